package spiral.async;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/// Each policy by itself × each moment that it knows × each way to give up. Afterwards nothing runs
/// on, no timer is left, nothing is held, and the next call is served as if nothing had happened.
@DisplayName("Giving up on each policy, at each of its moments and in each way")
class EveryPolicyMatrixTest {
    /// What the call is doing when its caller gives up.
    private enum Moment {
        /// A limiter further out holds it back: this policy has not heard of it yet.
        BEFORE_START,
        /// It stands in this policy's own line.
        WAITING,
        RUNNING,
        /// Between two attempts, or with a second one beside the first.
        BETWEEN
    }

    private enum Way {
        CANCEL,
        TIME_OUT,
        SOMETHING_BETTER;

        void end(CompletableFuture<String> result) {
            switch (this) {
                case CANCEL -> result.cancel(true);
                case TIME_OUT -> result.completeExceptionally(new TimeoutException());
                case SOMETHING_BETTER -> result.complete("other");
            }
        }
    }

    @TestFactory
    @Order(1)
    @DisplayName("futures")
    Stream<DynamicTest> futures() {
        return cases(Stream.of(Way.values()).map(Way::name).toList(), World::givesUp);
    }

    @TestFactory
    @Order(2)
    @DisplayName("calls that are interrupted")
    Stream<DynamicTest> calls() {
        return cases(List.of("INTERRUPT"), World::isInterrupted);
    }

    @TestFactory
    @Order(3)
    @DisplayName("calls whose body has a thread of its own are interrupted, and so is the body")
    Stream<DynamicTest> callsWithAThreadOfTheirOwn() {
        Scheduler time = Scheduler.system();
        return Stream.of(TimeOut.of(ofSeconds(60), time), Hedge.after(ofSeconds(60), time))
                .map(policy ->
                        DynamicTest.dynamicTest(
                                policy.toString(), () -> bothAreInterrupted(policy)));
    }

    private static void bothAreInterrupted(Policy policy) throws Exception {
        var inTheBody = new CountDownLatch(1);
        var theBodyHeard = new CountDownLatch(1);
        var call =
                new FutureTask<String>(() ->
                        policy.call(() -> {
                            inTheBody.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException heard) {
                                theBodyHeard.countDown();
                            }
                            return "too late";
                        }));
        Thread caller = Thread.ofVirtual().start(call);
        inTheBody.await();
        caller.interrupt();

        assertThatThrownBy(call::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        theBodyHeard.await();
    }

    private interface Giving {
        void up(World world, Moment moment, String way) throws Exception;
    }

    private static Stream<DynamicTest> cases(List<String> ways, Giving giving) {
        return Stream.of(Kind.values())
                .flatMap(kind ->
                        kind.moments.stream()
                                .flatMap(moment ->
                                        ways.stream()
                                                .map(way ->
                                                        DynamicTest.dynamicTest(
                                                                kind + " x " + moment + " x " + way,
                                                                () ->
                                                                        giving.up(
                                                                                new World(kind),
                                                                                moment,
                                                                                way)))));
    }

    /// The policies, and the moments that each of them knows.
    private enum Kind {
        NONE(Moment.BEFORE_START, Moment.RUNNING),
        RETRY(Moment.BEFORE_START, Moment.RUNNING, Moment.BETWEEN),
        RETRY_WITH_RULES(Moment.BEFORE_START, Moment.RUNNING, Moment.BETWEEN),
        RATE_LIMITER(Moment.BEFORE_START, Moment.WAITING, Moment.RUNNING),
        SLIDING_LOG(Moment.BEFORE_START, Moment.WAITING, Moment.RUNNING),
        FIXED_WINDOW(Moment.BEFORE_START, Moment.WAITING, Moment.RUNNING),
        CIRCUIT_BREAKER(Moment.BEFORE_START, Moment.RUNNING),
        HALF_OPEN_BREAKER(Moment.BEFORE_START, Moment.RUNNING),
        BULKHEAD(Moment.BEFORE_START, Moment.WAITING, Moment.RUNNING),
        TIME_OUT(Moment.BEFORE_START, Moment.RUNNING),
        HEDGE(Moment.BEFORE_START, Moment.RUNNING, Moment.BETWEEN),
        FALLBACK(Moment.BEFORE_START, Moment.RUNNING),
        ADAPTIVE_LIMIT(Moment.BEFORE_START, Moment.RUNNING),
        SINGLE_FLIGHT(Moment.BEFORE_START, Moment.RUNNING);

        @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
        private final List<Moment> moments;

        Kind(Moment... moments) {
            this.moments = List.of(moments);
        }
    }

    /// One policy, a limiter in front of it, and everything that was started.
    private static final class World {
        private final VirtualScheduler time = new VirtualScheduler();
        private final RateLimiter gate = RateLimiter.of(Rate.perSecond(1), 1, 0, time);
        private final List<CompletableFuture<String>> started = new ArrayList<>();
        private final Kind kind;
        private Policy policy = Policy.none();
        private Runnable occupy = () -> {};
        private Runnable free = () -> {};
        private BooleanSupplier whole = () -> true;

        World(Kind kind) {
            this.kind = kind;
            build();
        }

