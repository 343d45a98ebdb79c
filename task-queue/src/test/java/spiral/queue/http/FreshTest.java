package spiral.queue.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("A value that many ask for")
class FreshTest {
    private static final Duration SPAN = Duration.ofSeconds(5);

    private Instant now = Instant.EPOCH;
    private Duration takes = Duration.ZERO;
    private int made;

    private final Fresh<Integer> fresh = new Fresh<>(() -> now, SPAN, this::make);

    private int make() {
        now = now.plus(takes);
        return ++made;
    }

    @Test
    @Order(1)
    @DisplayName("is made once per span")
    void oncePerSpan() {
        assertThat(fresh.get()).isEqualTo(1);
        now = now.plus(SPAN).minusMillis(1);
        assertThat(fresh.get()).isEqualTo(1);
        now = now.plusMillis(1);
        assertThat(fresh.get()).isEqualTo(2);
    }

    @Test
    @Order(2)
    @DisplayName(
            "serves longer where its making took long: a tenth of the time goes into it at most")
    void dear() {
        takes = Duration.ofSeconds(2);
        assertThat(fresh.get()).isEqualTo(1);
        now = now.plus(takes.multipliedBy(Fresh.SHARE)).minusMillis(1);
        assertThat(fresh.get()).isEqualTo(1);
        now = now.plusMillis(1);
        assertThat(fresh.get()).isEqualTo(2);
    }
}
