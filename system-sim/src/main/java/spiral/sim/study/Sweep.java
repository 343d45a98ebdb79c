package spiral.sim.study;

import java.util.List;
import java.util.stream.IntStream;
import spiral.sim.Integrator;
import spiral.sim.Model;
import spiral.sim.ModelException;
import spiral.sim.Run;

/// One constant, or the start of one stock, at several values.
///
/// @param variable what is varied
/// @param values at most [#MAX_RUNS]
public record Sweep(Model model, String variable, List<Double> values) {
    /// More values than this are refused.
    public static final int MAX_RUNS = 10_000;

    public Sweep {
        values = List.copyOf(values);
        if (values.isEmpty() || values.size() > MAX_RUNS) {
            throw new ModelException(
                    "a sweep takes 1 to %d values but got %d".formatted(MAX_RUNS, values.size()));
        }
    }

    /// A sweep over evenly spaced values, both ends among them.
    public static Sweep evenly(Model model, String variable, double from, double to, int count) {
        if (count < 2 || count > MAX_RUNS) {
            throw new ModelException(
                    "a sweep takes 2 to %d values but got %d".formatted(MAX_RUNS, count));
        }
        return new Sweep(
                model,
                variable,
                IntStream.range(0, count)
                        .mapToObj(i -> from + (to - from) * i / (count - 1))
                        .toList());
    }

    /// One run for each value, in their order.
    ///
    /// @throws ModelException when one of them meets a value that is no number
    public List<Run> run(Integrator integrator, int threads) {
        return new Workers(threads)
                .map(values.size(), i -> model.with(variable, values.get(i)).run(integrator));
    }
}
