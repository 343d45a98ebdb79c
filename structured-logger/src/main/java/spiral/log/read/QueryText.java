package spiral.log.read;

/// The text of a question, read from left to right, word by word.
final class QueryText {
    private final String text;
    private int at;
    // where the last word begins
    private int place;

    QueryText(String text) {
        this.text = text;
    }

    /// Whether the last word was written without quotes.
    boolean isBare() {
        return text.charAt(place) != '"';
    }

    /// Whether nothing but spans of time follows.
    boolean isSpan() {
        return text.substring(at).matches("(?is)(last|since|until)(\\s.*)?");
    }

    /// A word, or text in quotes with `\"` and `\\` in it.
    String word(String what) {
        blanks();
        place = at;
        if (skip("\"")) {
            return quoted();
        }
        while (at < text.length() && !ends(text.charAt(at))) {
            at++;
        }
        if (at == place) {
            throw wrong(what + " is expected here");
        }
        return text.substring(place, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        if (!skip("\"")) {
            throw wrong("a closing quote is missing here");
        }
        return value.toString();
    }

    /// Goes over a keyword, if it is there.
    boolean skipWord(String word) {
        blanks();
        int end = at + word.length();
        boolean there =
                text.regionMatches(true, at, word, 0, word.length())
                        && (end == text.length() || " ()\t\r\n".indexOf(text.charAt(end)) >= 0);
        at = there ? end : at;
        return there;
    }

    /// Goes over a sign, if it is there.
    boolean skip(String sign) {
        blanks();
        boolean there = text.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    boolean isEnd() {
        blanks();
        return at == text.length();
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean ends(char c) {
        return Character.isWhitespace(c) || "()=!<>~\"".indexOf(c) >= 0;
    }

    /// The last word is not what is needed.
    QueryException refused(String sentence) {
        return new QueryException(place, sentence);
    }

    /// What stands here is not what is needed.
    QueryException wrong(String sentence) {
        return new QueryException(at, sentence);
    }
}
