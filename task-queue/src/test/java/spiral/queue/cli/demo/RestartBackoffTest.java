package spiral.queue.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("How long the supervisor waits before it starts a worker again")
class RestartBackoffTest {
    private static final Role WORKER = Role.worker(1);

    private final RestartBackoff restartBackoff = new RestartBackoff(new SplittableRandom(1));

    private Duration afterLife(long startedSecond, long diedSecond) {
        restartBackoff.started(WORKER, Duration.ofSeconds(startedSecond));
        return restartBackoff.died(WORKER, Duration.ofSeconds(diedSecond));
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a moment, after the first death")
    void first() {
        assertThat(afterLife(0, 10)).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("longer and longer, up to 4 seconds, where it dies soon after each start")
    void again() {
        afterLife(0, 1);

        assertThat(afterLife(2, 3)).isEqualTo(Duration.ofMillis(1_400));
        assertThat(afterLife(4, 5)).isEqualTo(Duration.ofMillis(2_800));
        assertThat(afterLife(6, 7)).isEqualTo(Duration.ofSeconds(4));
        assertThat(afterLife(8, 9)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a moment again, after it had lived for long enough")
    void forgiven() {
        afterLife(0, 1);
        afterLife(2, 3);

        assertThat(afterLife(4, 9)).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("each worker has a history of its own")
    void own() {
        afterLife(0, 1);

        restartBackoff.started(Role.worker(2), Duration.ofSeconds(2));
        assertThat(restartBackoff.died(Role.worker(2), Duration.ofSeconds(3)))
                .isEqualTo(Duration.ofMillis(700));
    }
}
