package spiral.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import org.openjdk.jcstress.infra.results.Z_Result;
import spiral.async.wheel.TimingWheel;

/// Two threads at the very same moment, millions of times, on this machine's own processor
/// (jcstress): what its memory and the compilers may reorder is reordered here. Lincheck, in
/// [LinearizableStress], looks at every order of steps instead, one after the other.
@DisplayName("The lock-free parts, with two threads at the same moment")
class InterleavingsStress {
    private static final String[] OPTIONS = {
        "-jvmArgs",
        "-Xmx512m",
        "-af",
        "NONE",
        "-sc",
        "false",
        "-f",
        "1",
        "-iters",
        "10",
        "-time",
        "500"
    };

    @Test
    @DisplayName("no outcome that is not allowed is ever seen")
    void noForbiddenOutcome() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target/jcstress").toAbsolutePath());
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
        command.add(classPath());
        command.add("org.openjdk.jcstress.Main");
        command.addAll(List.of("-t", "InterleavingsStress", "-r", folder.toString()));
        command.addAll(List.of(OPTIONS));
        File log = folder.resolve("log.txt").toFile();

        int exit =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start()
                        .waitFor();

        String said = Files.readString(log.toPath());
        assertThat(exit).as(said).isZero();
        assertThat(said).contains("Failed tests: No matches", "Error tests: No matches");
        assertThat(said).contains("9 planned; 9 passed");
    }

    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", ManagementFactory.getRuntimeMXBean().getClassPath());
    }

    @JCStressTest
    @State
    @Outcome(
            id = {"true, false", "false, true"},
            expect = ACCEPTABLE,
            desc = "one has it")
    public static class TheLastPermit {
        private final TokenBucket bucket = new TokenBucket(Rate.perSecond(1), 1, 0);

        @Actor
        public void one(ZZ_Result seen) {
            seen.r1 = bucket.tryAcquire(1, 0);
        }

        @Actor
        public void other(ZZ_Result seen) {
            seen.r2 = bucket.tryAcquire(1, 0);
        }
    }

    @JCStressTest
    @State
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "whoever waits sees the place that is left")
    public static class APlaceIsLeftWhileSomebodyJoins {
        private final Places places = new Places(1);
        private CompletableFuture<?> turn;

        public APlaceIsLeftWhileSomebodyJoins() {
            places.tryEnter();
        }

        @Actor
        public void joins() {
            turn = places.enter(1);
        }

        @Actor
        public void leaves() {
            places.leave();
        }

        @Arbiter
        public void served(Z_Result seen) {
            seen.r1 = turn.isDone() && places.taken() == 1;
        }
    }

    @JCStressTest
    @State
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "the failure is remembered")
    public static class AFailureBesideAQuietSuccess {
        private final CircuitBreaker breaker = filled(new BreakerRules(4, 4, 50, SECOND, 1));

        @Actor
        public void well() {
            ends(breaker, () -> "well");
        }

        @Actor
        public void badly() {
            ends(breaker, InterleavingsStress::failing);
        }

        @Arbiter
        public void failures(I_Result seen) {
            seen.r1 = ((BreakerState.Closed) breaker.state()).failed();
        }
    }

    @JCStressTest
    @State
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "two failures of four open the circuit")
    public static class TwoFailures {
        private final CircuitBreaker breaker = filled(new BreakerRules(4, 4, 50, SECOND, 1));

        @Actor
        public void one() {
            ends(breaker, InterleavingsStress::failing);
        }

        @Actor
        public void other() {
            ends(breaker, InterleavingsStress::failing);
        }

        @Arbiter
        public void open(Z_Result seen) {
            seen.r1 = breaker.state() instanceof BreakerState.Open;
        }
    }

    @JCStressTest
    @State
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "two failures of four open the circuit")
    public static class TwoFailuresInALargeWindow {
        private final CircuitBreaker breaker =
                filled(BreakerSettings.of(new BreakerRules(2, 2, 50, SECOND, 1)).lastCalls(4, 4));

        @Actor
        public void one() {
            ends(breaker, InterleavingsStress::failing);
        }

        @Actor
        public void other() {
            ends(breaker, InterleavingsStress::failing);
        }

        @Arbiter
        public void open(Z_Result seen) {
            seen.r1 = breaker.state() instanceof BreakerState.Open;
        }
    }

    @JCStressTest
    @State
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "both calls of the span are counted")
    public static class TwoCallsInOneSlot {
        private final TimeTally tally = new TimeTally(new Tally.Limits(2, 2, 100, 100), 1_000);

        @Actor
        public void one() {
            tally.after(true, false, 5);
        }

        @Actor
        public void other() {
            tally.after(true, false, 5);
        }

        @Arbiter
        public void trips(Z_Result seen) {
            seen.r1 = tally.trips(5);
        }
    }

    @JCStressTest
    @State
    @Outcome(
            id = {"true, false", "false, true"},
            expect = ACCEPTABLE,
            desc = "one probe passes")
    public static class TheOnlyProbe {
        private final Clock clock = new Clock();
        private final CircuitBreaker breaker =
                CircuitBreaker.of(BreakerRules.consecutive(1, Duration.ofNanos(1)), clock);

        public TheOnlyProbe() {
            ends(breaker, InterleavingsStress::failing);
            clock.now = 5;
        }

        @Actor
        public void one(ZZ_Result seen) {
            seen.r1 = probes();
        }

        @Actor
        public void other(ZZ_Result seen) {
            seen.r2 = probes();
        }

        private boolean probes() {
            return !breaker.run(CompletableFuture<String>::new).isCompletedExceptionally();
        }
    }

    @JCStressTest
    @State
    @Outcome(
            id = {"true, false", "false, true"},
            expect = ACCEPTABLE,
            desc = "fires or is not to")
    public static class ATimerAtItsInstant {
        private final Inbox inbox = new Inbox();
        private final TimingWheel wheel = new TimingWheel();
        private final Shot shot = new Shot(1L << 40, ATimerAtItsInstant::nothing, inbox::push);

        public ATimerAtItsInstant() {
            inbox.push(shot);
        }

        @Actor
        public void user(ZZ_Result seen) {
            seen.r1 = shot.cancel();
        }

        @Actor
        public void timerThread(ZZ_Result seen) {
            inbox.drainTo(wheel);
            seen.r2 = shot.taken() != null;
        }

        private static void nothing() {}
    }

    @JCStressTest
    @State
    @Outcome(id = "\\[a, b\\]", expect = ACCEPTABLE, desc = "whoever is last sees both values")
    public static class TheLastTwoOfAll {
        private final CompletableFuture<String> a = new CompletableFuture<>();
        private final CompletableFuture<String> b = new CompletableFuture<>();
        private final CompletableFuture<List<String>> all = Futures.all(List.of(a, b));

        @Actor
        public void one() {
            a.complete("a");
        }

        @Actor
        public void other() {
            b.complete("b");
        }

        @Arbiter
        public void values(L_Result seen) {
            seen.r1 = all.getNow(List.of("not done"));
        }
    }

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static CircuitBreaker filled(BreakerRules rules) {
        return filled(BreakerSettings.of(rules));
    }

    private static CircuitBreaker filled(BreakerSettings settings) {
        var breaker = CircuitBreaker.of(settings, new Clock());
        for (int i = 0; i < 4; i++) {
            ends(breaker, () -> "well");
        }
        return breaker;
    }

    private static void ends(CircuitBreaker breaker, Callable<String> body) {
        try {
            breaker.call(body);
        } catch (Exception expected) {
            // only what the breaker makes of it is of interest
        }
    }

    private static String failing() throws IOException {
        throw new IOException();
    }

    /// A clock that stands where it was put.
    private static final class Clock implements Scheduler {
        private long now;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public Delay schedule(Duration delay, Runnable task) {
            throw new AssertionError("nobody waits here");
        }
    }
}
