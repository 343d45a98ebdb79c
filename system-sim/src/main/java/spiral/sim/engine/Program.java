package spiral.sim.engine;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import spiral.sim.Model;
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
import spiral.sim.expr.Expr.Ref;

/// A model made ready to run: its cells, the place of each in the row of values, and the order in
/// which they are computed. Constants and numeric starts are given for each run, so that models
/// which differ only in them share one program. Immutable.
///
///     values   0 .. 4   time, time step, initial time, final time, step number
///              5 ..     levels: stocks as declared, then the hidden ones
///              ..       what stays during a run, and what fixed delays remember
///              .. end   what is computed at every look, the [Telltales] last
public final class Program {
    private final List<Cell> cells;
    private final List<Cell> levels;
    private final List<Cell> start;
    private final List<Cell> look;
    private final Set<String> shapedBy;
    private final int checked;
    private final boolean checksLevels;
    private final Map<String, Integer> slots = new HashMap<>();
    // made when first asked for; guarded by this
    private Optional<Code> code = Optional.empty();

    private Program(List<Cell> all, Set<String> shapedBy) {
        this.shapedBy = shapedBy;
        List<Cell> inOrder = CellOrder.ofLook(all);
        Set<String> once = invariant(all, inOrder);
        look = inOrder.stream().filter(cell -> !once.contains(cell.key())).toList();
        levels =
                Stream.concat(
                                all.stream().filter(Pool.class::isInstance),
                                all.stream().filter(Level.class::isInstance))
                        .toList();
        Set<String> shown = Telltales.shownElsewhere(all, look);
        List<Cell> telltales = look.stream().filter(c -> !shown.contains(c.key())).toList();
        checked = telltales.size();
        checksLevels = !levels.stream().allMatch(level -> shown.contains(level.key()));
        Set<String> varying = look.stream().map(Cell::key).collect(toSet());
        cells =
                Stream.of(
                                levels.stream(),
                                all.stream().filter(c -> !isLevel(c) && !varying.contains(c.key())),
                                look.stream().filter(c -> shown.contains(c.key())),
                                telltales.stream())
                        .flatMap(part -> part)
                        .toList();
        Ref.OF_TIME.forEach(ref -> slots.put(ref.key(), slots.size()));
        cells.forEach(cell -> slots.put(cell.key(), slots.size()));
        start = CellOrder.ofStart(cells, wantedAtStart(once));
    }

    /// The program of these variables.
    ///
    /// @throws ModelException for equations that read each other in a circle
    public static Program of(List<Variable> variables, List<NamedTable> tables) {
        Expansion expansion = Expansion.of(variables, tables);
        return new Program(expansion.cells(), expansion.shapedBy());
    }

    /// Whether another value of this constant may need another program: it is the order of a delay,
    /// or the time of a fixed one.
    public boolean isShapedBy(Variable constant) {
        return shapedBy.contains(constant.key());
    }

    /// This program where it serves these variables too, or else theirs.
    public Program over(List<Variable> variables, List<NamedTable> tables) {
        Program theirs = of(variables, tables);
        return theirs.equations().equals(equations()) ? this : theirs;
    }

    private List<Cell> equations() {
        return cells.stream().filter(cell -> !(cell instanceof Given)).toList();
    }

    private static boolean isLevel(Cell cell) {
        return cell instanceof Pool || cell instanceof Level;
    }

    /// What stays during a run, because all that it reads stays.
    private static Set<String> invariant(List<Cell> all, List<Cell> inOrder) {
        Set<String> steady = new HashSet<>();
        Stream.of(Ref.TIME_STEP, Ref.INITIAL_TIME, Ref.FINAL_TIME)
                .forEach(ref -> steady.add(ref.key()));
        all.stream()
                .filter(cell -> cell instanceof Given || cell instanceof Frozen)
                .forEach(cell -> steady.add(cell.key()));
        Set<String> once = new HashSet<>();
        for (Cell cell : inOrder) {
            boolean stays =
                    cell.equation().reads().stream().allMatch(r -> steady.contains(r.key()));
            if (cell instanceof Computed && stays) {
                once.add(cell.key());
                steady.add(cell.key());
            }
        }
        return once;
    }

