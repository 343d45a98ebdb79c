package spiral.sim;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spiral.sim.Variable.Constant;
import spiral.sim.Variable.Flow;
import spiral.sim.Variable.Stock;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Ref;

/// A model as data: its time, its variables and its feedback loops. Immutable and checked; any
/// number of threads may run it.
public final class Model {
    private final String name;
    private final TimeSpan time;
    private final List<Variable> variables;
    private final List<FeedbackLoop> loops;

    private Model(String name, TimeSpan time, List<Variable> variables, List<FeedbackLoop> loops) {
        this.name = name;
        this.time = time;
        this.variables = variables;
        this.loops = loops;
    }

    static Model of(String name, TimeSpan time, List<Variable> variables, List<LoopClaim> claims) {
        Names.check(variables);
        Model unlooped = new Model(name, time, List.copyOf(variables), List.of());
        EvaluationOrder.check(unlooped);
        LoopCheck check = new LoopCheck(unlooped);
        List<FeedbackLoop> loops = claims.stream().map(check::measured).toList();
        return new Model(name, time, unlooped.variables, loops);
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
        return "%s has no variable %s; it has %s"
                .formatted(
                        name,
                        wanted,
                        variables.stream().map(Variable::name).collect(Collectors.joining(", ")));
    }

    /// The same model with another value for a constant, or another start for a stock. Its loops
    /// keep the signs that they had when it was built.
    public Model with(String variable, double value) {
        Variable old = variable(variable);
        Variable changed =
                switch (old) {
                    case Constant c -> new Constant(c.name(), c.unit(), value);
                    case Stock s ->
                            new Stock(s.name(), s.unit(), new Literal(value), s.nonNegative());
                    default -> throw new ModelException(follows(old));
                };
        Function<Variable, Variable> swap = v -> v.equals(old) ? changed : v;
        return new Model(name, time, variables.stream().map(swap).toList(), loops);
    }

    private static String follows(Variable variable) {
        return variable.name()
                + " follows from other variables; set a constant or the start of a stock instead";
    }

    /// The same model over another time, or in other steps.
    public Model over(TimeSpan span) {
        return new Model(name, span, variables, loops);
    }

    /// Runs this model from start to stop.
    ///
    /// @throws ModelException when a value becomes NaN or infinite, naming variable and time
    public Run run(Integrator integrator) {
        return Run.of(this, integrator);
    }

    Optional<Stock> stock(Optional<String> end) {
        return end.map(this::variable).map(Stock.class::cast);
    }
}
