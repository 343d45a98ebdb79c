package spiral.async;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A time-out: so long and no longer, and what is inside is stopped")
class TimeOutTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final List<Event> events = new ArrayList<>();
    private final TimeOut timeOut = TimeOut.of(ofMillis(100), time).listener(events::add);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("late work is cancelled, and the result says how long it had")
    void lateWorkIsCancelled() {
        var work = new CompletableFuture<String>();
        CompletableFuture<String> result = timeOut.run(() -> work);

        time.advance(ofMillis(100));

        assertThat(result.exceptionNow()).isInstanceOf(TimeoutException.class);
        assertThat(work).isCancelled();
        assertThat(events).containsExactly(new Event.TimedOut(ofMillis(100)));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("on the caller's thread: a body that waits is interrupted at the limit")
    void aBodyThatWaitsIsInterrupted() {
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> timeOut.onCallersThread().call(() -> sleeping(ofSeconds(5))));

        assertThat(time.nanos()).isEqualTo(ofMillis(100).toNanos());
        assertThat(Thread.interrupted()).isFalse();
        assertThat(events).hasSize(1);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("on the caller's thread: a body in time leaves no timer and no interruption")
    void aBodyInTimeLeavesNothing() throws Exception {
        String value = timeOut.onCallersThread().call(() -> sleeping(ofMillis(50)));

        assertThat(value).isEqualTo("slept");
        assertThat(time.pending()).isZero();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("a body that ignores its interruption cannot hold the caller")
    void aBodyThatIgnoresItsInterruptionCannotHoldTheCaller() throws Exception {
        var release = new CountDownLatch(1);
        TimeOut real = TimeOut.of(ofMillis(20), Scheduler.system());

        assertThatThrownBy(() -> real.call(() -> stubborn(release)))
                .isInstanceOf(TimeoutException.class);

        assertThat(release.getCount()).isEqualTo(1);
        release.countDown();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a body on its own thread hands its value and its failure to the caller")
    void aBodyOnItsOwnThread() throws Exception {
        TimeOut real = TimeOut.of(ofSeconds(20), Scheduler.system());

        assertThat(real.call(() -> "value")).isEqualTo("value");
        assertThatThrownBy(() ->
                        real.call(() -> {
                            throw new IllegalStateException("broken");
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a limit that is not positive is refused with the value")
    void aLimitThatIsNotPositiveIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeOut.of(Duration.ZERO, time))
                .withMessage("limit must be positive but was PT0S");
    }

    private String sleeping(Duration duration) throws Exception {
        time.sleep(duration);
        return "slept";
    }

    private static String stubborn(CountDownLatch release) {
        while (true) {
            try {
                release.await();
                return "at last";
            } catch (InterruptedException ignored) {
                // that is what it is about
            }
        }
    }
}
