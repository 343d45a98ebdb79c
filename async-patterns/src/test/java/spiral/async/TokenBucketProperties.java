package spiral.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The token bucket, for any schedule: never more than burst + rate times t")
class TokenBucketProperties {
    @Test
    @DisplayName("in no window of any length are more than burst + t / interval permits granted")
    void noWindowHoldsMoreThanBurstAndRateAllow() {
        Seeds.each(random -> {
            var rate = new Rate(random.nextInt(1, 50), Duration.ofNanos(random.nextInt(50, 5_000)));
            int burst = random.nextInt(1, 20);
            List<Grant> grants = hammer(new TokenBucket(rate, burst, 0), burst, random);
            for (int from = 0; from < grants.size(); from++) {
                checkWindowsFrom(from, grants, rate, burst);
            }
        });
    }

    @Test
    @DisplayName("it agrees with a bucket that counts tokens in exact fractions")
    void itAgreesWithABucketThatCountsTokens() {
        Seeds.each(random -> {
            int interval = random.nextInt(1, 100);
            int burst = random.nextInt(1, 10);
            var bucket = new TokenBucket(new Rate(1, Duration.ofNanos(interval)), burst, 0);
            var naive = new CountingBucket(interval, burst);
            long now = 0;
            for (int i = 0; i < 200; i++) {
                now += random.nextInt(0, interval * 2);
                int permits = random.nextInt(1, burst + 1);
                assertThat(bucket.available(now)).isEqualTo(naive.available(now));
                assertThat(bucket.tryAcquire(permits, now))
                        .isEqualTo(naive.tryAcquire(permits, now));
            }
        });
    }

    @Test
    @DisplayName("threads that take at the same time never get more than there is")
    void threadsNeverGetMoreThanThereIs() {
        var bucket = new TokenBucket(Rate.perSecond(1), 10_000, 0);

        List<CompletableFuture<Integer>> threads =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> drain(bucket)))
                        .limit(4)
                        .toList();

        assertThat(Futures.all(threads).join().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(10_000);
    }

    private static int drain(TokenBucket bucket) {
        int taken = 0;
        while (bucket.tryAcquire(1, 0)) {
            taken++;
        }
        return taken;
    }

    private static List<Grant> hammer(TokenBucket bucket, int burst, SplittableRandom random) {
        var grants = new ArrayList<Grant>();
        long now = 0;
        for (int i = 0; i < 200; i++) {
            now += random.nextInt(10) == 0 ? random.nextInt(5_000) : random.nextInt(100);
            int permits = random.nextInt(1, burst + 1);
            if (bucket.tryAcquire(permits, now)) {
                grants.add(new Grant(now, permits));
            }
        }
        return grants;
    }

    private static void checkWindowsFrom(int from, List<Grant> grants, Rate rate, int burst) {
        long granted = 0;
        for (Grant grant : grants.subList(from, grants.size())) {
            granted += grant.permits;
            long length = grant.at - grants.get(from).at;
            double allowed = burst + (double) length * rate.permits() / rate.per().toNanos();
            assertThat((double) granted).isLessThanOrEqualTo(allowed);
        }
    }

    private record Grant(long at, int permits) {}

    /// The textbook form: tokens are counted, in units of 1 / interval so that nothing is rounded.
    private static final class CountingBucket {
        private final long interval;
        private final long full;
        private long level;
        private long last;

        CountingBucket(long interval, int burst) {
            this.interval = interval;
            full = interval * burst;
            level = full;
        }

        int available(long now) {
            level = Math.min(full, level + now - last);
            last = now;
            return (int) (level / interval);
        }

        boolean tryAcquire(int permits, long now) {
            boolean there = available(now) >= permits;
            level -= there ? permits * interval : 0;
            return there;
        }
    }
}
