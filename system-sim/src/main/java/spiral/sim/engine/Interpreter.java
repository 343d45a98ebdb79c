package spiral.sim.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import spiral.sim.Bathtub;
import spiral.sim.Model;
import spiral.sim.ModelException;
import spiral.sim.engine.Cell.Level;
import spiral.sim.engine.Cell.Pipe;
import spiral.sim.engine.Cell.Pool;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Written;

/// The readable engine: walks the equations as they stand. It is what the bytecode is held against,
/// and what explains. One thread at a time; each run has its own.
///
/// How this works: a look computes the cells in their order. Each flow, as soon as it is computed,
/// drains one [Bathtub] and fills another, and its value becomes what the tub could give. So
/// whoever reads the flow reads what really flows, and what leaves one stock arrives in the next to
/// the last drop.
public final class Interpreter implements Engine {
    private final Model model;
    private final Program program;
    // from each spelling of a name to its place
    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<String, Integer> tubOf = new HashMap<>();
    // the tub of each level, and the outside last; owner: the thread that runs the model
    private final Bathtub[] tubs;

    public Interpreter(Model model) {
        this.model = model;
        program = model.program();
        tubs = new Bathtub[program.levels().size() + 1];
        program.levels().forEach(level -> tubOf.put(level.key(), tubOf.size()));
    }

    @Override
    public void start(double[] values) {
        program.start().forEach(cell -> compute(cell, values));
    }

    private void compute(Cell cell, double[] values) {
        if (!(cell instanceof Cell.Given)) {
            set(cell, valueOf(cell.equation(), values), values);
        }
    }

    @Override
    public void look(double[] values, double[] rates) {
        double step = values[slot(Ref.TIME_STEP.name())];
        List<Cell> levels = program.levels();
        for (int i = 0; i < levels.size(); i++) {
            double level = values[slot(levels.get(i).name())];
            set(levels.get(i), level, values);
            tubs[i] = tub(levels.get(i), level, step);
        }
        tubs[levels.size()] = Bathtub.bottomless(0, step);
        program.look().forEach(cell -> lookAt(cell, values));
        Arrays.setAll(rates, i -> rate(levels.get(i), i, values));
    }

    private void lookAt(Cell cell, double[] values) {
        double value = valueOf(cell.equation(), values);
        set(cell, cell instanceof Pipe pipe ? poured(pipe, value) : value, values);
    }

    private double rate(Cell level, int i, double[] values) {
        return level instanceof Level hidden ? values[slot(hidden.rate())] : tubs[i].netRate();
    }

    /// A flow below 0 runs backwards: it drains the stock that it points to.
    private double poured(Pipe pipe, double rate) {
        return rate < 0
                ? 0 - poured(pipe.to(), pipe.from(), -rate) // and not -0.0
                : poured(pipe.from(), pipe.to(), rate);
    }

    private double poured(Optional<String> from, Optional<String> to, double rate) {
        double granted = tub(from).outflow(rate);
        tub(to).inflow(granted);
        return granted;
    }

    private Bathtub tub(Optional<String> end) {
        return tubs[
                end.map(name -> Objects.requireNonNull(tubOf.get(Ref.key(name))))
                        .orElse(tubs.length - 1)];
    }

    private static Bathtub tub(Cell cell, double level, double step) {
        return cell instanceof Pool pool && pool.nonNegative()
                ? Bathtub.of(level, step)
                : Bathtub.bottomless(level, step);
    }

    @Override
    public void move(double[] levels, double[] rates, double step) {
        for (int i = 0; i < levels.length; i++) {
            Bathtub tub = tub(program.levels().get(i), levels[i], step);
            if (rates[i] < 0) {
                tub.outflow(-rates[i]);
            } else {
                tub.inflow(rates[i]);
            }
            tub.step();
            levels[i] = tub.level();
        }
    }

    /// The value of an equation at the moment that the row holds.
    public double valueOf(Expr equation, double[] values) {
        return equation.value(ref -> values[slot(ref.name())]);
    }

    private int slot(String name) {
        Integer known = slots.get(name);
        if (known == null) {
            known = program.slot(name);
            slots.put(name, known);
        }
        return known;
    }

    private void set(Cell cell, double value, double[] values) {
        if (!Double.isFinite(value)) {
            throw new ModelException(notFinite(cell, value, values));
        }
        values[slot(cell.name())] = value;
    }

    private String notFinite(Cell cell, double value, double[] values) {
        String moment = Written.of(values[slot(Ref.TIME.name())]) + " " + model.time().unit();
        String sentence = "%s became %s at time %s".formatted(cell.name(), value, moment);
        boolean remembers = cell instanceof Pool || cell instanceof Level;
        return remembers ? sentence : sentence + ": " + reasons(cell.equation(), values);
    }

    private String reasons(Expr equation, double[] values) {
        String known =
                equation.reads().stream()
                        .map(ref -> ref.name() + " = " + Written.of(values[slot(ref.name())]))
                        .collect(Collectors.joining(", "));
        return Written.of(equation) + (known.isEmpty() ? "" : " with " + known);
    }
}
