package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("How many jobs a worker takes in hand")
class PrefetchTest {
    private static Prefetch after(Duration took) {
        Prefetch prefetch = new Prefetch(4, 1);
        for (int i = 0; i < 100; i++) {
            prefetch.ran(took);
        }
        return prefetch;
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("as many as it has slots while it knows nothing")
    void unknown() {
        assertThat(new Prefetch(4, 1).wanted(0, 0)).isEqualTo(4);
        assertThat(new Prefetch(4, 1).wanted(4, 0)).isZero();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("long jobs are not hoarded: a free slot asks for one")
    void longJobs() {
        assertThat(after(Duration.ofSeconds(5)).wanted(3, 0)).isEqualTo(1);
        assertThat(after(Duration.ofSeconds(5)).wanted(4, 0)).isZero();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("short jobs come in batches of what can be started within 200 ms")
    void shortJobs() {
        assertThat(after(Duration.ofMillis(10)).wanted(0, 0)).isEqualTo(80);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a batch is asked for when half of the last one is used up, not job by job")
    void hysteresis() {
        assertThat(after(Duration.ofMillis(10)).wanted(60, 0)).isZero();
        assertThat(after(Duration.ofMillis(10)).wanted(40, 0)).isEqualTo(40);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("never more than the limit")
    void limit() {
        assertThat(after(Duration.ofNanos(1)).wanted(0, 0)).isEqualTo(Prefetch.MOST);
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("a process without slots takes nothing")
    void schedulerOnly() {
        assertThat(new Prefetch(0, 1).wanted(0, 0)).isZero();
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("what is on its way counts as in hand, and several lanes share the limit")
    void lanes() {
        Prefetch prefetch = new Prefetch(4, 2);
        for (int i = 0; i < 100; i++) {
            prefetch.ran(Duration.ofNanos(1));
        }
        assertThat(prefetch.wanted(0, 0)).isEqualTo(Prefetch.MOST / 2);
        assertThat(prefetch.wanted(0, Prefetch.MOST / 2)).isEqualTo(Prefetch.MOST / 2);
        assertThat(prefetch.wanted(1, Prefetch.MOST / 2)).isZero();
    }
}
