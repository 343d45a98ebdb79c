package spiral.sim.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Apply;
import spiral.sim.expr.Expr.Binary;
import spiral.sim.expr.Expr.Choice;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Lookup;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Expr.Unary;
import spiral.sim.expr.MathFunction;
import spiral.sim.expr.Operator;
import spiral.sim.expr.Table;
import spiral.sim.expr.Table.Mode;
import spiral.sim.expr.Table.Point;
import spiral.sim.parse.Token.Kind;

/// Reads one equation from its text.
///
/// How this works: operator precedence by binding powers (Pratt, "Top Down Operator Precedence",
/// 1973). [#expression] reads one value and then, as long as the next operator binds tighter than
/// the one that asked, that operator and its right side. Words in a row are one name; a name before
/// an opening parenthesis is a function, or else a table.
public final class Parser {
    private static final int LOOSEST = 0;

    /// Deeper nesting than this is refused.
    public static final int MAX_DEPTH = 200;

    private static final Map<String, Operator> SYMBOLS =
            Map.ofEntries(
                    Map.entry("+", Operator.PLUS),
                    Map.entry("-", Operator.MINUS),
                    Map.entry("*", Operator.TIMES),
                    Map.entry("/", Operator.OVER),
                    Map.entry("^", Operator.POWER),
                    Map.entry("=", Operator.EQUAL),
                    Map.entry("==", Operator.EQUAL),
                    Map.entry("<>", Operator.NOT_EQUAL),
                    Map.entry("!=", Operator.NOT_EQUAL),
                    Map.entry("<", Operator.LESS),
                    Map.entry(">", Operator.GREATER),
                    Map.entry("<=", Operator.AT_MOST),
                    Map.entry(">=", Operator.AT_LEAST),
                    Map.entry(":AND:", Operator.AND),
                    Map.entry(":OR:", Operator.OR));

    private static final Map<String, Operator> WORDS =
            Map.of("AND", Operator.AND, "OR", Operator.OR, "MOD", Operator.MOD);

    private static final Map<String, Mode> LOOKUPS =
            Map.of(
                    "lookup", Mode.CLAMP,
                    "with lookup", Mode.CLAMP,
                    "lookup extrapolate", Mode.EXTRAPOLATE,
                    "lookup discrete", Mode.DISCRETE);

    private final String text;
    private final Dialect dialect;
    private final List<Token> tokens;
    // owner of the two below: the thread that reads
    private int at;
    private int depth;

    private Parser(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
        tokens = Lexer.tokens(text);
    }

    /// The tree of an equation in our own dialect.
    ///
    /// @throws EquationException when the text is no equation
    public static Expr parse(String text) {
        return parse(text, Dialect.SIM);
    }

    /// The tree of an equation.
    ///
    /// @throws EquationException when the text is no equation
    public static Expr parse(String text, Dialect dialect) {
        Parser parser = new Parser(text, dialect);
        Expr whole = parser.expression(LOOSEST);
        if (parser.token().kind() != Kind.END) {
            throw parser.problem("an operator is missing before " + parser.token());
        }
        return whole;
    }

    /// What functions are called in our own dialect.
    public static List<String> functionNames() {
        return Dialect.SIM.functionNames();
    }

