package spiral.queue.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.QueueStats.BreakerView;
import spiral.queue.QueueStats.WorkerView;
import spiral.queue.demo.Snapshot.DeadLetter;
import spiral.queue.demo.Snapshot.Overtaker;
import spiral.queue.demo.LostWorker.Held;
import spiral.queue.demo.LostWorker.Sighting;

@DisplayName("What the reader is told while the demo runs")
class DemoEventsTest {
    private static final Duration NOW = Duration.ofSeconds(12);

    private final DemoEvents events = new DemoEvents();

    private List<String> after(Snapshot snapshot) {
        return events.of(NOW, snapshot).stream().map(DemoEvent::text).toList();
    }

    private static Snapshot workers(WorkerView... workers) {
        return Sample.snapshot(Sample.stats(Map.of(), Map.of(), List.of(workers), List.of()));
    }

    private static Snapshot breaker(String state, int millis) {
        return Sample.snapshot(
                Sample.stats(
                        Map.of(),
                        Map.of(),
                        List.of(),
                        List.of(new BreakerView("lookup", state, Duration.ofMillis(millis)))));
    }

    private static Snapshot seen(
            List<Overtaker> overtakers, List<DeadLetter> dead, List<Sighting> sightings) {
        return new Snapshot(
                workers().stats(), Optional.empty(), overtakers, dead, sightings);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("each worker process is announced once, a restarted one again")
    void announced() {
        WorkerView first = Sample.worker(1, "worker-1", false);
        WorkerView again = Sample.worker(2, "worker-1", false);

        assertThat(after(workers(first))).containsExactly("worker-1 is up (process 1001)");
        assertThat(after(workers(first))).isEmpty();
        assertThat(after(workers(first, again))).containsExactly("worker-1 is up (process 1002)");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("who holds the scheduler's role is told whenever it changes hands")
    void role() {
        after(workers(Sample.worker(1, "worker-1", false), Sample.worker(2, "scheduler", false)));

        assertThat(
                        after(
                                workers(
                                        Sample.worker(1, "worker-1", true),
                                        Sample.worker(2, "scheduler", false))))
                .containsExactly("worker-1 holds the scheduler's role");
        assertThat(
                        after(
                                workers(
                                        Sample.worker(1, "worker-1", false),
                                        Sample.worker(2, "scheduler", true))))
                .containsExactly("scheduler holds the scheduler's role");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a breaker's way: open, still open after a trial, half-open, closed")
    void breakers() {
        assertThat(after(breaker("closed", 0))).isEmpty();
        assertThat(after(breaker("open", 2_800)).getFirst())
                .startsWith("lookup fails too often: its breaker is open for 2.8 s");
        assertThat(after(breaker("open", 1_000))).isEmpty();
        assertThat(after(breaker("open", 2_900)))
                .containsExactly("lookup still fails: its breaker stays open");
        assertThat(after(breaker("half-open", 0)).getFirst()).contains("half-open");
        assertThat(after(breaker("closed", 0)).getFirst()).contains("works again");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("an urgent job that has overtaken others is told once")
    void urgent() {
        Snapshot snapshot = seen(List.of(new Overtaker(304, 62, 71)), List.of(), List.of());

        assertThat(after(snapshot))
                .containsExactly(
                        "urgent job 304 (priority 9) overtook 62 that had come before it;"
                                + " it waited 71 ms");
        assertThat(after(snapshot)).isEmpty();
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a dead letter is told once")
    void dead() {
        Snapshot snapshot =
                seen(List.of(), List.of(new DeadLetter(77, "flaky", 3, "broke off")), List.of());

        assertThat(after(snapshot))
                .containsExactly(
                        "job 77 (flaky) is dead after 3 attempts; payload and error are kept");
        assertThat(after(snapshot)).isEmpty();
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("a killed worker's jobs are told when it dies, and once more when the last is back")
    void lost() {
        LostWorker lost =
                LostWorker.of(
                        "worker-3",
                        9,
                        "got SIGKILL",
                        Duration.ofSeconds(10),
                        List.of(new Held(5, 1), new Held(6, 1)));

        assertThat(events.lost(lost).text()).contains("it held 2 jobs: 5 6");
        assertThat(after(seen(List.of(), List.of(), List.of(new Sighting(5, "worker-1"))))).isEmpty();
        assertThat(after(seen(List.of(), List.of(), List.of(new Sighting(6, "worker-2")))))
                .containsExactly(
                        "worker-3's 2 jobs came back after 2.0 s: 5 to worker-1, 6 to worker-2");
        assertThat(after(seen(List.of(), List.of(), List.of()))).isEmpty();
    }
}
