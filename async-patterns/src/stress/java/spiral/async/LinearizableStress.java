package spiral.async;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.async.wheel.TimingWheel;

/// Every interleaving of a few operations on a few threads, as far as Lincheck's model checker
/// gets: each answer must be one that some order of the same operations, one after the other, would
/// have given.
@DisplayName("The lock-free parts are linearizable")
class LinearizableStress {
    private static final long NOW = 0;

    @Test
    @DisplayName("a token bucket's permits")
    void aTokenBucketsPermits() {
        check(BucketModel.class);
    }

    @Test
    @DisplayName("a rate limiter that refuses and takes back")
    void aRateLimiter() {
        check(LimiterModel.class);
    }

    @Test
    @DisplayName("a bulkhead's places")
    void aBulkheadsPlaces() {
        check(PlacesModel.class);
    }

    @Test
    @DisplayName("a breaker's permits, results and probes that are given back")
    void aBreakersPermits() {
        check(BreakerModel.class);
    }

    @Test
    @DisplayName("a breaker that counts its calls in a ring of its own")
    void aBreakerWithALargeWindow() {
        check(LargeWindowModel.class);
    }

    @Test
    @DisplayName("timers that are added, cancelled, and fired by the timer thread")
    void timers() {
        check(TimerModel.class);
    }

    private static void check(Class<?> model) {
        new ModelCheckingOptions()
                .iterations(30)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .check(model);
    }

    public static final class BucketModel {
        private final TokenBucket bucket = new TokenBucket(Rate.perSecond(1), 3, NOW);

        @Operation
        public boolean tryOne() {
            return bucket.tryAcquire(1, NOW);
        }

        @Operation
        public boolean tryTwo() {
            return bucket.tryAcquire(2, NOW);
        }

        @Operation
        public void giveBack() {
            bucket.giveBack(1);
        }

        @Operation
        public int available() {
            return bucket.available(NOW);
        }
    }

    public static final class LimiterModel {
        private final RateLimiter limiter = RateLimiter.of(Rate.perSecond(1), 2, new Still());

        @Operation
        public boolean tryOne() {
            return limiter.tryAcquire(1);
        }

        @Operation
        public void giveBack() {
            limiter.giveBack(1);
        }

        @Operation
        public int available() {
            return limiter.available();
        }
    }

    public static final class PlacesModel {
        private final Places places = new Places(2);

        @Operation
        public boolean tryEnter() {
            return places.tryEnter();
        }

        @Operation
        public void leave() {
            places.leave();
        }

        @Operation
        public int taken() {
            return places.taken();
        }
    }

    @Param(name = "generation", gen = IntGen.class, conf = "0:3")
    public static final class BreakerModel {
        private final Fuse fuse =
                new Fuse(
                        BreakerSettings.of(new BreakerRules(2, 2, 50, Duration.ofNanos(1), 1)),
                        new Still(),
                        Listener.NONE);

        @Operation
        public long enter() {
            try {
                return fuse.enter();
            } catch (BreakerOpen refused) {
                return -1;
            }
        }

        @Operation
        public void well(@Param(name = "generation") int generation) {
            fuse.ended(generation, 0, false);
        }

        @Operation
        public void failed(@Param(name = "generation") int generation) {
            fuse.ended(generation, 0, true);
        }

        @Operation
        public void giveBack(@Param(name = "generation") int generation) {
            fuse.giveBack(generation);
        }
    }

    /// As the model above, with a count of its own: two failures of the latest three calls.
    @Param(name = "generation", gen = IntGen.class, conf = "0:1")
    public static final class LargeWindowModel {
        private final Fuse fuse =
                new Fuse(
                        BreakerSettings.of(new BreakerRules(1, 1, 60, Duration.ofNanos(1), 1))
                                .lastCalls(3, 3),
                        new Still(),
                        Listener.NONE);

        @Operation
        public long enter() {
            try {
                return fuse.enter();
            } catch (BreakerOpen refused) {
                return -1;
            }
        }

        @Operation
        public void well(@Param(name = "generation") int generation) {
            fuse.ended(generation, 0, false);
        }

        @Operation
        public void failed(@Param(name = "generation") int generation) {
            fuse.ended(generation, 0, true);
        }
    }

    /// Two timers. One thread adds, any cancels, one empties the inbox and finds them due.
    @Param(name = "timer", gen = IntGen.class, conf = "0:1")
    public static final class TimerModel {
        private static final long LATER = 1L << 40;

        private final Inbox inbox = new Inbox();
        private final TimingWheel wheel = new TimingWheel();
        private final AtomicReferenceArray<Shot> shots = new AtomicReferenceArray<>(2);

        @Operation(nonParallelGroup = "the user")
        public boolean add(@Param(name = "timer") int timer) {
            var shot = new Shot(LATER, TimerModel::nothing, inbox::push);
            boolean first = shots.compareAndSet(timer, null, shot);
            if (first) {
                inbox.push(shot);
            }
            return first;
        }

        @Operation
        public boolean cancel(@Param(name = "timer") int timer) {
            Shot shot = shots.get(timer);
            return shot != null && shot.cancel();
        }

        @Operation(nonParallelGroup = "the timer thread")
        public boolean fires(@Param(name = "timer") int timer) {
            inbox.drainTo(wheel);
            Shot shot = shots.get(timer);
            return shot != null && shot.taken() != null;
        }

        private static void nothing() {}
    }

    /// A clock on which nothing ever passes.
    private static final class Still implements Scheduler {
        @Override
        public long nanos() {
            return NOW;
        }

        @Override
        public Delay schedule(Duration delay, Runnable task) {
            throw new AssertionError("nobody waits here");
        }
    }
}