    /// Where a name first stands in a text.
    public static Optional<Integer> find(String name, String text) {
        List<Token> tokens = Lexer.tokens(text);
        for (int i = 0; i < tokens.size(); i++) {
            StringBuilder joined = new StringBuilder();
            for (int k = i; k < tokens.size() && isNamePart(tokens.get(k)); k++) {
                joined.append(' ').append(tokens.get(k).text());
                if (Ref.key(joined.toString()).equals(Ref.key(name))) {
                    return Optional.of(tokens.get(i).start());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isNamePart(Token token) {
        return token.kind() != Kind.SYMBOL && token.kind() != Kind.END;
    }

    private Expr expression(int rank) {
        if (++depth > MAX_DEPTH) {
            throw problem("parentheses are nested deeper than " + MAX_DEPTH);
        }
        Expr left = value();
        Optional<Operator> operator = operator();
        while (operator.isPresent() && operator.get().rank() > rank) {
            at++;
            left = new Binary(operator.get(), left, expression(rightRank(operator.get())));
            operator = operator();
        }
        depth--;
        return left;
    }

    private static int rightRank(Operator operator) {
        return operator == Operator.POWER ? Operator.SIGN - 1 : operator.rank();
    }

    private Optional<Operator> operator() {
        Token token = token();
        return Optional.ofNullable(
                switch (token.kind()) {
                    case SYMBOL -> SYMBOLS.get(token.text().toUpperCase(Locale.ROOT));
                    case WORD ->
                            dialect.reserves(token.text())
                                    ? WORDS.get(token.text().toUpperCase(Locale.ROOT))
                                    : null;
                    default -> null;
                });
    }

    private Expr value() {
        Token token = token();
        if (skipped("(")) {
            Expr inner = expression(LOOSEST);
            expect(")");
            return inner;
        }
        if (skipped("-")) {
            return negative(expression(Operator.SIGN));
        }
        if (skipped("+")) {
            return expression(Operator.SIGN);
        }
        if (skipped(":NOT:") || skippedWord("NOT")) {
            return new Unary(MathFunction.NOT, expression(dialect.notRank()));
        }
        return switch (token.kind()) {
            case NUMBER -> number();
            case WORD, QUOTED -> named();
            default -> throw problem("a value is missing before " + token);
        };
    }

    private static Expr negative(Expr operand) {
        return operand instanceof Literal(double number) && number != 0
                ? new Literal(-number)
                : new Unary(MathFunction.NEGATE, operand);
    }

    private Expr number() {
        Token token = token();
        at++;
        double value = Double.parseDouble(token.text());
        if (!Double.isFinite(value)) {
            at--;
            throw problem(token + " is larger than every number here");
        }
        return new Literal(value);
    }

    private Expr named() {
        if (isIfThenElse()) {
            at += 3;
            return choice(arguments());
        }
        if (skippedWord("IF")) {
            Expr condition = expression(LOOSEST);
            expectWord("THEN");
            Expr then = expression(LOOSEST);
            expectWord("ELSE");
            return new Choice(condition, then, expression(LOOSEST));
        }
        int start = at;
        String name = functionName().orElseGet(this::name);
        return token().is("(") ? call(name, start) : dialect.name(name);
    }

    private boolean isIfThenElse() {
        return token().isWord("IF")
                && tokens.get(at + 1).isWord("THEN")
                && tokens.get(at + 2).isWord("ELSE");
    }

    /// Words right before a parenthesis that are a function's name, reserved ones among them.
    private Optional<String> functionName() {
        StringBuilder name = new StringBuilder();
        int end = at;
        while (tokens.get(end).kind() == Kind.WORD) {
            name.append(' ').append(tokens.get(end++).text());
        }
        boolean called = tokens.get(end).is("(") && dialect.arity(name.toString()).isPresent();
        at = called ? end : at;
        return called ? Optional.of(name.toString().strip()) : Optional.empty();
    }

    private String name() {
        Token first = token();
        if (first.kind() == Kind.WORD && dialect.reserves(first.text())) {
            throw problem(first + " is an operator here; a name like it stands in quotes");
        }
        at++;
        StringBuilder name = new StringBuilder(first.text());
        while (first.kind() == Kind.WORD && continuesName(token())) {
            name.append(' ').append(token().text());
            at++;
        }
        return name.toString();
    }

    private boolean continuesName(Token token) {
        return token.kind() == Kind.NUMBER
                || (token.kind() == Kind.WORD && !dialect.reserves(token.text()));
    }

    private Expr call(String name, int start) {
        Optional<Mode> inline = Optional.ofNullable(LOOKUPS.get(Ref.key(name)));
        if (inline.isPresent()) {
            return lookUp(inline.get());
        }
        Optional<Dialect.Arity> function = dialect.arity(name);
        List<Expr> arguments = arguments();
        int most = function.map(Dialect.Arity::most).orElse(1);
        int fewest = function.map(Dialect.Arity::fewest).orElse(1);
        if (arguments.size() < fewest || arguments.size() > most) {
            at = start;
            throw problem(
                    function.isPresent()
                            ? wrongCount(name, fewest, most, arguments.size())
                            : "no function is called " + name + hint(name));
        }
        return function.isPresent()
                ? function.get().call().apply(arguments)
                : new Apply(new Ref(name), arguments.getFirst());
    }

    private String hint(String name) {
        return Nearest.hint(name, dialect.functionNames().stream());
    }

    private static String wrongCount(String name, int fewest, int most, int given) {
        String wanted =
                most == Integer.MAX_VALUE
                        ? fewest + " or more"
                        : fewest == most ? "" + fewest : fewest + " to " + most;
        return "%s takes %s values but got %d".formatted(name, wanted, given);
    }

    private Expr choice(List<Expr> arguments) {
        if (arguments.size() != 3) {
            throw problem(wrongCount("IF THEN ELSE", 3, 3, arguments.size()));
        }
        return new Choice(arguments.get(0), arguments.get(1), arguments.get(2));
    }

    private List<Expr> arguments() {
        List<Expr> arguments = new ArrayList<>();
        expect("(");
        do {
            arguments.add(expression(LOOSEST));
        } while (skipped(","));
        expect(")");
        return arguments;
    }

    /// The rest of `LOOKUP(x, ((0,1),(2,3)))`; Vensim may begin the points with its drawing range.
    private Expr lookUp(Mode mode) {
        expect("(");
        Expr x = expression(LOOSEST);
        expect(",");
        expect("(");
        skipRange();
        int start = at;
        List<Point> points = new ArrayList<>();
        do {
            points.add(point());
        } while (skipped(","));
        expect(")");
        expect(")");
        try {
            return new Lookup(new Table(points, mode), x);
        } catch (IllegalArgumentException unfit) {
            at = start;
            throw problem(String.valueOf(unfit.getMessage()));
        }
    }

    private void skipRange() {
        if (skipped("[")) {
            while (!skipped("]")) {
                if (token().kind() == Kind.END) {
                    throw problem("a ] is missing");
                }
                at++;
            }
            skipped(",");
        }
    }

    private Point point() {
        expect("(");
        double x = signed();
        expect(",");
        double y = signed();
        expect(")");
        return new Point(x, y);
    }

    private double signed() {
        double sign = skipped("-") ? -1 : 1;
        if (token().kind() != Kind.NUMBER) {
            throw problem("a number is missing before " + token());
        }
        return sign * ((Literal) number()).value();
    }

    private Token token() {
        return tokens.get(at);
    }

    private boolean skipped(String symbol) {
        boolean there = token().is(symbol);
        at += there ? 1 : 0;
        return there;
    }

    private boolean skippedWord(String word) {
        boolean there = dialect.reserves(word) && token().isWord(word);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String symbol) {
        if (!skipped(symbol)) {
            throw problem("a " + symbol + " is missing before " + token());
        }
    }

    private void expectWord(String word) {
        if (!skippedWord(word)) {
            throw problem(word + " is missing before " + token());
        }
    }

    private EquationException problem(String sentence) {
        return new EquationException(sentence, text, token().start());
    }
}
