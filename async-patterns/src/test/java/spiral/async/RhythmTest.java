package spiral.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Debounce & throttle")
class RhythmTest {
    private static final long FOR_EVER = Nanos.LONGEST;

    /// The instants of the runs; written by [#play].
    private final List<Long> runs = new ArrayList<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("debounce: the run is due when it has been quiet after the latest call")
    void theRunIsDueWhenItHasBeenQuiet() {
        Rhythm rhythm = Rhythm.debounce(100, FOR_EVER, false, true);

        assertThat(rhythm.call(0)).isFalse();
        assertThat(rhythm.waiting()).isTrue();
        assertThat(rhythm.due()).isEqualTo(100);
        assertThat(rhythm.call(60)).isFalse();
        assertThat(rhythm.due()).isEqualTo(160);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("after its run nothing waits, and the next call begins anew")
    void afterItsRunTheNextCallBeginsAnew() {
        play(Rhythm.debounce(100, FOR_EVER, false, true), 0, 30, 500);

        assertThat(runs).containsExactly(130L, 600L);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("before the first call nothing waits, and dropping a run leaves nothing waiting")
    void droppingARunLeavesNothingWaiting() {
        Rhythm rhythm = Rhythm.debounce(100, FOR_EVER, false, true);
        assertThat(rhythm.waiting()).isFalse();

        rhythm.call(0);
        rhythm.drop();

        assertThat(rhythm.waiting()).isFalse();
        rhythm.call(70);
        assertThat(rhythm.due()).isEqualTo(170);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("throttle: a period begins with the first call, and the run is due at its end")
    void throttleRunsAtTheEndOfThePeriod() {
        Rhythm rhythm = Rhythm.throttle(100, false, true);

        rhythm.call(0);
        rhythm.call(60);

        assertThat(rhythm.due()).isEqualTo(100);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("throttle: each run begins the next period, exactly")
    void eachRunBeginsTheNextPeriod() {
        play(Rhythm.throttle(100, false, true), 0, 130, 180, 220);

        assertThat(runs).containsExactly(100L, 200L, 300L);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("leading: the first call of a burst runs at once, and covers itself")
    void leadingRunsAtOnce() {
        Rhythm rhythm = Rhythm.debounce(100, FOR_EVER, true, true);

        assertThat(rhythm.call(0)).isTrue();
        assertThat(rhythm.waiting()).isFalse();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("leading and trailing: only a second call brings a second run")
    void onlyASecondCallBringsASecondRun() {
        play(Rhythm.debounce(100, FOR_EVER, true, true), 0, 500, 530);

        assertThat(runs).containsExactly(0L, 500L, 630L);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("leading only: the rest of the burst brings no run, and keeps the burst open")
    void leadingOnlyIgnoresTheRestOfTheBurst() {
        play(Rhythm.debounce(100, FOR_EVER, true, false), 0, 60, 150, 251);

        assertThat(runs).containsExactly(0L, 251L);
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName(
            "throttle, leading: no two runs are closer than a period, also after a trailing run")
    void noTwoRunsAreCloserThanAPeriod() {
        play(Rhythm.throttle(100, true, true), 0, 30, 150, 290, 400);

        assertThat(runs).containsExactly(0L, 100L, 200L, 300L, 400L);
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("longest: calls that never pause cannot put the run off for ever")
    void callsThatNeverPauseCannotPutTheRunOff() {
        Rhythm rhythm = Rhythm.debounce(100, 250, false, true);
        for (long now = 0; now < 250; now += 50) {
            rhythm.call(now);
        }

        assertThat(rhythm.due()).isEqualTo(250);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("longest counts from the last run of the same burst, exactly")
    void longestCountsFromTheLastRun() {
        play(Rhythm.debounce(100, 250, false, true), 0, 80, 160, 240, 320, 400, 480, 560);

        assertThat(runs).containsExactly(250L, 500L, 660L);
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a run that is made early begins the next period there")
    void aRunThatIsMadeEarlyBeginsTheNextPeriod() {
        Rhythm rhythm = Rhythm.throttle(100, false, true);
        rhythm.call(0);
        rhythm.ran(40);

        rhythm.call(60);

        assertThat(rhythm.due()).isEqualTo(140);
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("it works also where the clock's reading wraps around")
    void itWorksWhereTheClockWrapsAround() {
        long now = Long.MAX_VALUE - 150;
        Rhythm rhythm = Rhythm.debounce(100, 250, false, true);

        rhythm.call(now);

        assertThat(rhythm.due() - now).isEqualTo(100);
        rhythm.call(now + 80);
        rhythm.call(now + 170);
        assertThat(rhythm.due() - now).isEqualTo(250);
    }

    /// Makes calls at these instants, and runs whenever one is due.
    private void play(Rhythm rhythm, long... calls) {
        for (long call : calls) {
            runWhatIsDue(rhythm, call);
            if (rhythm.call(call)) {
                runs.add(call);
            }
        }
        runWhatIsDue(rhythm, Long.MAX_VALUE / 2);
    }

    private void runWhatIsDue(Rhythm rhythm, long until) {
        while (rhythm.waiting() && rhythm.due() <= until) {
            long due = rhythm.due();
            rhythm.ran(due);
            runs.add(due);
        }
    }
}