        private void build() {
            Backoff backoff = Backoff.constant(ofMillis(100));
            switch (kind) {
                case NONE -> policy = Policy.none();
                case RETRY -> policy = Retry.upTo(3, backoff, time, new Random(1));
                case RETRY_WITH_RULES ->
                        policy =
                                Retry.upTo(3, backoff, time, new Random(1))
                                        .onResult("busy"::equals)
                                        .deadline(ofSeconds(60))
                                        .budget(RetryBudget.usual(time));
                case RATE_LIMITER -> limiter(RateLimiter.of(Rate.perSecond(1), 1, time));
                case SLIDING_LOG -> limiter(RateLimiter.slidingLog(Rate.perSecond(1), time));
                case FIXED_WINDOW -> limiter(RateLimiter.fixedWindow(Rate.perSecond(1), time));
                case CIRCUIT_BREAKER -> policy = CircuitBreaker.of(BreakerRules.usual(), time);
                case HALF_OPEN_BREAKER -> halfOpen();
                case BULKHEAD -> bulkhead(Bulkhead.of(1).queue(1));
                case TIME_OUT -> policy = TimeOut.of(ofSeconds(60), time).onCallersThread();
                case HEDGE -> policy = Hedge.after(ofMillis(100), time);
                case FALLBACK -> policy = Fallback.to("fallback");
                case ADAPTIVE_LIMIT -> {
                    var limit = AdaptiveLimit.between(1, 1, ofSeconds(60), time);
                    policy = limit;
                    whole = () -> limit.underWay() == 0;
                }
                case SINGLE_FLIGHT -> {
                    var flight = new SingleFlight<String>();
                    policy = new Together(flight);
                    whole = () -> flight.underWay() == 0;
                }
            }
        }

        private void limiter(RateLimiter limiter) {
            policy = limiter;
            occupy = () -> assertThat(limiter.tryAcquire(1)).isTrue();
            whole = () -> limiter.waiting() == 0;
        }

        private void halfOpen() {
            var breaker = CircuitBreaker.of(BreakerRules.consecutive(1, ofSeconds(5)), time);
            var _ = breaker.run(() -> CompletableFuture.failedFuture(new IOException()));
            time.advance(ofSeconds(5));
            gate.tryAcquire(1);
            policy = breaker;
            whole =
                    () ->
                            !(breaker.state() instanceof BreakerState.HalfOpen half)
                                    || half.outstanding() == 0;
        }

        private void bulkhead(Bulkhead bulkhead) {
            policy = bulkhead;
            var occupant = new CompletableFuture<String>();
            occupy = () -> assertThat(bulkhead.run(() -> occupant)).isNotDone();
            free = () -> occupant.complete("done");
            whole = () -> bulkhead.underWay() == 0 && bulkhead.waiting() == 0;
        }

        void givesUp(Moment moment, String way) throws Exception {
            CompletableFuture<String> result = at(moment);
            assertThat(result).isNotDone();

            Way.valueOf(way).end(result);

            nothingIsLeft();
        }

        private CompletableFuture<String> at(Moment moment) {
            if (moment == Moment.BEFORE_START) {
                return gate.run(policy, this::work);
            }
            if (moment == Moment.WAITING) {
                occupy.run();
            }
            CompletableFuture<String> result = policy.run(this::work);
            if (moment == Moment.BETWEEN && kind == Kind.HEDGE) {
                time.advance(ofMillis(100));
                assertThat(started).hasSize(2);
            } else if (moment == Moment.BETWEEN) {
                started.getFirst().completeExceptionally(new IOException());
            }
            return result;
        }

        void isInterrupted(Moment moment, String way) throws Exception {
            if (kind == Kind.HEDGE && moment != Moment.BEFORE_START) {
                return; // its bodies have threads of their own: see above
            }
            Policy outer = moment == Moment.BEFORE_START ? gate : Policy.none();
            if (moment == Moment.WAITING) {
                occupy.run();
            }
            if (kind == Kind.BULKHEAD && moment == Moment.WAITING) {
                Thread.currentThread().interrupt(); // a place has no clock that could do it later
            } else {
                time.schedule(ofMillis(10), Thread.currentThread()::interrupt);
            }

            assertThatThrownBy(() -> outer.call(policy, () -> body(moment)))
                    .isInstanceOf(InterruptedException.class);

            assertThat(Thread.interrupted()).isFalse();
            nothingIsLeft();
        }

        private String body(Moment moment) throws Exception {
            if (moment == Moment.BETWEEN) {
                throw new IOException();
            }
            time.sleep(ofSeconds(5));
            return "too late";
        }

        private void nothingIsLeft() throws Exception {
            free.run();
            assertThat(started).allMatch(CompletableFuture::isDone);
            assertThat(gate.waiting()).isZero();
            assertThat(time.pending()).isZero();
            assertThat(whole.getAsBoolean()).isTrue();
            time.advance(ofSeconds(5)); // a time-out of the probe has opened the circuit again
            assertThat(gate.tryAcquire(1)).isTrue();
            assertThat(policy.run(() -> CompletableFuture.completedFuture("next")))
                    .isCompletedWithValue("next");
            assertThat(whole.getAsBoolean()).isTrue();
        }

        private CompletableFuture<String> work() {
            var work = new CompletableFuture<String>();
            started.add(work);
            return work;
        }
    }

    /// Single-flight is no policy, since it needs a key; here everybody asks for the same.
    private record Together(SingleFlight<String> flight) implements Policy {
        @Override
        public <T extends @Nullable Object> CompletableFuture<T> run(Policy inner, Task<T> task) {
            return flight.run("key", () -> inner.run(task));
        }

        @Override
        public <T extends @Nullable Object> T call(Policy inner, Callable<T> body)
                throws Exception {
            return inner.call(body);
        }
    }
}
