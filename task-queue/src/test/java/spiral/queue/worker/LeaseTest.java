package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Leases")
class LeaseTest {
    private static final Duration LENGTH = Duration.ofSeconds(9);

    private final Lease lease = new Lease(LENGTH);

    private static long seconds(double seconds) {
        return Math.round(seconds * 1e9);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("before the first heartbeat is answered nothing may start or run")
    void notYet() {
        assertThat(lease.mayStart(seconds(0))).isFalse();
        assertThat(lease.mayRun(seconds(0))).isFalse();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("while the lease is fresh jobs may start and run")
    void fresh() {
        lease.renewed(seconds(0));

        assertThat(lease.mayStart(seconds(5.9))).isTrue();
        assertThat(lease.mayRun(seconds(5.9))).isTrue();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("after two thirds nothing new may start")
    void twoThirds() {
        lease.renewed(seconds(0));

        assertThat(lease.mayStart(seconds(6) - 1)).isTrue();
        assertThat(lease.mayStart(seconds(6))).isFalse();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("what runs may go on until the end, and not a nanosecond longer")
    void end() {
        lease.renewed(seconds(0));

        assertThat(lease.mayRun(seconds(9) - 1)).as("just before the end").isTrue();
        assertThat(lease.mayRun(seconds(9))).as("at the end").isFalse();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("an answered heartbeat prolongs the lease, from the moment of its sending")
    void prolongs() {
        lease.renewed(seconds(0));
        lease.renewed(seconds(4));

        assertThat(lease.mayStart(seconds(9.9))).isTrue();
        assertThat(lease.mayStart(seconds(10))).isFalse();
        assertThat(lease.mayRun(seconds(12.9))).isTrue();
        assertThat(lease.mayRun(seconds(13))).isFalse();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("an older answer that comes late takes nothing away")
    void overtaken() {
        lease.renewed(seconds(4));
        lease.renewed(seconds(2));

        assertThat(lease.mayRun(seconds(12.9))).isTrue();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a lease that was given up has ended at once")
    void givenUp() {
        lease.renewed(seconds(0));
        lease.givenUp();

        assertThat(lease.mayStart(seconds(1))).isFalse();
        assertThat(lease.mayRun(seconds(1))).isFalse();
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("after that a new one begins with the next answer")
    void again() {
        lease.renewed(seconds(0));
        lease.givenUp();
        lease.renewed(seconds(20));

        assertThat(lease.mayStart(seconds(21))).isTrue();
        assertThat(lease.mayRun(seconds(28.9))).isTrue();
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("it says how long until its answer changes next")
    void untilNext() {
        lease.renewed(seconds(0));

        assertThat(lease.untilNext(seconds(2))).isEqualTo(Duration.ofSeconds(4));
        assertThat(lease.untilNext(seconds(6))).isEqualTo(Duration.ofSeconds(3));
        assertThat(lease.untilNext(seconds(8.5))).isEqualTo(Duration.ofMillis(500));
        assertThat(lease.untilNext(seconds(9))).isEqualTo(Duration.ZERO);
        assertThat(lease.untilNext(seconds(100))).isEqualTo(Duration.ZERO);
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("one lost heartbeat stops nothing: the next one comes in time")
    void oneLost() {
        lease.renewed(seconds(0));
        long second = 2 * lease.beatEvery().toNanos();

        assertThat(lease.beatEvery()).isPositive();
        assertThat(lease.mayStart(second + seconds(1))).isTrue();
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("it works also where the clock's reading wraps around")
    void wraps() {
        long sent = Long.MAX_VALUE - seconds(1);
        lease.renewed(sent);

        assertThat(lease.mayStart(sent + seconds(0.5))).isTrue();
        assertThat(lease.mayStart(sent + seconds(5.9))).isTrue();
        assertThat(lease.mayRun(sent + seconds(8.9))).isTrue();
        assertThat(lease.mayRun(sent + seconds(9))).isFalse();
        assertThat(lease.untilNext(sent + seconds(2))).isEqualTo(Duration.ofSeconds(4));
    }
}
