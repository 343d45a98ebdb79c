package spiral.sim.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import spiral.sim.ModelException;
import spiral.sim.NamedTable;
import spiral.sim.Variable;
import spiral.sim.engine.Cell.Computed;
import spiral.sim.engine.Cell.Frozen;
import spiral.sim.engine.Cell.Given;
import spiral.sim.engine.Cell.Level;
import spiral.sim.engine.Cell.Memory;
import spiral.sim.engine.Cell.Pipe;
import spiral.sim.engine.Cell.Pool;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Apply;
import spiral.sim.expr.Expr.Call;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Lookup;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Table;
import spiral.sim.expr.Written;

/// Variables as cells. Functions that remember become hidden parts of their variable:
///
///     SMOOTH(x, T)     x -> [1] -> [2] -> [3] -> out     each: d/dt = (before - own) / (T / n)
///     DELAY(x, T)      x => [1] => [2] => [3] => out     each: out = own / (T / n), nothing lost
///     DELAY FIXED      a row of as many places as T has steps; x itself where T is known to be 0
///     PREVIOUS         such a row of one place
///     SAMPLE IF TRUE   out = IF condition THEN x ELSE PREVIOUS(out)
///
/// Named tables are put in, and what is short for a larger equation is written out.
final class Expansion {
    /// More hidden stocks than this in one delay are refused.
    static final int MAX_ORDER = 1000;

    private static final String STAGE = "stage";
    private static final String TIME = "time";

    private final Map<String, Table> tables;
    private final Known known;
    // owner of the three below: the thread that builds
    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, Integer> parts = new LinkedHashMap<>();
    private String owner = "";

    private Expansion(List<Variable> variables, List<NamedTable> tables) {
        known = new Known(variables);
        this.tables = tables.stream().collect(Collectors.toMap(NamedTable::key, NamedTable::table));
    }

    static Expansion of(List<Variable> variables, List<NamedTable> tables) {
        Expansion expansion = new Expansion(variables, tables);
        variables.forEach(expansion::add);
        return expansion;
    }

    List<Cell> cells() {
        return cells;
    }

    /// The constants on which the number of hidden parts depends.
    Set<String> shapedBy() {
        return known.asked();
    }

    private void add(Variable variable) {
        owner = variable.name();
        Expr equation = lowered(variable.equation());
        cells.add(
                switch (variable) {
                    case Variable.Constant c -> new Given(owner, c.value());
                    case Variable.Aux _ -> new Computed(owner, equation);
                    case Variable.Flow f -> new Pipe(owner, equation, f.from(), f.to());
                    case Variable.Stock s -> new Pool(owner, start(equation), s.nonNegative());
                });
    }

    /// A number at which a stock starts is given, so that another one needs no other program.
    private Expr start(Expr equation) {
        return equation instanceof Literal(double value)
                ? added(new Given(startOf(owner), value))
                : equation;
    }

    static String startOf(String stock) {
        return stock + Cell.HIDDEN + "start";
    }

    /// Whether a cell says how long one stage of a delay lasts.
    static boolean isStage(Cell cell) {
        return cell.name().startsWith(cell.owner() + Cell.HIDDEN + STAGE);
    }

    /// Whether a cell says how long a fixed delay lasts.
    static boolean isTime(Cell cell) {
        return cell.name().startsWith(cell.owner() + Cell.HIDDEN + TIME);
    }

    private Expr lowered(Expr expr) {
        return switch (expr) {
            case Apply(Ref table, Expr at) ->
                    new Lookup(Objects.requireNonNull(tables.get(table.key())), lowered(at));
            case Call(var function, List<Expr> arguments) -> {
                Call inner = new Call(function, arguments.stream().map(this::lowered).toList());
                yield function.remembers() ? remembered(inner) : inner.meaning();
            }
            default -> expr.mapped(this::lowered);
        };
    }

    private Expr remembered(Call call) {
        List<Expr> args = call.arguments();
        Expr input = args.getFirst();
        return switch (call.function()) {
            case SMOOTH -> smooth(args, 1);
            case SMOOTH3 -> smooth(args, 3);
            case SMOOTH_N -> smooth(args, order(call));
            case DELAY1 -> delay(args, 1);
            case DELAY3 -> delay(args, 3);
            case DELAY_N -> delay(args, order(call));
            case DELAY_FIXED -> fixed(args);
            case PREVIOUS -> memory(part("input", input), Ref.TIME_STEP, args.get(1));
            case SAMPLE_IF_TRUE -> sample(args);
            default -> added(new Frozen(name("initial"), input));
        };
    }

    private int order(Call call) {
        Expr order = call.arguments().get(3);
        return (int)
                (double)
                        known.value(order)
                                .filter(n -> n >= 1 && n <= MAX_ORDER && n == Math.rint(n))
                                .orElseThrow(
                                        () -> ModelException.about(owner, noOrder(call, order)));
    }

    private String noOrder(Call call, Expr order) {
        String found =
                known.value(order)
                        .map(n -> ", but %s is %s".formatted(Written.of(order), Written.of(n)))
                        .orElse(
                                " that constants give, which %s is not"
                                        .formatted(Written.of(order)));
        return "%s: the order of %s must be a whole number from 1 to %d%s"
                .formatted(owner, call.function().symbol(), MAX_ORDER, found);
    }

    private Expr fixed(List<Expr> args) {
        Expr input = args.getFirst();
        boolean passes = known.value(args.get(1)).filter(time -> time == 0).isPresent();
        return passes ? input : memory(part("input", input), part(TIME, args.get(1)), args.get(2));
    }

    private Expr smooth(List<Expr> args, int order) {
        Expr before = part("input", args.getFirst());
        Expr stage = part(STAGE, args.get(1).over(order));
        Expr start = args.size() > 2 ? args.get(2) : before;
        for (int i = 1; i <= order; i++) {
            String level = name("level");
            before = level(level, start, before.minus(new Ref(level)).over(stage));
        }
        return before;
    }

    private Expr delay(List<Expr> args, int order) {
        Expr before = part("input", args.getFirst());
        Expr stage = part(STAGE, args.get(1).over(order));
        Expr start = (args.size() > 2 ? args.get(2) : before).times(stage);
        for (int i = 1; i <= order; i++) {
            String level = name("level");
            Expr out = part("out", new Ref(level).over(stage));
            level(level, start, before.minus(out));
            before = out;
        }
        return before;
    }

    private Expr level(String name, Expr start, Expr rate) {
        Ref change = part("rate", rate);
        return added(new Level(name, start, change.name()));
    }

    private Ref memory(Ref input, Expr span, Expr start) {
        Ref time = part("span", span);
        return added(new Memory(name("memory"), start, input.name(), time.name()));
    }

    private Expr sample(List<Expr> args) {
        Ref out = new Ref(name("sample"));
        Ref held = memory(out, Ref.TIME_STEP, args.get(2));
        return added(new Computed(out.name(), new Expr.Choice(args.getFirst(), args.get(1), held)));
    }

    private Ref part(String kind, Expr equation) {
        return added(new Computed(name(kind), equation));
    }

    private String name(String kind) {
        return owner + Cell.HIDDEN + kind + parts.merge(owner + kind, 1, Integer::sum);
    }

    private Ref added(Cell cell) {
        cells.add(cell);
        return new Ref(cell.name());
    }
}
