package spiral.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Term;

/// A model on the drawing board. Each method that adds a variable returns it as a [Term] for
/// further equations; [#build] checks the whole and may be called again. One thread at a time.
public final class ModelBuilder {
    private final String name;
    // owner of the three below: the thread that builds
    private final List<Supplier<Variable>> parts = new ArrayList<>();
    private final List<LoopClaim> loops = new ArrayList<>();
    private Optional<TimeSpan> time = Optional.empty();

    ModelBuilder(String name) {
        this.name = name;
    }

    /// When the model begins and ends and how long a step is, in this unit; each step is saved.
    public ModelBuilder time(double start, double stop, double step, String unit) {
        return time(TimeSpan.of(start, stop, step, unit));
    }

    /// The time of the model, with its own saving interval.
    public ModelBuilder time(TimeSpan span) {
        time = Optional.of(span);
        return this;
    }

    /// Something that piles up, and how much of it there is at the start.
    public StockDraft stock(String stock, double initial, String unit) {
        return stock(stock, new Literal(initial), unit);
    }

    /// A stock whose start follows from other variables, at the start of the time.
    public StockDraft stock(String stock, Term initial, String unit) {
        return added(new StockDraft(stock, initial.expr(), unit));
    }

    /// What moves per unit of time. Say where with [FlowDraft#from] and [FlowDraft#to]; an end that
    /// is not said is the outside.
    public FlowDraft flow(String flow, String unit, Term equation) {
        return added(new FlowDraft(flow, unit, equation.expr()));
    }

    /// A value computed on the way.
    public Term aux(String aux, String unit, Term equation) {
        return added(new Variable.Aux(aux, unit, equation.expr()));
    }

    /// A number that stays during a run; [Model#with] changes it between runs.
    public Term constant(String constant, double value, String unit) {
        return added(new Variable.Constant(constant, unit, value));
    }

    /// Names a feedback loop: the variables that it passes, in the direction of cause, from any of
    /// them once around. Building the model measures each link and refuses a wrong polarity.
    public ModelBuilder loop(String loop, Polarity polarity, Term... around) {
        loops.add(new LoopClaim(loop, polarity, Stream.of(around).map(Term::expr).toList()));
        return this;
    }

    /// The finished model.
    ///
    /// @throws ModelException for a missing time, a name used twice or known to nobody, a circle of
    ///     auxiliaries, a flow without a stock, a loop that is not there or not of its polarity
    public Model build() {
        TimeSpan span =
                time.orElseThrow(() -> new ModelException(name + " needs a time: start to stop"));
        return Model.of(name, span, parts.stream().map(Supplier::get).toList(), loops);
    }

    private Expr added(Variable variable) {
        parts.add(() -> variable);
        return variable.ref();
    }

    private StockDraft added(StockDraft draft) {
        parts.add(draft::variable);
        return draft;
    }

    private FlowDraft added(FlowDraft draft) {
        parts.add(draft::variable);
        return draft;
    }

    /// A stock while its model is being built. Owned by the thread that builds.
    public static final class StockDraft implements Term {
        private final String name;
        private final Expr initial;
        private final String unit;
        private boolean nonNegative;

        private StockDraft(String name, Expr initial, String unit) {
            this.name = name;
            this.initial = initial;
            this.unit = unit;
        }

        /// Nothing can be taken from it that is not there: its outflows are limited, those declared
        /// first being served first, to its level and what flows in during the same step.
        public StockDraft nonNegative() {
            nonNegative = true;
            return this;
        }

        @Override
        public Expr expr() {
            return new Ref(name);
        }

        private Variable variable() {
            return new Variable.Stock(name, unit, initial, nonNegative);
        }
    }

    /// A flow while its model is being built. Owned by the thread that builds.
    public static final class FlowDraft implements Term {
        private final String name;
        private final String unit;
        private final Expr equation;
        private Optional<String> from = Optional.empty();
        private Optional<String> to = Optional.empty();

        private FlowDraft(String name, String unit, Expr equation) {
            this.name = name;
            this.unit = unit;
            this.equation = equation;
        }

        /// The stock that it drains.
        public FlowDraft from(StockDraft stock) {
            from = Optional.of(stock.name);
            return this;
        }

        /// The stock that it fills.
        public FlowDraft to(StockDraft stock) {
            to = Optional.of(stock.name);
            return this;
        }

        @Override
        public Expr expr() {
            return new Ref(name);
        }

        private Variable variable() {
            return new Variable.Flow(name, unit, equation, from, to);
        }
    }
}
