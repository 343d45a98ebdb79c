package spiral.sim.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spiral.sim.parse.Token.Kind;

/// Cuts a text into tokens.
final class Lexer {
    private static final Pattern NUMBER =
            Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_.$']*");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SYMBOL =
            Pattern.compile("(?i):(and|or|not):|<>|!=|<=|>=|==|[-+*/^(),=<>\\[\\]]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+|\\{[^}]*}");

    private final String text;
    private final Matcher matcher;
    // owner of the two below: the thread that reads
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
        matcher = SPACE.matcher(text);
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.add(Kind.END, "", lexer.at);
        return lexer.tokens;
    }

    private void next() {
        if (found(SPACE)) {
            at = matcher.end();
        } else if (found(NUMBER)) {
            add(Kind.NUMBER, matcher.group(), matcher.end());
        } else if (found(WORD)) {
            add(Kind.WORD, matcher.group(), matcher.end());
        } else if (found(QUOTED)) {
            add(Kind.QUOTED, matcher.group(1).replaceAll("\\\\(.)", "$1"), matcher.end());
        } else if (found(SYMBOL)) {
            add(Kind.SYMBOL, matcher.group(), matcher.end());
        } else {
            throw new EquationException(strange(), text, at);
        }
    }

    private boolean found(Pattern pattern) {
        return matcher.usePattern(pattern).region(at, text.length()).lookingAt();
    }

    private void add(Kind kind, String piece, int end) {
        tokens.add(new Token(kind, piece, at, end));
        at = end;
    }

    private String strange() {
        return text.charAt(at) == '"'
                ? "a name in quotes does not end"
                : Character.toString(text.codePointAt(at)) + " has no meaning in an equation";
    }
}
