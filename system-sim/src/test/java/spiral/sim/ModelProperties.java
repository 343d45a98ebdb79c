package spiral.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static spiral.sim.Integrators.EULER;
import static spiral.sim.Integrators.RK4;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random linear models, held against conservation, against a loop written by hand, and against the
/// order of the integrator. The seed is the test's argument, so a failure names it.
@DisplayName("Any linear model")
class ModelProperties {
    private static final int SEEDS = 200;

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("gives under Euler the same bits as a loop written by hand")
    void eulerIsTheLoopByHand(int seed) {
        LinearModel linear = LinearModel.random(seed, false);

        Run run = linear.model().run(EULER);

        double[] levels = linear.startLevels();
        for (int i = 0; i < run.times().length; i++) {
            for (int stock = 0; stock < levels.length; stock++) {
                assertThat(run.series(LinearModel.stock(stock))[i]).isEqualTo(levels[stock]);
            }
            linear.stepByHand(levels);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("loses nothing: all stocks together change by what crosses the boundary")
    void nothingIsLost(int seed) {
        LinearModel linear = LinearModel.random(seed, seed % 2 == 0);

        Run run = linear.model().run(EULER);

        double crossed = linear.crossed(run);
        double change = total(linear, run, run.times().length - 1) - total(linear, run, 0);
        double size =
                DoubleStream.of(linear.startLevels()).map(Math::abs).sum() + Math.abs(crossed);
        assertThat(change).isCloseTo(crossed, within(1e-9 * (1 + size)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("without an outside keeps its total, under every integrator, limited or not")
    void aClosedModelKeepsItsTotal(int seed) {
        LinearModel closed = LinearModel.random(seed, seed % 2 == 0).closed();

        for (Integrator integrator : Integrators.ALL) {
            Run run = closed.model().run(integrator);
            double start = total(closed, run, 0);
            double end = total(closed, run, run.times().length - 1);
            assertThat(end).isCloseTo(start, within(1e-9 * (1 + largest(closed, run))));
        }
    }

    private static double largest(LinearModel linear, Run run) {
        return IntStream.range(0, linear.stocks())
                .mapToDouble(i -> Math.abs(run.last(LinearModel.stock(i))))
                .sum();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("keeps its non-negative stocks at 0 or above, under every integrator")
    void neverBelowZero(int seed) {
        LinearModel linear = LinearModel.random(seed, true);

        for (Integrator integrator : Integrators.ALL) {
            Run run = linear.model().run(integrator);
            for (int stock = 0; stock < linear.stocks(); stock++) {
                assertThat(
                                DoubleStream.of(run.series(LinearModel.stock(stock)))
                                        .min()
                                        .orElseThrow())
                        .isNotNegative();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("comes nearer under RK4 with the fourth power of the time step")
    void rk4HasOrderFour(int seed) {
        LinearModel linear = LinearModel.random(seed, false);
        double[] truth = end(linear, 32);

        double coarse = distance(end(linear, 1), truth);
        double fine = distance(end(linear, 2), truth);

        double rounding = 1e-11 * (1 + DoubleStream.of(truth).map(Math::abs).sum());
        if (fine > rounding) {
            assertThat(StrictMath.log(coarse / fine) / StrictMath.log(2)).isCloseTo(4, within(0.7));
        }
    }

    private static double[] end(LinearModel linear, int finer) {
        Model model = linear.model();
        Run run = model.over(model.time().withStep(model.time().step() / finer)).run(RK4);
        return IntStream.range(0, linear.stocks())
                .mapToDouble(stock -> run.last(LinearModel.stock(stock)))
                .toArray();
    }

    private static double distance(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).sum();
    }

    private static double total(LinearModel linear, Run run, int at) {
        return IntStream.range(0, linear.stocks())
                .mapToDouble(stock -> run.series(LinearModel.stock(stock))[at])
                .sum();
    }
}
