package spiral.async;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Retry, for any schedule: one attempt at a time, and nothing left behind")
class RetryProperties {
    @Test
    @DisplayName("at most one attempt or one wait is under way, and none once the result has ended")
    void atMostOneStepIsUnderWay() {
        Seeds.each(random -> new Schedule(random).run());
    }

    private static final class Schedule {
        private final SplittableRandom random;
        private final VirtualScheduler time = new VirtualScheduler();
        private final List<CompletableFuture<String>> attempts = new ArrayList<>();
        private final int maxAttempts;
        private final CompletableFuture<String> result;

        Schedule(SplittableRandom random) {
            this.random = random;
            maxAttempts = random.nextInt(1, 8);
            Backoff backoff = Backoff.exponential(ofMillis(1), ofMillis(50), Jitter.FULL);
            result = Retry.upTo(maxAttempts, backoff, time, random).run(this::attempt);
        }

        void run() {
            while (!result.isDone()) {
                step();
                long open = attempts.stream().filter(attempt -> !attempt.isDone()).count();
                assertThat(open + time.pending()).isEqualTo(result.isDone() ? 0 : 1);
                assertThat(attempts).hasSizeLessThanOrEqualTo(maxAttempts);
            }
            int made = attempts.size();
            time.runAll();
            assertThat(attempts).hasSize(made);
        }

        private void step() {
            CompletableFuture<String> latest = attempts.getLast();
            switch (random.nextInt(20)) {
                case 0 -> result.cancel(true);
                case 1 -> latest.complete("well");
                case 2, 3, 4, 5 -> time.advance(ofMillis(random.nextInt(20)));
                default -> latest.completeExceptionally(new IllegalStateException());
            }
        }

        private CompletableFuture<String> attempt() {
            var attempt = new CompletableFuture<String>();
            attempts.add(attempt);
            if (random.nextInt(4) == 0) {
                attempt.completeExceptionally(new IllegalStateException("at once"));
            }
            return attempt;
        }
    }
}
