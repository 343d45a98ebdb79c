package spiral.async;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.async.BreakerState.Closed;
import spiral.async.BreakerState.HalfOpen;
import spiral.async.BreakerState.Open;

@DisplayName("The circuit breaker, for any schedule")
class BreakerProperties {
    @Test
    @DisplayName("the bits of the window agree with a plain list of the latest outcomes")
    void theBitsAgreeWithAPlainList() {
        Seeds.each(random -> {
            int window = random.nextInt(1, 65);
            int minimum = random.nextInt(1, window + 1);
            int percent = random.nextInt(1, 101);
            var rules = new BreakerRules(window, minimum, percent, ofMillis(1), 1);
            double health = random.nextDouble();
            Deque<Boolean> latest = new ArrayDeque<>();
            BreakerState state = rules.initial();
            for (int i = 0; i < 300 && state instanceof Closed; i++) {
                boolean success = random.nextDouble() < health;
                state = rules.record(state, state.generation(), success, i);
                latest.addFirst(success);
                if (latest.size() > window) {
                    latest.removeLast();
                }
                agrees(state, latest, minimum, percent);
            }
        });
    }

    private static void agrees(
            BreakerState state, Deque<Boolean> latest, int minimum, int percent) {
        long failed = latest.stream().filter(success -> !success).count();
        boolean opens = latest.size() >= minimum && failed * 100 >= (long) percent * latest.size();
        assertThat(state instanceof Open).isEqualTo(opens);
        if (state instanceof Closed closed) {
            assertThat(closed.calls()).isEqualTo(latest.size());
            assertThat(closed.failed()).isEqualTo(failed);
        }
    }

    @Test
    @DisplayName(
            "a window of any size, with slow calls, agrees with a plain list of the latest calls")
    void anyWindowAgreesWithAPlainList() {
        Seeds.each(random -> {
            int window = random.nextInt(1, 200);
            int minimum = random.nextInt(1, window + 1);
            int bad = random.nextInt(1, 101);
            int slow = random.nextInt(1, 101);
            double health = random.nextDouble();
            Deque<boolean[]> latest = new ArrayDeque<>();
            Tally tally = new CountTally(new Tally.Limits(window, minimum, bad, slow));
            for (int i = 0; i < 2 * window; i++) {
                boolean[] call = {random.nextDouble() > health, random.nextDouble() > health};
                latest.addFirst(call);
                if (latest.size() > window) {
                    latest.removeLast();
                }
                tally = tally.after(call[0], call[1], i);
                long failed = latest.stream().filter(each -> each[0]).count();
                long dragged = latest.stream().filter(each -> each[1]).count();
                assertThat(tally.trips(i))
                        .isEqualTo(
                                latest.size() >= minimum
                                        && (reached(failed, bad, latest.size())
                                                || reached(dragged, slow, latest.size())));
                assertThat(tally.unmovedBySuccess())
                        .isEqualTo(failed + dragged == 0 && latest.size() == window);
            }
        });
    }

    private static boolean reached(long number, int percent, int calls) {
        return number > 0 && number * 100 >= (long) percent * calls;
    }

    @Test
    @DisplayName("probes are conserved: places = free + under way + succeeded, and nothing sticks")
    void probesAreConserved() {
        Seeds.each(random -> new Schedule(random).run());
    }

    /// Callers that come, end well or badly, are cancelled, or are never heard of again.
    private static final class Schedule {
        private static final Duration OPEN_FOR = ofMillis(100);

        private final SplittableRandom random;
        private final VirtualScheduler time = new VirtualScheduler(Long.MAX_VALUE - 1_000);
        private final BreakerRules rules;
        private final CircuitBreaker breaker;
        private final List<CompletableFuture<String>> calls = new ArrayList<>();
        private final List<BreakerState> changes = new ArrayList<>();

        Schedule(SplittableRandom random) {
            this.random = random;
            rules = new BreakerRules(8, 4, 50, OPEN_FOR, random.nextInt(1, 4));
            breaker = CircuitBreaker.of(rules, time).listener(this::heard);
        }

        private void heard(Event event) {
            if (event instanceof Event.StateChanged(BreakerState before, BreakerState after)) {
                changes.add(after);
            }
        }

        void run() {
            for (int i = 0; i < 200; i++) {
                step();
                if (breaker.state() instanceof HalfOpen half) {
                    assertThat(half.succeeded() + half.outstanding()).isBetween(0, rules.probes());
                    assertThat(half.succeeded()).isLessThan(rules.probes());
                }
            }
            generationsAreInOrder();
            itHeals();
        }

        private void step() {
            switch (random.nextInt(6)) {
                case 0, 1 -> call();
                case 2 -> end(call -> call.complete("well"));
                case 3 -> end(call -> call.completeExceptionally(new IllegalStateException()));
                case 4 -> end(call -> call.cancel(true));
                default -> time.advance(ofMillis(random.nextInt(150)));
            }
        }

        private void call() {
            boolean closed = breaker.state() instanceof Closed;
            var work = new CompletableFuture<String>();
            CompletableFuture<String> result = breaker.run(() -> work);
            if (result.isDone()) {
                assertThat(closed).isFalse();
            } else {
                calls.add(result);
            }
        }

        private void end(Consumer<CompletableFuture<String>> how) {
            if (!calls.isEmpty()) {
                how.accept(calls.remove(random.nextInt(calls.size())));
            }
        }

        private void generationsAreInOrder() {
            for (int i = 0; i < changes.size(); i++) {
                assertThat(changes.get(i).generation()).isEqualTo(i + 1);
            }
        }

        /// Whatever happened before: as soon as the service is well, the circuit closes.
        private void itHeals() {
            calls.clear();
            for (int i = 0; i <= rules.probes() && !(breaker.state() instanceof Closed); i++) {
                time.advance(OPEN_FOR);
                breaker.run(() -> CompletableFuture.completedFuture("well")).join();
            }
            assertThat(breaker.state()).isInstanceOf(Closed.class);
        }
    }
}
