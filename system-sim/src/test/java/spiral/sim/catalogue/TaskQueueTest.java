package spiral.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.Integrators;
import spiral.sim.Run;

@DisplayName("Our own queue")
class TaskQueueTest extends CatalogueContract {
    @Override
    CatalogueModel entry() {
        return new TaskQueue();
    }

    @Override
    List<String> expectedLoops() {
        return List.of("R Retries", "B Workers", "B Autoscaler");
    }

    @Test
    @Order(20)
    @Tag("step:2")
    @DisplayName("loses no job: what arrived is waiting, running, done or dead")
    void losesNoJob() {
        Run run = entry().model().run(Integrators.EULER);
        double[] arrivals = run.series("Arriving");
        double came = DoubleStream.of(arrivals).limit(arrivals.length - 1L).sum() * 0.25;
        double there = run.last("Backlog") + run.last("Succeeded") + run.last("Dead");

        assertThat(there).isCloseTo(came, within(1e-6));
    }

    @Test
    @Order(21)
    @Tag("step:2")
    @DisplayName("drowns in the rush when no worker may be added, and does not with the autoscaler")
    void theAutoscalerHelps() {
        Run alone = entry().model().with("Most slots", 12).run(entry().method());

        assertThat(new Seen(alone).highest("Ready"))
                .isGreaterThan(5 * new Seen(entry().run()).highest("Ready"));
    }

    @Test
    @Order(22)
    @Tag("step:2")
    @DisplayName("each failed attempt is work again: 20 % failing make a quarter more starts")
    void retriesAreWork() {
        Run run = entry().run();

        assertThat(run.at("Starting", 59) / run.at("Arriving", 59)).isCloseTo(1.25, within(0.03));
    }
}
