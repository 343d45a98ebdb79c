package spiral.sim;

import java.util.List;
import java.util.stream.Stream;
import spiral.sim.Variable.Constant;
import spiral.sim.Variable.Flow;
import spiral.sim.Variable.Stock;
import spiral.sim.engine.Machine;
import spiral.sim.engine.Machine.NotFinite;
import spiral.sim.engine.Program;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.parse.Nearest;
import spiral.sim.units.UnitCheck;

/// A model as data: its time, its variables and its feedback loops. Immutable and checked; any
/// number of threads may run it.
public final class Model {
    private final String name;
    private final TimeSpan time;
    private final List<Variable> variables;
    private final List<NamedTable> tables;
    private final List<FeedbackLoop> loops;
    private final Program program;

    private Model(
            String name,
            TimeSpan time,
            List<Variable> variables,
            List<NamedTable> tables,
            List<FeedbackLoop> loops,
            Program program) {
        this.name = name;
        this.time = time;
        this.variables = variables;
        this.tables = tables;
        this.loops = loops;
        this.program = program;
    }

    static Model of(Draft draft) {
        Names.check(draft);
        Program program = Program.of(draft.variables(), draft.tables());
        List<Variable> variables =
                UnitCheck.inferred(draft.variables(), draft.tables(), draft.time().unit());
        Model unlooped =
                new Model(
                        draft.name(), draft.time(), variables, draft.tables(), List.of(), program);
        if (draft.loops().isEmpty()) {
            return unlooped;
        }
        LoopCheck check = new LoopCheck(unlooped);
        return unlooped.withLoops(draft.loops().stream().map(check::measured).toList());
    }

    private Model withLoops(List<FeedbackLoop> named) {
        return new Model(name, time, variables, tables, named, program);
    }

    /// What it is called in sentences about it.
    public String name() {
        return name;
    }

    /// When it begins and ends, its step and its unit.
    public TimeSpan time() {
        return time;
    }

    /// All variables, in the order in which they were declared.
    public List<Variable> variables() {
        return variables;
    }

    /// The tables that equations call by name.
    public List<NamedTable> tables() {
        return tables;
    }

    /// The model made ready to run.
    public Program program() {
        return program;
    }

    /// The named feedback loops, in the order in which they were declared.
    public List<FeedbackLoop> loops() {
        return loops;
    }

    /// The stocks among the variables: the state of the model.
    public List<Stock> stocks() {
        return of(Stock.class).toList();
    }

    /// The flows among the variables.
    public List<Flow> flows() {
        return of(Flow.class).toList();
    }

    private <V extends Variable> Stream<V> of(Class<V> kind) {
        return variables.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// The variable of this name, in any spelling.
    ///
    /// @throws ModelException naming those that exist
    public Variable variable(String wanted) {
        String key = Ref.key(wanted);
        return variables.stream()
                .filter(v -> v.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ModelException(unknown(wanted)));
    }

    private String unknown(String wanted) {
        List<String> names = variables.stream().map(Variable::name).toList();
        String hint = Nearest.hint(wanted, names.stream());
        return "%s has no variable %s"
                .formatted(name, wanted)
                .concat(hint.isEmpty() ? "; it has " + String.join(", ", names) : hint);
    }

    /// The same model with another value for a constant, or another start for a stock. Its loops
    /// keep the signs that they had when it was built.
    public Model with(String variable, double value) {
        if (!Double.isFinite(value)) {
            throw new ModelException(variable + " must be a finite number but was " + value);
        }
        Variable old = variable(variable);
        Variable changed =
                switch (old) {
                    case Constant c -> new Constant(c.name(), c.unit(), value);
                    case Stock s ->
                            new Stock(s.name(), s.unit(), new Literal(value), s.nonNegative());
                    default -> throw new ModelException(follows(old));
                };
        List<Variable> others = variables.stream().map(v -> v.equals(old) ? changed : v).toList();
        boolean sameShape = old.equation() instanceof Literal && !program.isShapedBy(old);
        Program theirs = sameShape ? program : program.over(others, tables);
        return new Model(name, time, others, tables, loops, theirs);
    }

    private static String follows(Variable variable) {
        return variable.name()
                + " follows from other variables; set a constant or the start of a stock instead";
    }

    /// The same model over another time, or in other steps.
    public Model over(TimeSpan span) {
        return new Model(name, span, variables, tables, loops, program);
    }

    /// Runs this model from start to stop, by bytecode.
    ///
    /// @throws ModelException when a value becomes NaN or infinite, naming variable and time
    public Run run(Integrator integrator) {
        try {
            return Run.of(this, Machine.compiled(this, integrator));
        } catch (NotFinite nobodyKnowsWhy) {
            return interpreted(integrator);
        }
    }

    /// The same run by the readable engine: the same bits, and slower.
    public Run interpreted(Integrator integrator) {
        return Run.of(this, Machine.interpreted(this, integrator));
    }
}
