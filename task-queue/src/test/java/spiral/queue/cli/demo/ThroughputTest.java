package spiral.queue.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.demo.Sample;

@DisplayName("Jobs per second, just now")
class ThroughputTest {
    private final Throughput throughput = new Throughput();

    private void saw(long millis, long succeeded, long dead) {
        throughput.saw(
                Duration.ofMillis(millis),
                Sample.stats(
                        Map.of(Name.SUCCEEDED, succeeded, Name.DEAD, dead),
                        Map.of(),
                        List.of(),
                        List.of()));
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("one look says nothing about speed")
    void oneLook() {
        saw(0, 100, 0);

        assertThat(throughput.perSecond()).isZero();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("what ended between two looks, whichever way it ended")
    void twoLooks() {
        saw(0, 100, 0);
        saw(500, 109, 1);

        assertThat(throughput.perSecond()).isEqualTo(20);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("what is longer ago than two seconds does not count")
    void forgets() {
        saw(0, 0, 0);
        saw(1_000, 1_000, 0);
        saw(3_000, 1_010, 0);

        assertThat(throughput.perSecond()).isEqualTo(5);
    }
}