    private List<Cell> wantedAtStart(Set<String> once) {
        List<Cell> wanted = new ArrayList<>(levels);
        cells.stream()
                .filter(c -> c instanceof Memory || c instanceof Frozen || once.contains(c.key()))
                .forEach(wanted::add);
        return wanted;
    }

    /// All cells, in the order of their places.
    public List<Cell> cells() {
        return cells;
    }

    /// What remembers and changes with the time: stocks as declared, then the stages of delays.
    public List<Cell> levels() {
        return levels;
    }

    /// What is computed once, before the first step.
    public List<Cell> start() {
        return start;
    }

    /// What is computed at every look at a moment.
    public List<Cell> look() {
        return look;
    }

    /// The cells that remember what another was.
    public List<Memory> memories() {
        return cells.stream().filter(Memory.class::isInstance).map(Memory.class::cast).toList();
    }

    /// The stocks, as declared.
    public List<Pool> pools() {
        return levels.stream().filter(Pool.class::isInstance).map(Pool.class::cast).toList();
    }

    /// The pipes that fill or drain a stock.
    public List<Pipe> pipes(Pool pool) {
        return look.stream()
                .filter(Pipe.class::isInstance)
                .map(Pipe.class::cast)
                .filter(pipe -> pipe.direction(pool) != 0)
                .toList();
    }

    /// Whether the end of a pipe is a stock that cannot give more than it holds.
    public boolean isLimited(Optional<String> end) {
        return end.map(name -> levels.get(level(name)))
                .filter(cell -> cell instanceof Pool pool && pool.nonNegative())
                .isPresent();
    }

    /// How many places the row of values has.
    public int size() {
        return Ref.OF_TIME.size() + cells.size();
    }

    /// How many places at the end of the row show whether all that a look computed is finite.
    int checked() {
        return checked;
    }

    /// Whether some level must be looked at, too, because nothing that is checked shows it.
    boolean checksLevels() {
        return checksLevels;
    }

    /// The place of a cell, in any spelling of its name.
    public int slot(String name) {
        Integer slot = slots.get(Ref.key(name));
        if (slot == null) {
            throw new ModelException("no value is called " + name);
        }
        return slot;
    }

    /// The name under which the start of a stock is given, where it is a number.
    public static String startOf(String stock) {
        return Expansion.startOf(stock);
    }

    /// A row of values with what is given before the run filled in.
    double[] given(Model model) {
        double[] values = new double[size()];
        values[slot(Ref.TIME.name())] = model.time().start();
        values[slot(Ref.TIME_STEP.name())] = model.time().step();
        values[slot(Ref.INITIAL_TIME.name())] = model.time().start();
        values[slot(Ref.FINAL_TIME.name())] = model.time().stop();
        for (Variable variable : model.variables()) {
            given(variable).ifPresent(given -> values[slot(given.name())] = given.value());
        }
        return values;
    }

    private static Optional<Given> given(Variable variable) {
        return switch (variable) {
            case Variable.Constant(String name, _, double value) ->
                    Optional.of(new Given(name, value));
            case Variable.Stock(String name, _, Expr.Literal(double value), _) ->
                    Optional.of(new Given(Expansion.startOf(name), value));
            default -> Optional.empty();
        };
    }

    /// The index of a level among [#levels].
    public int level(String name) {
        return slot(name) - Ref.OF_TIME.size();
    }

    /// The bytecode of this program, made at the first call.
    synchronized Code code() {
        if (code.isEmpty()) {
            code = Optional.of(Compiler.compile(this));
        }
        return code.get();
    }
}
