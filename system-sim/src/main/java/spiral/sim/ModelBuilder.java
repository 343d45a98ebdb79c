package spiral.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Table;
import spiral.sim.expr.Term;
import spiral.sim.parse.EquationException;
import spiral.sim.parse.Parser;

/// A model on the drawing board. Each method that adds a variable returns it as a [Term] for
/// further equations; [#build] checks the whole and may be called again. One thread at a time.
public final class ModelBuilder {
    private final String name;
    // owner of all below: the thread that builds
    private final List<Supplier<Variable>> parts = new ArrayList<>();
    private final List<NamedTable> tables = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Origins origins = new Origins();
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

    /// A stock whose start is an equation as people write it: `"Setpoint - 8"`.
    ///
    /// @throws ModelException when the text is no equation, with a caret at the place
    public StockDraft stock(String stock, String initial, String unit) {
        return stock(stock, parsed(stock, initial), unit);
    }

    /// What moves per unit of time. Say where with [FlowDraft#from] and [FlowDraft#to]; an end that
    /// is not said is the outside.
    public FlowDraft flow(String flow, String unit, Term equation) {
        return added(new FlowDraft(flow, unit, equation.expr()));
    }

    /// A flow by its equation as people write it: `"Room temperature / Insulation"`.
    ///
    /// @throws ModelException when the text is no equation, with a caret at the place
    public FlowDraft flow(String flow, String unit, String equation) {
        return flow(flow, unit, parsed(flow, equation));
    }

    /// A value computed on the way. An empty unit is inferred.
    public Term aux(String aux, String unit, Term equation) {
        return added(new Variable.Aux(aux, unit, equation.expr()));
    }

    /// A value by its equation as people write it: `"MAX(0, Setpoint - Room)"`.
    ///
    /// @throws ModelException when the text is no equation, with a caret at the place
    public Term aux(String aux, String unit, String equation) {
        return aux(aux, unit, parsed(aux, equation));
    }

    /// A curve that equations call by its name: `"Hardship(Crowding)"`.
    ///
    /// @param unit the unit of what it says
    public ModelBuilder table(String table, Table points, String unit) {
        origins.add(table);
        tables.add(new NamedTable(table, unit, points));
        return this;
    }

    /// A number that stays during a run; [Model#with] changes it between runs.
    public Term constant(String constant, double value, String unit) {
        return added(new Variable.Constant(constant, unit, value));
    }

    /// Names a feedback loop: the variables that it passes, in the direction of cause, from any of
    /// them once around. Building the model measures each link and refuses a wrong polarity.
    public ModelBuilder loop(String loop, Polarity polarity, Term... around) {
        LoopClaim claim = new LoopClaim(loop, polarity, Stream.of(around).map(Term::expr).toList());
        origins.add(claim.element());
        loops.add(claim);
        return this;
    }

    /// Names a feedback loop by the names of the variables that it passes, one by one or in one text
    /// with arrows: `"Room -> Loss"`.
    public ModelBuilder loop(String loop, Polarity polarity, String first, String... others) {
        Stream<String> names =
                Stream.concat(Stream.of(first), Stream.of(others))
                        .flatMap(text -> Stream.of(text.split("->", -1)));
        return loop(loop, polarity, names.map(String::strip).map(Ref::new).toArray(Term[]::new));
    }

    /// The finished model.
    ///
    /// @throws ModelException for a missing time, a name used twice or known to nobody, a circle of
    ///     auxiliaries, a flow without a stock, a loop that is not there or not of its polarity; it
    ///     begins with the file and line of the declaration, `Pond.java:21: `, where it is known
    public Model build() {
        TimeSpan span =
                time.orElseThrow(() -> new ModelException(name + " needs a time: start to stop"));
        List<Variable> variables = parts.stream().map(Supplier::get).toList();
        try {
            return Model.of(new Draft(name, span, variables, tables, loops, texts));
        } catch (ModelException refusal) {
            throw origins.placed(refusal);
        }
    }

    private Expr parsed(String variable, String text) {
        texts.put(Ref.key(variable), text);
        try {
            return Parser.parse(text);
        } catch (EquationException unreadable) {
            origins.add(variable);
            throw origins.placed(
                    ModelException.about(variable, variable + ": " + unreadable.getMessage()));
        }
    }

    private Expr added(Variable variable) {
        origins.add(variable.name());
        parts.add(() -> variable);
        return variable.ref();
    }

    private StockDraft added(StockDraft draft) {
        origins.add(draft.name);
        parts.add(draft::variable);
        return draft;
    }

    private FlowDraft added(FlowDraft draft) {
        origins.add(draft.name);
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
            return from(stock.name);
        }

        /// The stock that it drains, by name.
        public FlowDraft from(String stock) {
            from = Optional.of(stock);
            return this;
        }

        /// The stock that it fills.
        public FlowDraft to(StockDraft stock) {
            return to(stock.name);
        }

        /// The stock that it fills, by name.
        public FlowDraft to(String stock) {
            to = Optional.of(stock);
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
