package spiral.sim.study;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import spiral.sim.Integrator;
import spiral.sim.Model;
import spiral.sim.ModelException;
import spiral.sim.Run;
import spiral.sim.Variable;
import spiral.sim.Variable.Stock;
import spiral.sim.expr.Written;

/// Whether the time step is short enough: what half of it would change.
///
/// @param variable the stock that it moves most
/// @param peak by which share its peak moves
/// @param end by which share of its largest size its last value moves
public record StepCheck(String variable, double peak, double end) {
    /// Moves below this share are not worth a word.
    public static final double WORTH_A_WORD = 0.01;

    /// Checks a run: runs the same model again with half the time step, saved at the same times.
    /// Empty for a model without stocks.
    ///
    /// @throws ModelException when the run with half the step meets a value that is no number
    public static Optional<StepCheck> of(Run run, Integrator integrator) {
        Model model = run.model();
        double half = model.time().step() / 2;
        Run finer = model.over(model.time().withStep(half)).run(integrator);
        return model.variables().stream()
                .filter(Stock.class::isInstance)
                .map(Variable::name)
                .map(name -> of(name, run.series(name), finer.series(name)))
                .max(Comparator.comparingDouble(StepCheck::worst));
    }

    private static StepCheck of(String name, double[] coarse, double[] fine) {
        double size = size(fine);
        return size == 0
                ? new StepCheck(name, 0, 0)
                : new StepCheck(
                        name,
                        (peak(fine) - peak(coarse)) / size,
                        (fine[fine.length - 1] - coarse[coarse.length - 1]) / size);
    }

    private static double size(double[] series) {
        return DoubleStream.of(series).map(Math::abs).max().orElseThrow();
    }

    private static double peak(double[] series) {
        return DoubleStream.of(series).max().orElseThrow();
    }

    /// The larger of both moves, as a share.
    public double worst() {
        return Math.max(Math.abs(peak), Math.abs(end));
    }

    /// Whether the step is short enough for the eye.
    public boolean holds() {
        return worst() < WORTH_A_WORD;
    }

    /// `Halving the time step moves the peak of Room by 3 %.`
    public String sentence() {
        boolean atPeak = Math.abs(peak) >= Math.abs(end);
        double percent = Math.abs(atPeak ? peak : end) * 100;
        String size =
                percent < 0.1
                        ? "less than 0.1"
                        : percent < 10
                                ? String.format(Locale.ROOT, "%.1f", percent)
                                : Written.of(Math.rint(percent));
        return "Halving the time step moves the %s of %s by %s %%."
                .formatted(atPeak ? "peak" : "end", variable, size);
    }
}
