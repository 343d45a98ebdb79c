package spiral.sim;

import java.util.Arrays;
import spiral.sim.engine.Machine;
import spiral.sim.expr.Written;

/// What happened: the value of every variable at every saved time. Immutable.
public final class Run {
    /// A run that would keep more values than this is refused: 160 MB.
    public static final long MAX_VALUES = 20_000_000;

    private final Model model;
    private final double[] times;
    // one row per variable, in the order of Model.variables
    private final double[][] rows;

    private Run(Model model) {
        this.model = model;
        int saves = model.time().saves();
        times = new double[saves];
        rows = new double[model.variables().size()][saves];
    }

    static Run of(Model model, Machine machine) {
        requireRoom(model);
        Run run = new Run(model);
        int[] slots =
                model.variables().stream().mapToInt(v -> model.program().slot(v.name())).toArray();
        TimeSpan time = model.time();
        for (int step = 0, saved = 0; step <= time.steps(); step++) {
            machine.look(step);
            if (time.savesAt(step)) {
                run.times[saved] = time.at(step);
                machine.save(slots, run.rows, saved++);
            }
            if (step < time.steps()) {
                machine.advance(step);
            }
        }
        return run;
    }

    private static void requireRoom(Model model) {
        long values = (long) model.time().saves() * model.variables().size();
        if (values > MAX_VALUES) {
            throw new ModelException(
                    "%s would save %d values, more than %d: save less often, or take a longer step"
                            .formatted(model.name(), values, MAX_VALUES));
        }
    }

    /// The model that ran.
    public Model model() {
        return model;
    }

    /// The saved times, rising.
    public double[] times() {
        return times.clone();
    }

    /// The values of a variable at the saved times. A flow's value is the rate that really flowed
    /// from that time on, after any limit by a non-negative stock.
    ///
    /// @throws ModelException for a name that the model does not have
    public double[] series(String variable) {
        return row(variable).clone();
    }

    /// The value of a variable at a time; between two saved times, on the straight line between
    /// them.
    ///
    /// @throws ModelException for an unknown name, or a time outside the run
    public double at(String variable, double time) {
        double[] row = row(variable);
        if (!(time >= times[0] && time <= times[times.length - 1])) {
            throw new ModelException(outside(time));
        }
        int place = Arrays.binarySearch(times, time);
        return place >= 0 ? row[place] : between(row, -place - 1, time);
    }

    private double between(double[] row, int right, double time) {
        double share = (time - times[right - 1]) / (times[right] - times[right - 1]);
        return row[right - 1] + (row[right] - row[right - 1]) * share;
    }

    private String outside(double time) {
        return "time %s lies outside the run, which goes from %s to %s"
                .formatted(
                        Written.of(time),
                        Written.of(times[0]),
                        Written.of(times[times.length - 1]));
    }

    /// The value of a variable at the end.
    public double last(String variable) {
        return row(variable)[times.length - 1];
    }

    private double[] row(String variable) {
        return rows[model.variables().indexOf(model.variable(variable))];
    }
}
