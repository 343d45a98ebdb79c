package spiral.sim;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spiral.sim.Variable.Constant;
import spiral.sim.Variable.Flow;
import spiral.sim.Variable.Stock;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Written;

/// The readable engine: walks the equations of a model as they stand. It is what any faster engine
/// is held against. One thread at a time; each run has its own.
///
/// How this works: all values lie in one array, the time and its step first, then the variables as
/// declared. A look at a moment fills in the levels, then computes auxiliaries and flows in their
/// order. Each flow, as soon as it is computed, drains one [Bathtub] and fills another, and its
/// value becomes what the tub could give. So whoever reads the flow reads what really flows, and
/// what leaves one stock arrives in the next to the last drop.
final class Interpreter implements Slope {
    private static final int TIME = 0;
    private static final int TIME_STEP = 1;
    private static final int OUTSIDE = 0;

    private final Model model;
    private final List<Stock> stocks;
    private final List<Variable> order;
    // from each spelling of a name to its place in the arrays below
    private final Map<String, Integer> slots = new HashMap<>();
    // owner of the two below: the thread that runs the model
    private final double[] values;
    private final Bathtub[] tubs;

    Interpreter(Model model) {
        this.model = model;
        stocks = model.stocks();
        order = EvaluationOrder.ofStep(model);
        spell();
        values = new double[2 + model.variables().size()];
        values[TIME_STEP] = model.time().step();
        tubs = new Bathtub[values.length];
        Arrays.fill(tubs, Bathtub.bottomless(0, values[TIME_STEP]));
    }

    private void spell() {
        Map<String, Integer> keys = new HashMap<>();
        keys.put(Ref.TIME.key(), TIME);
        keys.put(Ref.TIME_STEP.key(), TIME_STEP);
        model.variables().forEach(variable -> keys.put(variable.key(), keys.size()));
        spellings().forEach(name -> slots.put(name, keys.get(Ref.key(name))));
    }

    private Stream<String> spellings() {
        return model.variables().stream()
                .flatMap(v -> Stream.concat(Stream.of(v.name()), namesIn(v)));
    }

    private static Stream<String> namesIn(Variable variable) {
        Stream<String> read = variable.equation().reads().stream().map(Ref::name);
        return variable instanceof Flow flow
                ? Stream.of(flow.from().stream(), flow.to().stream(), read).flatMap(n -> n)
                : read;
    }

    private int slot(String name) {
        return Objects.requireNonNull(slots.get(name));
    }

    /// The level of each stock at the start of the time, in the order of [Model#stocks].
    double[] initialLevels() {
        values[TIME] = model.time().start();
        Arrays.setAll(tubs, _ -> Bathtub.bottomless(0, values[TIME_STEP]));
        EvaluationOrder.ofStart(model).forEach(this::compute);
        model.variables().stream().filter(Constant.class::isInstance).forEach(this::compute);
        return stocks.stream().mapToDouble(this::value).toArray();
    }

    /// Makes every value that of a moment at which the levels are these.
    void look(double time, double[] levels) {
        values[TIME] = time;
        tubs[OUTSIDE] = Bathtub.bottomless(0, values[TIME_STEP]);
        for (int i = 0; i < levels.length; i++) {
            set(stocks.get(i), levels[i]);
            tubs[slot(stocks.get(i).name())] = tub(stocks.get(i), levels[i]);
        }
        order.forEach(this::compute);
    }

    @Override
    public void at(double time, double[] levels, double[] rates) {
        look(time, levels);
        for (int i = 0; i < rates.length; i++) {
            rates[i] = tubs[slot(stocks.get(i).name())].netRate();
        }
    }

    /// Moves the levels over one step.
    void step(Integrator integrator, double time, double[] levels) {
        double[] mean = new double[levels.length];
        integrator.meanRates(this, time, values[TIME_STEP], levels, mean);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = moved(tub(stocks.get(i), levels[i]), mean[i]);
        }
    }

    private static double moved(Bathtub tub, double rate) {
        if (rate < 0) {
            tub.outflow(-rate);
        } else {
            tub.inflow(rate);
        }
        tub.step();
        return tub.level();
    }

    private Bathtub tub(Stock stock, double level) {
        double step = values[TIME_STEP];
        return stock.nonNegative() ? Bathtub.of(level, step) : Bathtub.bottomless(level, step);
    }

    /// The value that the last look gave to a variable.
    double value(Variable variable) {
        return values[slot(variable.name())];
    }

    /// What the equation of `effect` would give if only `cause` had another value.
    double valueIf(Variable cause, double other, Variable effect) {
        int slot = slot(cause.name());
        double kept = values[slot];
        values[slot] = other;
        double value = valueOf(effect.equation());
        values[slot] = kept;
        return value;
    }

    private double valueOf(Expr equation) {
        return equation.value(ref -> values[slot(ref.name())]);
    }

    private void compute(Variable variable) {
        double value = valueOf(variable.equation());
        set(variable, variable instanceof Flow flow ? poured(flow, value) : value);
    }

    /// A flow below 0 runs backwards: it drains the stock that it points to.
    private double poured(Flow flow, double rate) {
        return rate < 0
                ? 0 - poured(flow.to(), flow.from(), -rate) // and not -0.0
                : poured(flow.from(), flow.to(), rate);
    }

    private double poured(Optional<String> from, Optional<String> to, double rate) {
        double granted = tub(from).outflow(rate);
        tub(to).inflow(granted);
        return granted;
    }

    private Bathtub tub(Optional<String> end) {
        return tubs[end.map(this::slot).orElse(OUTSIDE)];
    }

    private void set(Variable variable, double value) {
        if (!Double.isFinite(value)) {
            throw new ModelException(notFinite(variable, value));
        }
        values[slot(variable.name())] = value;
    }

    private String notFinite(Variable variable, double value) {
        String moment = Written.of(values[TIME]) + " " + model.time().unit();
        String sentence = "%s became %s at time %s".formatted(variable.name(), value, moment);
        return variable instanceof Stock ? sentence : sentence + ": " + reasons(variable);
    }

    private String reasons(Variable variable) {
        String known =
                variable.equation().reads().stream()
                        .map(ref -> ref.name() + " = " + Written.of(values[slot(ref.name())]))
                        .collect(Collectors.joining(", "));
        return Written.of(variable.equation()) + (known.isEmpty() ? "" : " with " + known);
    }
}
