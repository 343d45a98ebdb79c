package spiral.queue.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.demo.LostWorker.Held;
import spiral.queue.demo.LostWorker.Sighting;

@DisplayName("A killed worker and its jobs")
class LostWorkerTest {
    private static LostWorker of(long... jobs) {
        List<Held> held = LongStream.of(jobs).mapToObj(job -> new Held(job, 1)).toList();
        return LostWorker.of("worker-2", 4711, "got SIGKILL", Duration.ofSeconds(12), held);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the reader is told which jobs it held")
    void said() {
        assertThat(of(5, 6, 7, 9).said())
                .isEqualTo("worker-2 (process 4711) got SIGKILL; it held 4 jobs: 5-7 9");
        assertThat(of(5).said()).endsWith("it held job 5");
        assertThat(of().said()).endsWith("it held no job");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a worker that held nothing has lost nothing")
    void nothing() {
        assertThat(of().complete()).isTrue();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("jobs that were not seen again are missing")
    void missing() {
        LostWorker lost = of(5, 6).seen(List.of(new Sighting(6, "worker-1")));

        assertThat(lost.complete()).isFalse();
        assertThat(lost.missing()).extracting(Held::job).containsExactly(5L);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("where a job was seen first is where it came back")
    void firstSighting() {
        LostWorker lost =
                of(5)
                        .seen(List.of(new Sighting(5, "worker-1")))
                        .seen(List.of(new Sighting(5, "worker-3")));

        assertThat(lost.whereabouts()).isEqualTo("5 to worker-1");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("jobs of somebody else are none of its business")
    void others() {
        assertThat(of(5).seen(List.of(new Sighting(8, "worker-1"))).back()).isEmpty();
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("when all are back, the reader is told where each of them is, and how long it took")
    void told() {
        LostWorker lost =
                of(5, 6, 7)
                        .seen(List.of(new Sighting(5, "worker-1"), new Sighting(7, "worker-1")))
                        .seen(List.of(new Sighting(6, "worker-2 (restarted)")));

        assertThat(lost.complete()).isTrue();
        assertThat(lost.told(Duration.ofMillis(14_500)))
                .isEqualTo(
                        "worker-2's 3 jobs came back after 2.5 s:"
                                + " 5 7 to worker-1, 6 to worker-2 (restarted)");
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("neighbouring ids stand together, and a long list says how much it leaves out")
    void ids() {
        assertThat(JobIds.text(List.of(9L, 1L, 3L, 2L, 6L, 5L))).isEqualTo("1-3 5 6 9");
        assertThat(JobIds.text(List.of(1L, 3L, 5L, 6L, 7L), 2)).isEqualTo("1 3 and 3 more");
        assertThat(JobIds.text(List.of())).isEmpty();
    }
}
