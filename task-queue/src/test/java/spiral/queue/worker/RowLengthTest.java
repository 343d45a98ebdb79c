package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("How many jobs share a thread")
class RowLengthTest {
    /// The length after a hundred jobs that took so long.
    private static int after(Duration took, int most) {
        RowLength row = new RowLength(most);
        for (int i = 0; i < 100; i++) {
            row.ran(took);
        }
        return row.jobs();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("nothing known, nothing shared")
    void unknown() {
        assertThat(new RowLength(32).jobs()).isEqualTo(1);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("quick jobs share a thread, so many that the last one waits half a millisecond")
    void quick() {
        assertThat(after(Duration.ofNanos(100_000), 32)).isEqualTo(5);
        assertThat(after(Duration.ofNanos(1), 32)).isEqualTo(32);
        assertThat(after(Duration.ZERO, 1)).isEqualTo(1);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("jobs that take a while have a thread each")
    void slow() {
        assertThat(after(Duration.ofMillis(1), 32)).isEqualTo(1);
        assertThat(after(Duration.ofMinutes(1), 32)).isEqualTo(1);
    }
}
