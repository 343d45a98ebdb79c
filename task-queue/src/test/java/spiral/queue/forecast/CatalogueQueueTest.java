package spiral.queue.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spiral.sim.FeedbackLoop;
import spiral.sim.Integrators;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.TimeSpan;
import spiral.sim.catalogue.Catalogue;

/// The queue that `./spiral sim run task-queue` draws, and the one behind `./spiral queue forecast`.
@DisplayName("The catalogue's queue, without its rush and its autoscaler")
class CatalogueQueueTest {
    private static final Model DRAWN = Catalogue.named("task-queue").orElseThrow().model();

    @ParameterizedTest
    @Order(1)
    @CsvSource({"0, 8, 0.2, 12", "200, 8, 0.2, 12", "50, 20, 0.5, 16", "300, 0, 0, 4"})
    @DisplayName("runs as the one behind the forecast does")
    void runsAsTheForecastDoes(double ready, double arrivals, double failures, double slots) {
        TimeSpan span = DRAWN.time();
        Present present = new Present(0, ready, 0, 0, arrivals, 0, 0, 1, failures, 0.02, 10, slots);

        Run drawn =
                DRAWN.with("Usual arrivals", arrivals)
                        .with("Rush", 0)
                        .with("Failure share", failures)
                        .with("Least slots", slots)
                        .with("Most slots", slots)
                        .with("Ready", ready)
                        .run(Integrators.EULER);
        Run forecast = new QueueModel(present, span).build().run(Integrators.EULER);

        for (String stock : new String[] {"Ready", "Running", "Retrying", "Succeeded", "Dead"}) {
            assertThat(drawn.series(stock))
                    .as(stock)
                    .containsExactly(forecast.series(stock), within(1e-6));
        }
    }

    @Test
    @Order(2)
    @DisplayName("has the forecast's loops, and the autoscaler's beside them")
    void hasTheSameLoops() {
        Model forecast =
                new QueueModel(
                                new Present(0, 10, 0, 0, 8, 0, 0, 1, 0.2, 0.02, 10, 12),
                                DRAWN.time())
                        .build();

        for (FeedbackLoop loop : forecast.loops()) {
            assertThat(DRAWN.loops()).as(loop.name()).contains(loop);
        }
        assertThat(DRAWN.loops())
                .extracting(FeedbackLoop::name)
                .containsExactlyInAnyOrder("Retries", "Workers", "Autoscaler");
    }
}
