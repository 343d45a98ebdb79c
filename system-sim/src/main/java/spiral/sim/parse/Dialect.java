package spiral.sim.parse;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Call;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Function;
import spiral.sim.expr.MathFunction;
import spiral.sim.expr.Operator;

/// How one family of programs writes equations: which words are operators, what functions are
/// called, how tightly `NOT` binds.
///
///     SIM      -Room ^ 2   IF THEN ELSE(a, b, c)   NOT a > b  is  NOT (a > b)
///     VENSIM   the same; :AND: :OR: :NOT:, no word is reserved
///     XMILE    IF a THEN b ELSE c, a MOD b, dt;    NOT a > b  is  (NOT a) > b
///
/// In all three a name may hold spaces and does not care for case, `^` binds to the right and
/// tighter than a sign.
public enum Dialect {
    /// The field's common words: what both of the others understand, where they agree.
    SIM(true, Operator.AND.rank()),
    VENSIM(false, Operator.AND.rank()),
    XMILE(true, Operator.SIGN);

    private static final Set<String> OPERATORS =
            Set.of("AND", "OR", "NOT", "MOD", "IF", "THEN", "ELSE");

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

    private static final Map<String, Arity> FUNCTIONS = functions();

    private static final Map<String, String> OTHER_NAMES =
            Map.ofEntries(
                    Map.entry("smoothi", "smooth"),
                    Map.entry("smooth3i", "smooth3"),
                    Map.entry("delay1i", "delay1"),
                    Map.entry("delay3i", "delay3"),
                    Map.entry("smth1", "smooth"),
                    Map.entry("smth3", "smooth3"),
                    Map.entry("sqr root", "sqrt"));

    private static final Map<String, String> XMILE_NAMES =
            Map.of(
                    "int", "floor",
                    "pulse", "pulse of",
                    "delay", "delay fixed",
                    "random", "random uniform",
                    "init", "initial");

    private static final Map<String, Ref> XMILE_TIMES =
            Map.of(
                    "dt", Ref.TIME_STEP,
                    "starttime", Ref.INITIAL_TIME,
                    "stoptime", Ref.FINAL_TIME);

    private final boolean wordsAreOperators;
    private final int notRank;

    Dialect(boolean wordsAreOperators, int notRank) {
        this.wordsAreOperators = wordsAreOperators;
        this.notRank = notRank;
    }

    /// Whether a word is an operator and cannot be part of a name.
    boolean reserves(String word) {
        return wordsAreOperators && OPERATORS.contains(word.toUpperCase(Locale.ROOT));
    }

    /// The operator that a token is, if it is one.
    Optional<Operator> operator(Token token) {
        String text = token.text().toUpperCase(Locale.ROOT);
        return switch (token.kind()) {
            case SYMBOL -> Optional.ofNullable(SYMBOLS.get(text));
            case WORD -> Optional.ofNullable(WORDS.get(text)).filter(_ -> wordsAreOperators);
            default -> Optional.empty();
        };
    }

    int notRank() {
        return notRank;
    }

    /// What a bare name means: a variable, or a moment of the time.
    Expr name(String name) {
        Ref ref = new Ref(name);
        return this == XMILE ? XMILE_TIMES.getOrDefault(ref.key(), ref) : ref;
    }

    /// What a function of this name is; empty when there is none.
    Optional<Arity> arity(String name) {
        return Optional.ofNullable(FUNCTIONS.get(functionKey(name)));
    }

    List<String> functionNames() {
        return FUNCTIONS.keySet().stream().map(key -> key.toUpperCase(Locale.ROOT)).toList();
    }

    /// A function: how many arguments it takes, and the tree that a call of it is.
    record Arity(int fewest, int most, java.util.function.Function<List<Expr>, Expr> call) {
        static Arity of(int count, java.util.function.Function<List<Expr>, Expr> call) {
            return new Arity(count, count, call);
        }

        boolean takes(int count) {
            return count >= fewest && count <= most;
        }

        String wrongCount(String name, int given) {
            String several =
                    most == Integer.MAX_VALUE ? fewest + " or more" : fewest + " to " + most;
            String wanted = fewest == most ? "" + fewest : several;
            return "%s takes %s values but got %d".formatted(name, wanted, given);
        }
    }

    private static Map<String, Arity> functions() {
        Map<String, Arity> all = new TreeMap<>();
        Stream.of(MathFunction.values())
                .filter(Dialect::isCalled)
                .forEach(f ->
                        all.put(
                                Ref.key(f.symbol()),
                                Arity.of(1, args -> args.getFirst().apply(f))));
        Stream.of(Operator.values())
                .filter(Operator::isCall)
                .forEach(o ->
                        all.put(
                                Ref.key(o.symbol()),
                                new Arity(2, most(o), args -> folded(o, args))));
        Stream.of(Function.values())
                .forEach(f ->
                        all.put(
                                Ref.key(f.symbol()),
                                new Arity(f.fewest(), f.most(), args -> new Call(f, args))));
        return Collections.unmodifiableMap(all);
    }

    private String functionKey(String name) {
        String key = Ref.key(name);
        String own = this == XMILE ? XMILE_NAMES.getOrDefault(key, key) : key;
        return OTHER_NAMES.getOrDefault(own, own);
    }

    private static boolean isCalled(MathFunction function) {
        return function != MathFunction.NEGATE && function != MathFunction.NOT;
    }

    private static int most(Operator operator) {
        return operator == Operator.MIN || operator == Operator.MAX ? Integer.MAX_VALUE : 2;
    }

    private static Expr folded(Operator operator, List<Expr> args) {
        return args.stream()
                .reduce((left, right) -> new Expr.Binary(operator, left, right))
                .orElseThrow();
    }
}
