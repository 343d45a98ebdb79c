package spiral.sim.parse;

import java.util.ArrayList;
import java.util.List;
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
import spiral.sim.expr.Table.Mode;
import spiral.sim.parse.Dialect.Arity;
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

    private static final Map<String, Mode> LOOKUPS =
            Map.of(
                    "lookup", Mode.CLAMP,
                    "with lookup", Mode.CLAMP,
                    "lookup extrapolate", Mode.EXTRAPOLATE,
                    "lookup discrete", Mode.DISCRETE);

    private static final Arity IF_THEN_ELSE =
            Arity.of(3, args -> new Choice(args.get(0), args.get(1), args.get(2)));

    private final Dialect dialect;
    private final Tokens tokens;
    // owner: the thread that reads
    private int depth;

    private Parser(String text, Dialect dialect) {
        this.dialect = dialect;
        tokens = new Tokens(text, dialect);
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
        Token rest = parser.tokens.next();
        if (rest.kind() != Kind.END) {
            throw parser.tokens.problem("an operator is missing before " + rest);
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
            throw tokens.problem("parentheses are nested deeper than " + MAX_DEPTH);
        }
        Expr left = value();
        Optional<Operator> operator = dialect.operator(tokens.next());
        while (operator.isPresent() && operator.get().rank() > rank) {
            tokens.skip(1);
            left = new Binary(operator.get(), left, expression(rightRank(operator.get())));
            operator = dialect.operator(tokens.next());
        }
        depth--;
        return left;
    }

    private static int rightRank(Operator operator) {
        return operator == Operator.POWER ? Operator.SIGN - 1 : operator.rank();
    }

    private Expr value() {
        if (tokens.skipped("(")) {
            Expr inner = expression(LOOSEST);
            tokens.expect(")");
            return inner;
        }
        if (tokens.skipped("-")) {
            return negative(expression(Operator.SIGN));
        }
        if (tokens.skipped("+")) {
            return expression(Operator.SIGN);
        }
        if (tokens.skipped(":NOT:") || tokens.skippedWord("NOT")) {
            return new Unary(MathFunction.NOT, expression(dialect.notRank()));
        }
        return switch (tokens.next().kind()) {
            case NUMBER -> new Literal(tokens.number());
            case WORD, QUOTED -> named();
            default -> throw tokens.problem("a value is missing before " + tokens.next());
        };
    }

    private static Expr negative(Expr operand) {
        return operand instanceof Literal(double number) && number != 0
                ? new Literal(-number)
                : new Unary(MathFunction.NEGATE, operand);
    }

    private Expr named() {
        if (isIfThenElse()) {
            tokens.skip(3);
            return chosen(arguments());
        }
        if (tokens.skippedWord("IF")) {
            Expr condition = expression(LOOSEST);
            tokens.expectWord("THEN");
            Expr then = expression(LOOSEST);
            tokens.expectWord("ELSE");
            return new Choice(condition, then, expression(LOOSEST));
        }
        int start = tokens.place();
        String name = tokens.functionName().orElseGet(tokens::name);
        return tokens.next().is("(") ? call(name, start) : dialect.name(name);
    }

    private Expr chosen(List<Expr> args) {
        if (!IF_THEN_ELSE.takes(args.size())) {
            throw tokens.problem(IF_THEN_ELSE.wrongCount("IF THEN ELSE", args.size()));
        }
        return IF_THEN_ELSE.call().apply(args);
    }

    private boolean isIfThenElse() {
        return tokens.next().isWord("IF")
                && tokens.ahead(1).isWord("THEN")
                && tokens.ahead(2).isWord("ELSE");
    }

    private Expr call(String name, int start) {
        Optional<Mode> inline = Optional.ofNullable(LOOKUPS.get(Ref.key(name)));
        if (inline.isPresent()) {
            return lookUp(inline.get());
        }
        List<Expr> arguments = arguments();
        Arity function = dialect.arity(name).orElse(Arity.of(1, args -> applied(name, args)));
        if (!function.takes(arguments.size())) {
            tokens.backTo(start);
            throw tokens.problem(
                    dialect.arity(name).isPresent()
                            ? function.wrongCount(name, arguments.size())
                            : "no function is called " + name + hint(name));
        }
        return function.call().apply(arguments);
    }

    private static Expr applied(String table, List<Expr> arguments) {
        return new Apply(new Ref(table), arguments.getFirst());
    }

    private String hint(String name) {
        return Nearest.hint(name, dialect.functionNames().stream());
    }

    private List<Expr> arguments() {
        List<Expr> arguments = new ArrayList<>();
        tokens.expect("(");
        do {
            arguments.add(expression(LOOSEST));
        } while (tokens.skipped(","));
        tokens.expect(")");
        return arguments;
    }

    /// The rest of `LOOKUP(x, ((0,1),(2,3)))`.
    private Expr lookUp(Mode mode) {
        tokens.expect("(");
        Expr x = expression(LOOSEST);
        tokens.expect(",");
        Expr lookup = new Lookup(new Points(tokens).table(mode), x);
        tokens.expect(")");
        return lookup;
    }
}
