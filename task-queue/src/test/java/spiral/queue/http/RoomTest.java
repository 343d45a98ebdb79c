package spiral.queue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;

@DisplayName("The room that is left in a queue")
class RoomTest {
    private static final long MOST = 1_000;

    private Instant now = Instant.EPOCH;
    private long there;
    private int counts;

    private final Room room = new Room(this::count, MOST, () -> now);

    private Map<String, Map<Name, Long>> count() {
        counts++;
        return Map.of("mail", Map.of(Name.READY, there, Name.DEAD, 0L));
    }

    private void take(int jobs) {
        room.take(Collections.nCopies(jobs, NewJob.of("mail", "{}")));
    }

    @Test
    @Order(1)
    @DisplayName("is counted once a minute while the queue is less than half full")
    void roomy() {
        for (int i = 0; i < 60; i++) {
            take(1);
            now = now.plusSeconds(1);
        }
        assertThat(counts).isEqualTo(1);
        take(1);
        assertThat(counts).isEqualTo(2);
    }

    @Test
    @Order(2)
    @DisplayName("is counted every five seconds once that and what was taken since fill half of it")
    void narrow() {
        take((int) MOST / 2);
        there = MOST / 2;
        now = now.plusSeconds(5);
        take(1);
        assertThat(counts).isEqualTo(2);
        now = now.plus(Duration.ofSeconds(5)).minusMillis(1);
        take(1);
        assertThat(counts).isEqualTo(2);
    }

    @Test
    @Order(3)
    @DisplayName("is refused to the job that would be one too many, and given to the one before")
    void full() {
        there = MOST - 1;
        take(1);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> take(1))
                .withMessageContaining("the queue 'mail' is full: it holds 1,000 jobs");
        there = 0;
        now = now.plusSeconds(5);
        take(1);
    }
}
