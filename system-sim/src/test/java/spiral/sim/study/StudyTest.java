package spiral.sim.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static spiral.sim.Integrators.EULER;
import static spiral.sim.Integrators.RK4;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.sim.Model;
import spiral.sim.ModelException;
import spiral.sim.Run;
import spiral.sim.Sim;
import spiral.sim.engine.RandomModel;

/// Many runs of one model.
@DisplayName("A study")
class StudyTest {
    @Test
    @Order(1)
    @DisplayName("sweeps a constant over evenly spaced values, in their order")
    void sweeps() {
        List<Run> runs = Sweep.evenly(growth(), "rate", 0, 0.2, 3).run(EULER, 2);

        assertThat(runs).extracting(run -> run.last("Rate")).containsExactly(0.0, 0.1, 0.2);
        assertThat(runs.get(0).last("Money")).isEqualTo(100);
        assertThat(runs.get(1).last("Money")).isLessThan(runs.get(2).last("Money"));
    }

    @Test
    @Order(2)
    @DisplayName("gives the same numbers on one thread and on many")
    void sameOnAnyThreads() {
        Ensemble ensemble = ensemble();

        Ensemble.Bands one = ensemble.run(RK4, 50, "Money", 1);
        for (int threads : new int[] {2, 3, 8}) {
            Ensemble.Bands many = ensemble.run(RK4, 50, "Money", threads);
            for (int run = 0; run < 50; run++) {
                assertThat(many.series(run)).isEqualTo(one.series(run));
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("draws run k of few as run k of many")
    void runsKeepTheirDraws() {
        assertThat(ensemble().run(EULER, 3, "Money", 1).series(2))
                .isEqualTo(ensemble().run(EULER, 30, "Money", 1).series(2));
    }

    @Test
    @Order(4)
    @DisplayName("gives bands: half of the runs lie below the median")
    void bands() {
        Ensemble.Bands bands = ensemble().run(EULER, 101, "Money", 2);
        double[] median = bands.quantile(0.5);
        int last = median.length - 1;

        long below =
                IntStream.range(0, 101)
                        .filter(run -> bands.series(run)[last] < median[last])
                        .count();

        assertThat(below).isEqualTo(50);
        assertThat(bands.quantile(0)[last]).isLessThan(bands.quantile(1)[last]);
        assertThat(bands.times()).hasSameSizeAs(median);
    }

    @Test
    @Order(5)
    @DisplayName("draws from the bell curve with its mean and deviation")
    void bellCurve() {
        Spread bell = new Spread.Normal(5, 2);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 10_000; i++) {
            double x = bell.at(7, i);
            sum += x;
            squares += (x - 5) * (x - 5);
        }
        assertThat(sum / 10_000).isCloseTo(5, within(0.1));
        assertThat(squares / 10_000).isCloseTo(4, within(0.2));
    }

    @Test
    @Order(6)
    @DisplayName("says in a sentence what half the time step would change")
    void stepCheck() {
        Run coarse = growth().run(EULER);

        StepCheck check = StepCheck.of(coarse, EULER).orElseThrow();

        assertThat(check.holds()).isFalse();
        assertThat(check.sentence())
                .isEqualTo("Halving the time step moves the peak of Money by 1.2 %.");
        assertThat(StepCheck.of(growth().run(RK4), RK4).orElseThrow().holds()).isTrue();
    }

    @Test
    @Order(7)
    @DisplayName("compares two runs: where they part most, and when")
    void compares() {
        Run plain = growth().run(EULER);
        Run more = growth().with("Rate", 0.11).run(EULER);

        Comparison first = Comparison.of(plain, more).getFirst();

        assertThat(first.variable()).isEqualTo("Interest");
        assertThat(first.when()).isEqualTo(10);
        assertThat(first.widest()).isPositive();
    }

    @Test
    @Order(8)
    @DisplayName("refuses too many runs, no threads, unknown names, and a run that breaks")
    void refuses() {
        assertThatThrownBy(() -> Sweep.evenly(growth(), "Rate", 0, 1, 1))
                .isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> ensemble().run(EULER, 0, "Money", 1)).hasMessageContaining("1 to");
        assertThatThrownBy(() -> ensemble().run(EULER, 2, "Money", 0))
                .hasMessageContaining("threads must be");
        assertThatThrownBy(() -> ensemble().vary("Wage", new Spread.Uniform(0, 1)))
                .hasMessageContaining("no variable Wage");
        assertThatThrownBy(() ->
                        Ensemble.of(growth(), 1)
                                .vary("Rate", new Spread.Uniform(1e300, 2e300))
                                .run(EULER, 4, "Money", 2))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("became Infinity at time");
    }

    @Test
    @Order(9)
    @DisplayName("runs one program on many threads at once: nothing is shared but the equations")
    void sharedProgram() {
        Model model = RandomModel.of(5);
        List<Run> runs = new Sweep(model, "Constant 0", Collections.nCopies(40, 0.5)).run(RK4, 4);

        for (Run run : runs) {
            model.variables()
                    .forEach(v ->
                            assertThat(run.series(v.name()))
                                    .isEqualTo(runs.getFirst().series(v.name())));
        }
    }

    private static Ensemble ensemble() {
        return Ensemble.of(growth(), 42)
                .vary("Rate", new Spread.Uniform(0.05, 0.15))
                .vary("Money", new Spread.Normal(100, 10));
    }

    private static Model growth() {
        var m = Sim.model("growth").time(0, 10, 0.5, "year");
        m.constant("Rate", 0.1, "1/year");
        m.stock("Money", 100, "euro");
        m.flow("Interest", "euro/year", "Money * Rate").to("Money");
        return m.build();
    }
}
