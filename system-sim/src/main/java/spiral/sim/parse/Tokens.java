package spiral.sim.parse;

import java.util.List;
import java.util.Optional;
import spiral.sim.parse.Token.Kind;

/// The tokens of one equation, and how far they have been read. One thread at a time.
final class Tokens {
    private final String text;
    private final Dialect dialect;
    private final List<Token> tokens;
    // owner: the thread that reads
    private int at;

    Tokens(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
        tokens = Lexer.tokens(text);
    }

    /// The token that comes next.
    Token next() {
        return tokens.get(at);
    }

    /// One of the tokens behind the next, or the end.
    Token ahead(int places) {
        return tokens.get(Math.min(at + places, tokens.size() - 1));
    }

    Token taken() {
        return tokens.get(at++);
    }

    void skip(int places) {
        at += places;
    }

    int place() {
        return at;
    }

    /// Goes back, mostly to point at what was wrong.
    void backTo(int place) {
        at = place;
    }

    boolean skipped(String symbol) {
        boolean there = next().is(symbol);
        at += there ? 1 : 0;
        return there;
    }

    boolean skippedWord(String word) {
        boolean there = dialect.reserves(word) && next().isWord(word);
        at += there ? 1 : 0;
        return there;
    }

    void expect(String symbol) {
        if (!skipped(symbol)) {
            throw problem("a " + symbol + " is missing before " + next());
        }
    }

    void expectWord(String word) {
        if (!skippedWord(word)) {
            throw problem(word + " is missing before " + next());
        }
    }

    double number() {
        if (next().kind() != Kind.NUMBER) {
            throw problem("a number is missing before " + next());
        }
        double value = Double.parseDouble(next().text());
        if (!Double.isFinite(value)) {
            throw problem(next() + " is larger than every number here");
        }
        at++;
        return value;
    }

    /// Words right before a parenthesis that are a function's name, reserved ones among them.
    Optional<String> functionName() {
        StringBuilder name = new StringBuilder();
        int words = 0;
        while (ahead(words).kind() == Kind.WORD) {
            name.append(' ').append(ahead(words++).text());
        }
        boolean called = ahead(words).is("(") && dialect.arity(name.toString()).isPresent();
        at += called ? words : 0;
        return called ? Optional.of(name.toString().strip()) : Optional.empty();
    }

    /// Words in a row, or one in quotes.
    String name() {
        Token first = next();
        if (first.kind() == Kind.WORD && dialect.reserves(first.text())) {
            throw problem(first + " is an operator here; a name like it stands in quotes");
        }
        StringBuilder name = new StringBuilder(taken().text());
        while (first.kind() == Kind.WORD && continuesName(next())) {
            name.append(' ').append(taken().text());
        }
        return name.toString();
    }

    private boolean continuesName(Token token) {
        return token.kind() == Kind.NUMBER
                || (token.kind() == Kind.WORD && !dialect.reserves(token.text()));
    }

    /// What is the matter with the next token.
    EquationException problem(String sentence) {
        return new EquationException(sentence, text, next().start());
    }
}
