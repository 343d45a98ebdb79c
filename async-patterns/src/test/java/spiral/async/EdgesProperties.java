package spiral.async;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Debounce and throttle, for any schedule, against a plain calculation")
class EdgesProperties {
    private static final long WAIT = 50;

    private record Call(long at, int number) {}

    private record Run(long at, int number) {}

    @Test
    @DisplayName("a debouncer runs the last call before each pause of at least the quiet time")
    void aDebouncerRunsTheLastCallBeforeEachPause() {
        Seeds.each(random -> {
            var time = new VirtualScheduler(Long.MAX_VALUE - 1_000_000);
            List<Run> runs = new ArrayList<>();
            long start = time.nanos();
            Debouncer<Integer, Boolean> debouncer =
                    Debouncer.of(
                            ofMillis(WAIT),
                            number -> runs.add(new Run(millis(time, start), number)),
                            time);
            List<Call> calls = drive(debouncer, time, random);
            assertThat(runs).isEqualTo(debounced(calls));
        });
    }

    @Test
    @DisplayName(
            "a throttler keeps its distance, covers every call within a period, and misses none")
    void aThrottlerKeepsItsDistance() {
        Seeds.each(random -> {
            var time = new VirtualScheduler(Long.MAX_VALUE - 1_000_000);
            List<Run> runs = new ArrayList<>();
            long start = time.nanos();
            Throttler<Integer, Boolean> throttler =
                    Throttler.of(
                            ofMillis(WAIT),
                            number -> runs.add(new Run(millis(time, start), number)),
                            time);
            List<Call> calls = drive(throttler, time, random);
            assertThat(runs).isEqualTo(throttled(calls));
        });
    }

    private static List<Call> drive(
            Edges<Integer, Boolean> edge, VirtualScheduler time, SplittableRandom random) {
        var calls = new ArrayList<Call>();
        var results = new ArrayList<CompletableFuture<Boolean>>();
        long at = 0;
        for (int number = 0; number < 60; number++) {
            long pause = random.nextInt(4) == 0 ? random.nextInt(200) : random.nextInt(30);
            time.advance(ofMillis(pause));
            at += pause;
            results.add(edge.call(number));
            calls.add(new Call(at, number));
            assertThat(time.pending()).isEqualTo(1);
        }
        time.runAll();
        assertThat(results).allMatch(result -> result.resultNow());
        assertThat(time.pending()).isZero();
        return calls;
    }

    private static List<Run> debounced(List<Call> calls) {
        var runs = new ArrayList<Run>();
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            boolean last = i == calls.size() - 1;
            if (last || calls.get(i + 1).at - call.at >= WAIT) {
                runs.add(new Run(call.at + WAIT, call.number));
            }
        }
        return runs;
    }

    private static List<Run> throttled(List<Call> calls) {
        var runs = new ArrayList<Run>();
        long lastRun = -WAIT;
        for (int i = 0; i < calls.size(); ) {
            long first = calls.get(i).at;
            long runAt = first < lastRun + WAIT ? lastRun + WAIT : first + WAIT;
            int covered = i;
            while (covered + 1 < calls.size() && calls.get(covered + 1).at < runAt) {
                covered++;
            }
            runs.add(new Run(runAt, calls.get(covered).number));
            lastRun = runAt;
            i = covered + 1;
        }
        return runs;
    }

    private static long millis(Scheduler time, long start) {
        return (time.nanos() - start) / 1_000_000;
    }
}
