package spiral.async;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rate limiter, for any schedule: permits are conserved and nobody overtakes")
class RateLimiterProperties {
    private static final int BURST = 6;

    @Test
    @DisplayName(
            "all asked for = served + given up; served in order, one timer, and never too fast")
    void permitsAreConserved() {
        Seeds.each(random -> new Schedule(random).run());
    }

    private static final class Schedule {
        private final SplittableRandom random;
        private final VirtualScheduler time = new VirtualScheduler(Long.MAX_VALUE - 1_000);
        private final long start = time.nanos();
        private final RateLimiter limiter = RateLimiter.of(Rate.perSecond(100), BURST, time);
        private final List<CompletableFuture<Void>> asked = new ArrayList<>();
        private final List<Integer> order = new ArrayList<>();
        private int permits;

        Schedule(SplittableRandom random) {
            this.random = random;
        }

        void run() {
            for (int i = 0; i < 150; i++) {
                step();
                assertThat(time.pending()).isEqualTo(limiter.waiting() == 0 ? 0 : 1);
            }
            time.runAll();
            long cancelled = asked.stream().filter(CompletableFuture::isCancelled).count();
            assertThat(order.size() + cancelled).isEqualTo(asked.size());
            assertThat(order).isSorted();
            assertThat(limiter.waiting()).isZero();
        }

        private void step() {
            switch (random.nextInt(5)) {
                case 0, 1 -> ask(random.nextInt(1, BURST + 1));
                case 2 -> take(random.nextInt(1, BURST + 1));
                case 3 -> giveUp();
                default -> time.advance(ofMillis(random.nextInt(60)));
            }
            long elapsed = time.nanos() - start;
            assertThat((long) permits).isLessThanOrEqualTo(BURST + elapsed / 10_000_000);
        }

        private void ask(int wanted) {
            int number = asked.size();
            CompletableFuture<Void> turn = limiter.acquire(wanted);
            asked.add(turn);
            Futures.onEnd(
                    turn,
                    outcome -> {
                        if (outcome instanceof Outcome.Success<Void>) {
                            order.add(number);
                            permits += wanted;
                        }
                    });
        }

        private void take(int wanted) {
            boolean somebodyWaits = limiter.waiting() > 0;
            boolean taken = limiter.tryAcquire(wanted);
            assertThat(taken && somebodyWaits).isFalse();
            permits += taken ? wanted : 0;
        }

        private void giveUp() {
            if (!asked.isEmpty()) {
                asked.get(random.nextInt(asked.size())).cancel(true);
            }
        }
    }
}
