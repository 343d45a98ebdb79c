package spiral.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.Polarity.REINFORCING;
import static spiral.sim.expr.Expr.Ref.TIME_STEP;
import static spiral.sim.expr.Expr.number;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A queue of jobs as stocks and flows: the largest model here, and how a user would write one.
@DisplayName("A queue of jobs, as a model")
class QueueModelTest {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("names its two loops: retries reinforce, workers balance")
    void namesItsLoops() {
        assertThat(queue(4, 0.2).loops())
                .extracting(FeedbackLoop::name, FeedbackLoop::polarity)
                .containsExactly(tuple("Retries", REINFORCING), tuple("Workers", BALANCING));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("loses no job: all stocks together are what was there and what arrived")
    void losesNoJob() {
        Run run = queue(4, 0.2).run(Integrators.EULER);

        double jobs =
                Stream.of("Scheduled", "Ready", "Running", "Retrying", "Succeeded", "Dead")
                        .mapToDouble(run::last)
                        .sum();

        assertThat(jobs).isCloseTo(40 + 3 * 60, within(1e-9));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("never runs more jobs than it has workers")
    void neverMoreThanItsWorkers() {
        Run run = queue(2, 0.2).run(Integrators.EULER);

        assertThat(DoubleStream.of(run.series("Running")).max().orElseThrow())
                .isLessThanOrEqualTo(2 + 1e-9);
        assertThat(run.at("Running", 30)).isCloseTo(2, within(1e-6));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("drains its backlog with enough workers, and drowns with too few")
    void drainsOrDrowns() {
        assertThat(queue(8, 0.2).run(Integrators.RK4).last("Ready")).isLessThan(1);
        assertThat(queue(2, 0.2).run(Integrators.RK4).last("Ready")).isGreaterThan(50);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("drowns sooner when more attempts fail: each retry is work again")
    void retriesFeedTheBacklog() {
        assertThat(queue(4, 0.5).run(Integrators.RK4).last("Ready"))
                .isGreaterThan(queue(4, 0).run(Integrators.RK4).last("Ready") + 20);
    }

    /// Time in seconds; 3 jobs arrive per second, each takes a second of a worker.
    private static Model queue(double workers, double failing) {
        var m = Sim.model("queue").time(TimeSpan.of(0, 60, 0.05, "second").savedEvery(1));
        var crew = m.constant("Crew", workers, "jobs");
        var serviceTime = m.constant("Service time", 1, "second");
        var failShare = m.constant("Fail share", failing, "1");
        var deadShare = m.constant("Dead share", 0.01, "1");
        var backOff = m.constant("Back-off", 5, "second");

        var scheduled = m.stock("Scheduled", 10, "jobs").nonNegative();
        var ready = m.stock("Ready", 30, "jobs").nonNegative();
        var running = m.stock("Running", 0, "jobs").nonNegative();
        var retrying = m.stock("Retrying", 0, "jobs").nonNegative();
        var succeeded = m.stock("Succeeded", 0, "jobs");
        var dead = m.stock("Dead", 0, "jobs");

        var free = m.aux("Free workers", "jobs", crew.minus(running).max(0));
        var ending = m.aux("Ending", "jobs/second", running.over(serviceTime));
        m.flow("Arriving", "jobs/second", number(3)).to(ready);
        m.flow("Falling due", "jobs/second", number(0.5)).from(scheduled).to(ready);
        var places = m.aux("Places", "jobs/second", free.over(TIME_STEP).plus(ending));
        var starting =
                m.flow("Starting", "jobs/second", ready.over(TIME_STEP).min(places))
                        .from(ready)
                        .to(running);
        var failed =
                m.flow("Failing", "jobs/second", ending.times(failShare))
                        .from(running)
                        .to(retrying);
        m.flow("Giving up", "jobs/second", ending.times(deadShare)).from(running).to(dead);
        m.flow(
                        "Succeeding",
                        "jobs/second",
                        ending.times(number(1).minus(failShare).minus(deadShare)))
                .from(running)
                .to(succeeded);
        var returning =
                m.flow("Returning", "jobs/second", retrying.over(backOff)).from(retrying).to(ready);

        if (failing > 0) {
            m.loop(
                    "Retries",
                    REINFORCING,
                    ready,
                    starting,
                    running,
                    ending,
                    failed,
                    retrying,
                    returning);
        }
        m.loop("Workers", BALANCING, ready, starting);
        return m.build();
    }
}
