package spiral.queue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;

@DisplayName("For how long a count of the jobs serves")
class CensusTest {
    private static final long NOW = 1_000_000;

    @Test
    @DisplayName("few jobs are counted anew each time")
    void few() {
        assertThat(count(0).serves(NOW)).isFalse();
        assertThat(count(Census.MANY).serves(NOW)).isFalse();
    }

    @Test
    @DisplayName("the more there are, the longer a count serves: a million for ten seconds")
    void many() {
        assertThat(count(Census.MANY + 1).serves(NOW)).isTrue();
        assertThat(count(Census.MANY + 1).serves(NOW + 201)).isFalse();
        assertThat(count(1_000_000).serves(NOW + 9_999)).isTrue();
        assertThat(count(1_000_000).serves(NOW + 10_000)).isFalse();
    }

    @Test
    @DisplayName("no count serves for more than five minutes, or after the clock went back")
    void never() {
        assertThat(count(1_000_000_000).serves(NOW + 299_999)).isTrue();
        assertThat(count(1_000_000_000).serves(NOW + 300_000)).isFalse();
        assertThat(count(1_000_000_000).serves(NOW - 1)).isFalse();
    }

    private static Census.Count count(long jobs) {
        return new Census.Count(
                NOW, Map.of(Name.READY, jobs), Map.of(), Duration.ZERO, Duration.ZERO);
    }
}
