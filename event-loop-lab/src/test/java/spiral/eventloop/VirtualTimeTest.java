package spiral.eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Time that stands still while code runs")
class VirtualTimeTest {
    private final List<String> log = new ArrayList<>();
    private final EventLoop loop = EventLoop.onVirtualClock().output(log::add).build();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("code takes no time")
    void codeTakesNoTime() {
        loop.post("a", () -> stamp("a"));
        loop.post("b", () -> stamp("b"));

        loop.run();

        assertThat(log).containsExactly("a at 0", "b at 0");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("when nothing can run, the clock jumps to the next timer")
    void theClockJumpsToTheNextTimer() {
        after(10, "a");
        after(3_600_000, "b");

        loop.run();

        assertThat(log).containsExactly("a at 10", "b at 3600000");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a timer set by a timer counts from then")
    void aTimerCountsFromWhenItIsSet() {
        loop.setTimeout("a", ms(10), () -> after(5, "b"));

        loop.run();

        assertThat(log).containsExactly("b at 15");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("while a task works, timers become due but have to wait")
    void timersWaitForWork() {
        after(10, "timer");
        loop.post(
                "work",
                () -> {
                    loop.burn(ms(50));
                    stamp("work");
                });

        loop.run();

        assertThat(log).containsExactly("work at 50", "timer at 50");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("timers that had to wait run by the time they were due")
    void lateTimersRunInTheOrderOfTheirTime() {
        after(20, "second");
        after(10, "first");
        loop.post("work", () -> loop.burn(ms(50)));

        loop.run();

        assertThat(log).containsExactly("first at 50", "second at 50");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("a cancelled timer does not run, and time does not pass for it")
    void aCancelledTimerDoesNotRun() {
        Timeout timeout = after(10, "a");

        assertThat(timeout.cancel()).isTrue();
        loop.run();

        assertThat(log).isEmpty();
        assertThat(loop.nanos()).isZero();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a timer can be cancelled by one that is due at the same time")
    void aDueTimerCanStillBeCancelled() {
        List<Timeout> others = new ArrayList<>();
        loop.setTimeout("a", ms(10), () -> others.forEach(Timeout::cancel));
        others.add(after(10, "b"));
        after(10, "c");

        loop.run();

        assertThat(log).containsExactly("c at 10");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a timer that runs or has run cannot be cancelled")
    void aTimerThatRanCannotBeCancelled() {
        Timeout timeout = after(10, "a");

        loop.run();

        assertThat(timeout.cancel()).isFalse();
        assertThat(timeout.due()).isEqualTo(ms(10).toNanos());
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("run until idle: what can run now, without moving the clock")
    void runUntilIdleDoesNotMoveTheClock() {
        loop.post("a", () -> stamp("a"));
        after(0, "zero");
        after(1, "later");

        loop.runUntilIdle();

        assertThat(log).containsExactly("a at 0", "zero at 0");
        assertThat(loop.nanos()).isZero();
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("advance: all that becomes due on the way, each at its time, and no more")
    void advanceRunsWhatBecomesDue() {
        after(10, "a");
        loop.setTimeout("b", ms(20), () -> after(5, "c"));
        after(31, "d");

        loop.advance(ms(30));

        assertThat(log).containsExactly("a at 10", "c at 25");
        assertThat(loop.nanos()).isEqualTo(ms(30).toNanos());
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("a timer due exactly at the end of an advance runs")
    void theEndOfAnAdvanceIsIncluded() {
        after(10, "a");

        loop.advance(ms(10));

        assertThat(log).containsExactly("a at 10");
    }

    @Test
    @Order(12)
    @Tag("step:2")
    @DisplayName("nanoseconds count: nothing is rounded or clamped")
    void nanosecondsCount() {
        List<Long> at = new ArrayList<>();
        loop.setTimeout("b", Duration.ofNanos(2), () -> at.add(loop.nanos()));
        loop.setTimeout("a", Duration.ofNanos(1), () -> at.add(loop.nanos()));

        loop.run();

        assertThat(at).containsExactly(1L, 2L);
    }

    @Test
    @Order(13)
    @Tag("step:2")
    @DisplayName("a kept-alive loop on a virtual clock ends too: nobody can come")
    void keepAliveDoesNotHoldVirtualTime() {
        try (KeepAlive _ = loop.keepAlive()) {
            after(10, "a");

            loop.run();
        }

        assertThat(log).containsExactly("a at 10");
    }

    @Test
    @Order(14)
    @Tag("step:2")
    @DisplayName("a delay below zero or beyond a century is refused, with the facts")
    void impossibleDelaysAreRefused() {
        assertThatThrownBy(() -> after(-1, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delay")
                .hasMessageContaining("PT-0.001S");
        assertThatThrownBy(() -> loop.advance(EventLoop.LONGEST.plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("time");
    }

    private Timeout after(long millis, String text) {
        return loop.setTimeout(text, ms(millis), () -> stamp(text));
    }

    private void stamp(String text) {
        loop.print(text + " at " + loop.nanos() / 1_000_000);
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
