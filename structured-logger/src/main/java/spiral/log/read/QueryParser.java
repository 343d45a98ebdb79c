package spiral.log.read;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/// Reads a question by recursive descent.
///
///     query := or { "last" DURATION | "since" TIME | "until" TIME }
///     or    := and { "or" and }        and := not { "and" not }
///     not   := "not" not | "(" or ")" | FIELD [ OPERATOR VALUE ]
final class QueryParser {
    private static final int MAX_DEPTH = 100;

    private final String text;
    private final Instant now;
    private int at;
    private int depth;
    // where the last word begins
    private int place;

    QueryParser(String text, Instant now) {
        this.text = text;
        this.now = now;
    }

    Query query() {
        Query query = isEnd() || isSpan() ? new Query.All() : or();
        while (!isEnd()) {
            query = new Query.And(span(), query);
        }
        return query;
    }

    private Query or() {
        Query query = and();
        while (skipWord("or")) {
            query = new Query.Or(query, and());
        }
        return query;
    }

    private Query and() {
        Query query = not();
        while (skipWord("and")) {
            query = new Query.And(query, not());
        }
        return query;
    }

    private Query not() {
        if (depth++ > MAX_DEPTH) {
            throw wrong("at most " + MAX_DEPTH + " levels are possible");
        }
        Query query;
        if (skipWord("not")) {
            query = new Query.Not(not());
        } else if (skip("(")) {
            query = or();
            if (!skip(")")) {
                throw wrong("a closing parenthesis is missing here");
            }
        } else {
            query = condition();
        }
        depth--;
        return query;
    }

    private Query condition() {
        String field = word("the name of a field");
        if (text.charAt(place) != '"' && field.matches("(?i)and|or")) {
            throw refused("the name of a field is expected here; write \"" + field + "\" for one");
        }
        for (Operator operator : Operator.values()) {
            if (skip(operator.sign)) {
                return compared(field, operator);
            }
        }
        return new Query.Exists(field);
    }

    private Query compared(String field, Operator operator) {
        String value = word("a value");
        boolean contains = operator == Operator.CONTAINS || operator == Operator.LACKS;
        if (!contains && (field.equals("level") || field.equals("log.level"))) {
            return LevelWords.parse(value)
                    .<Query>map(level -> new Query.LevelIs(operator, level))
                    .orElseThrow(() ->
                            refused(
                                    "a level must be one of trace, debug, info, warn, error but was '"
                                            + value
                                            + "'"));
        }
        if (!contains && Amounts.isDuration(field) && Amounts.of(value, field) == null) {
            throw refused("a duration such as 250ms is expected but was '" + value + "'");
        }
        return new Query.Compared(field, operator, value);
    }

    private boolean isSpan() {
        return text.substring(at).matches("(?is)(last|since|until)(\\s.*)?");
    }

    private Query span() {
        if (skipWord("last")) {
            return new Query.During(now.minus(duration()), Instant.MAX);
        } else if (skipWord("since")) {
            return new Query.During(time(), Instant.MAX);
        } else if (skipWord("until")) {
            return new Query.During(Instant.MIN, time());
        }
        throw wrong("'and', 'or', 'last', 'since', 'until' or the end is expected here");
    }

    private Duration duration() {
        String word = word("a duration");
        return Amounts.duration(word)
                .filter(it -> !it.isNegative())
                .orElseThrow(
                        () -> refused("a duration such as 15m is expected but was '" + word + "'"));
    }

    private Instant time() {
        String word = word("a time");
        try {
            return Instant.parse(word.length() == 10 ? word + "T00:00:00Z" : word);
        } catch (DateTimeException wrong) {
            throw refused("a time such as 2026-03-01T09:30:00Z is expected but was '" + word + "'");
        }
    }

    /// A word, or text in quotes with `\"` and `\\` in it.
    private String word(String what) {
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

    private boolean skipWord(String word) {
        blanks();
        int end = at + word.length();
        boolean there =
                text.regionMatches(true, at, word, 0, word.length())
                        && (end == text.length() || " ()\t\r\n".indexOf(text.charAt(end)) >= 0);
        at = there ? end : at;
        return there;
    }

    private boolean skip(String sign) {
        blanks();
        boolean there = text.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    private boolean isEnd() {
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
    private QueryException refused(String sentence) {
        return new QueryException(place, sentence);
    }

    private QueryException wrong(String sentence) {
        return new QueryException(at, sentence);
    }
}
