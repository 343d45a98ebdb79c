package spiral.async;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Stacks of policies, for any schedule: everything ends, and everything is given back")
class PolicyProperties {
    @Test
    @DisplayName("permits taken = used + given back, whatever is cancelled when")
    void permitsAreConserved() {
        Seeds.each(random -> new Schedule(random).run());
    }

    /// Calls through a random stack, ended and cancelled at random.
    @SuppressWarnings(
            "FutureReturnValueIgnored") // cancelled futures are looked at through the list
    private static final class Schedule {
        private final SplittableRandom random;
        private final VirtualScheduler time;
        private final RateLimiter limiter;
        private final Bulkhead bulkhead;
        private final CircuitBreaker breaker;
        private final Policy stack;
        private final List<CompletableFuture<String>> works = new ArrayList<>();
        private final List<CompletableFuture<String>> results = new ArrayList<>();
        private int underWay;

        Schedule(SplittableRandom random) {
            this.random = random;
            time = VirtualScheduler.shuffled(random.nextLong());
            limiter = RateLimiter.of(Rate.perSecond(50), 4, time);
            bulkhead = Bulkhead.of(3).queue(random.nextInt(6));
            breaker = CircuitBreaker.of(new BreakerRules(8, 4, 50, ofMillis(100), 2), time);
            var retry =
                    Retry.upTo(
                            3,
                            Backoff.exponential(ofMillis(5), ofMillis(40), Jitter.FULL),
                            time,
                            new Random(random.nextLong()));
            var timeOut = TimeOut.of(ofMillis(80), time);
            stack =
                    switch (random.nextInt(4)) {
                        case 0 -> Policy.of(retry, breaker, limiter, bulkhead, timeOut);
                        case 1 -> Policy.of(timeOut, retry, limiter, breaker, bulkhead, timeOut);
                        case 2 -> Policy.of(Hedge.after(ofMillis(20), time), limiter, bulkhead);
                        default ->
                                Policy.of(
                                        Fallback.to("else"),
                                        retry.deadline(ofMillis(60)),
                                        bulkhead);
                    };
        }

        void run() {
            for (int i = 0; i < 60; i++) {
                step();
                assertThat(bulkhead.underWay()).isEqualTo(underWay).isLessThanOrEqualTo(3);
            }
            results.forEach(result -> result.cancel(true));
            assertThat(time.pending()).isZero();
            assertThat(works).allMatch(CompletableFuture::isDone);
            assertThat(bulkhead.underWay()).isZero();
            assertThat(bulkhead.waiting()).isZero();
            assertThat(limiter.waiting()).isZero();
            time.advance(ofMillis(80));
            assertThat(limiter.available()).isEqualTo(4);
        }

        private void step() {
            switch (random.nextInt(6)) {
                case 0, 1 -> results.add(stack.run(this::work));
                case 2 -> some(works).complete("well");
                case 3 -> some(works).completeExceptionally(new IllegalStateException());
                case 4 -> some(results).cancel(true);
                default -> time.advance(ofMillis(random.nextInt(50)));
            }
        }

        private CompletableFuture<String> some(List<CompletableFuture<String>> list) {
            return list.isEmpty()
                    ? new CompletableFuture<>()
                    : list.get(random.nextInt(list.size()));
        }

        private CompletableFuture<String> work() {
            var work = new CompletableFuture<String>();
            underWay++;
            Futures.onEnd(work, outcome -> underWay--);
            works.add(work);
            return work;
        }
    }
}
