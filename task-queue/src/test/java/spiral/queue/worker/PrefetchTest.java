package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Back-pressure")
class PrefetchTest {
    /// Four slots, and a hundred jobs that took so long.
    private static Prefetch after(Duration took) {
        Prefetch prefetch = new Prefetch(4);
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
        assertThat(new Prefetch(4).wanted(0)).isEqualTo(4);
        assertThat(new Prefetch(4).wanted(3)).isEqualTo(1);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("whoever has his hands full asks for nothing")
    void full() {
        assertThat(new Prefetch(4).wanted(4)).isZero();
        assertThat(new Prefetch(4).wanted(100)).isZero();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a process without slots takes nothing")
    void schedulerOnly() {
        assertThat(new Prefetch(0).wanted(0)).isZero();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("long jobs are not hoarded: a free slot asks for one")
    void longJobs() {
        assertThat(after(Duration.ofSeconds(5)).wanted(3)).isEqualTo(1);
        assertThat(after(Duration.ofSeconds(5)).wanted(4)).isZero();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("short jobs come in batches of what can be started within 200 ms")
    void shortJobs() {
        assertThat(after(Duration.ofMillis(10)).wanted(0)).isEqualTo(80);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a batch is asked for when half of the last one is used up, not job by job")
    void hysteresis() {
        assertThat(after(Duration.ofMillis(10)).wanted(60)).isZero();
        assertThat(after(Duration.ofMillis(10)).wanted(40)).isEqualTo(40);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("never more than the limit")
    void limit() {
        assertThat(after(Duration.ofNanos(1)).wanted(0)).isEqualTo(Prefetch.MOST);
        assertThat(after(Duration.ZERO).wanted(0)).isEqualTo(Prefetch.MOST);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("when jobs become longer it soon asks for fewer")
    void slower() {
        Prefetch prefetch = after(Duration.ofMillis(1));
        for (int i = 0; i < 50; i++) {
            prefetch.ran(Duration.ofSeconds(1));
        }

        assertThat(prefetch.wanted(0)).isEqualTo(4);
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("a single odd one changes little")
    void outlier() {
        Prefetch prefetch = after(Duration.ofMillis(10));
        prefetch.ran(Duration.ofMillis(60));

        assertThat(prefetch.wanted(0)).isBetween(40, 79);
    }
}
