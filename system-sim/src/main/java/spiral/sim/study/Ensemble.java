package spiral.sim.study;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spiral.sim.Integrator;
import spiral.sim.Model;
import spiral.sim.ModelException;
import spiral.sim.TimeSpan;
import spiral.sim.engine.Machine;
import spiral.sim.engine.Machine.NotFinite;

/// A Monte-Carlo study: many runs, each with constants drawn by chance.
///
/// Run `k` draws from places of the seed's row that belong to `k` alone, so the numbers are the same
/// on any number of threads, and run `k` of 100 is run `k` of 1,000.
public final class Ensemble {
    /// More runs than this are refused.
    public static final int MAX_RUNS = 1_000_000;

    /// More values than this are not kept: 400 MB.
    public static final long MAX_VALUES = 50_000_000;

    private final Model model;
    private final Map<String, Spread> spreads;
    private final long seed;

    private Ensemble(Model model, Map<String, Spread> spreads, long seed) {
        this.model = model;
        this.spreads = spreads;
        this.seed = seed;
    }

    /// An ensemble of a model without any spread yet.
    public static Ensemble of(Model model, long seed) {
        return new Ensemble(model, Map.of(), seed);
    }

    /// The same ensemble, with one more constant, or start of a stock, drawn by chance.
    public Ensemble vary(String variable, Spread spread) {
        Map<String, Spread> more = new LinkedHashMap<>(spreads);
        more.put(model.variable(variable).name(), spread);
        return new Ensemble(model, more, seed);
    }

    /// The model of one run, with its drawn constants.
    public Model drawn(int run) {
        Model changed = model;
        int number = 0;
        for (Map.Entry<String, Spread> each : spreads.entrySet()) {
            double place = (double) run * spreads.size() + number++;
            changed = changed.with(each.getKey(), each.getValue().at((double) seed, place));
        }
        return changed;
    }

    /// Runs them all and keeps one variable.
    ///
    /// @throws ModelException when one of them meets a value that is no number, or for too many
    public Bands run(Integrator integrator, int runs, String variable, int threads) {
        String name = model.variable(variable).name();
        TimeSpan time = model.time();
        if (runs < 1 || runs > MAX_RUNS || (long) runs * time.saves() > MAX_VALUES) {
            throw new ModelException(
                    "an ensemble takes 1 to %d runs and %d values but got %d runs of %d values"
                            .formatted(MAX_RUNS, MAX_VALUES, runs, time.saves()));
        }
        List<double[]> rows =
                new Workers(threads).map(runs, run -> series(drawn(run), integrator, name));
        return new Bands(time, rows);
    }

    private static double[] series(Model model, Integrator integrator, String variable) {
        try {
            return series(model, Machine.compiled(model, integrator), variable);
        } catch (NotFinite nobodyKnowsWhy) {
            return model.interpreted(integrator).series(variable);
        }
    }

    private static double[] series(Model model, Machine machine, String variable) {
        TimeSpan time = model.time();
        int slot = model.program().slot(variable);
        double[] row = new double[time.saves()];
        for (int step = 0, saved = 0; step <= time.steps(); step++) {
            machine.look(step);
            if (time.savesAt(step)) {
                row[saved++] = machine.value(slot);
            }
            if (step < time.steps()) {
                machine.advance(step);
            }
        }
        return row;
    }

    /// What many runs gave for one variable.
    public static final class Bands {
        private final double[] times;
        private final List<double[]> rows;

        private Bands(TimeSpan time, List<double[]> rows) {
            times = new double[time.saves()];
            for (int step = 0, saved = 0; step <= time.steps(); step++) {
                if (time.savesAt(step)) {
                    times[saved++] = time.at(step);
                }
            }
            this.rows = rows;
        }

        public double[] times() {
            return times.clone();
        }

        /// How many runs there were.
        public int runs() {
            return rows.size();
        }

        /// The values of one run at the saved times.
        public double[] series(int run) {
            return rows.get(run).clone();
        }

        /// At each saved time the value below which this share of the runs lies, between 0 and 1;
        /// between two runs, on the straight line.
        public double[] quantile(double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new ModelException("a quantile lies between 0 and 1 but was " + share);
            }
            double[] band = new double[times.length];
            double[] column = new double[rows.size()];
            for (int i = 0; i < band.length; i++) {
                int at = i;
                Arrays.setAll(column, run -> rows.get(run)[at]);
                Arrays.sort(column);
                double place = share * (column.length - 1);
                int below = (int) place;
                int above = Math.min(below + 1, column.length - 1);
                band[i] = column[below] + (column[above] - column[below]) * (place - below);
            }
            return band;
        }
    }
}
