package spiral.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.eventloop.promise.Promise;

/// Random programs that post, wait, cancel, fail and work; each is a function of its seed. A failure
/// names the seed that brings it back.
@DisplayName("Whatever a program does")
class LoopProperties {
    private static final long FIRST_SEED = 20_260_101;
    private static final int PROGRAMS = 500;

    /// One run of the program with that seed.
    private static final class Run {
        final Trace trace = new Trace();
        final List<String> ran = new ArrayList<>();
        final EventLoop loop =
                EventLoop.onVirtualClock().trace(trace).onUncaught((name, error) -> {}).build();
        final long seed;
        private final SplittableRandom random;
        private final List<Timeout> timeouts = new ArrayList<>();
        private int left = 60;

        Run(long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
            for (int i = 0; i < 4; i++) {
                act();
            }
            loop.run();
        }

        private void body(String name) {
            ran.add(name);
            int actions = random.nextInt(4);
            for (int i = 0; i < actions; i++) {
                act();
            }
            if (random.nextInt(10) == 0) {
                throw new IllegalStateException(name);
            }
        }

        private void act() {
            if (left == 0) {
                return;
            }
            String name = "t" + left--;
            switch (random.nextInt(8)) {
                case 0, 1 -> loop.post(name, () -> body(name));
                case 2, 3 -> loop.queueMicrotask(name, () -> body(name));
                case 4, 5 -> timeouts.add(loop.setTimeout(name, delay(), () -> body(name)));
                case 6 -> chain(name);
                default -> disturb();
            }
        }

        private void chain(String name) {
            Promise.resolved(loop, name)
                    .then(name + ".1", value -> ran.add(value + ".1"))
                    .then(name + ".2", value -> ran.add(name + ".2"));
        }

        private void disturb() {
            if (!timeouts.isEmpty() && random.nextBoolean()) {
                timeouts.get(random.nextInt(timeouts.size())).cancel();
            } else {
                loop.burn(delay());
            }
        }

        private Duration delay() {
            return Duration.ofNanos(random.nextInt(5) * 1_000L);
        }
    }

    @Test
    @DisplayName("every task that was queued and not cancelled runs exactly once")
    void everyTaskRunsOnce() {
        forEachProgram(run -> {
            Set<Long> expected = new HashSet<>();
            List<Long> started = new ArrayList<>();
            for (Step step : run.trace.steps()) {
                switch (step) {
                    case Step.Enqueued queued -> expected.add(queued.task());
                    case Step.TimerSet set -> expected.add(set.task());
                    case Step.Cancelled cancelled -> expected.remove(cancelled.task());
                    case Step.Dequeued taken -> started.add(taken.task());
                    default -> {}
                }
            }
            assertThat(started).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(run.ran).doesNotHaveDuplicates().hasSameSizeAs(started);
        });
    }

    @Test
    @DisplayName("no task starts while a microtask waits or a function is on the stack")
    void microtasksComeFirst() {
        forEachProgram(run -> {
            int microtasks = 0;
            int depth = 0;
            for (Step step : run.trace.steps()) {
                switch (step) {
                    case Step.Enqueued q when q.queue().equals("microtasks") -> microtasks++;
                    case Step.Dequeued taken -> {
                        assertThat(depth).as("stack at %s", taken).isZero();
                        if (taken.queue().equals("microtasks")) {
                            microtasks--;
                        } else {
                            assertThat(microtasks).as("microtasks at %s", taken).isZero();
                        }
                    }
                    case Step.Pushed _ -> depth++;
                    case Step.Popped _ -> depth--;
                    default -> {}
                }
            }
            assertThat(microtasks).isZero();
            assertThat(depth).isZero();
        });
    }

    @Test
    @DisplayName("each queue is first in, first out")
    void queuesAreFirstInFirstOut() {
        forEachProgram(run -> {
            Map<String, List<Long>> in = new HashMap<>();
            Map<String, List<Long>> out = new HashMap<>();
            Set<Long> cancelled = new HashSet<>();
            for (Step step : run.trace.steps()) {
                switch (step) {
                    case Step.Enqueued q -> put(in, q.queue(), q.task());
                    case Step.TimerDue due -> put(in, due.queue(), due.task());
                    case Step.Cancelled gone -> cancelled.add(gone.task());
                    case Step.Dequeued taken -> put(out, taken.queue(), taken.task());
                    default -> {}
                }
            }
            in.values().forEach(tasks -> tasks.removeAll(cancelled));
            in.values().removeIf(List::isEmpty);
            assertThat(out).isEqualTo(in);
        });
    }

    @Test
    @DisplayName("timers are never early, and due in the order of their time, then of setting")
    void timersAreInOrder() {
        forEachProgram(run -> {
            Step.TimerDue last = new Step.TimerDue(0, 0, "", 0, "", 0);
            for (Step step : run.trace.steps()) {
                if (step instanceof Step.TimerDue due) {
                    assertThat(due.nanos()).isGreaterThanOrEqualTo(due.due());
                    boolean together = due.nanos() == last.nanos();
                    if (together && due.due() == last.due()) {
                        assertThat(due.task()).isGreaterThan(last.task());
                    } else if (together) {
                        assertThat(due.due()).isGreaterThan(last.due());
                    }
                    last = due;
                }
            }
        });
    }

    @Test
    @DisplayName("time never goes back, and jumps only when nothing can run")
    void timeOnlyJumpsAtRest() {
        forEachProgram(run -> {
            Set<Long> waiting = new HashSet<>();
            long now = 0;
            for (Step step : run.trace.steps()) {
                assertThat(step.nanos()).isGreaterThanOrEqualTo(now);
                now = step.nanos();
                switch (step) {
                    case Step.Enqueued queued -> waiting.add(queued.task());
                    case Step.TimerDue due -> waiting.add(due.task());
                    case Step.Dequeued taken -> waiting.remove(taken.task());
                    case Step.Cancelled gone -> waiting.remove(gone.task());
                    case Step.ClockJumped jump -> assertThat(waiting).as("at %s", jump).isEmpty();
                    default -> {}
                }
            }
        });
    }

    @Test
    @DisplayName("the same program gives the same trace, step by step")
    void theSameProgramGivesTheSameTrace() {
        forEachProgram(
                run -> assertThat(new Run(run.seed).trace.steps()).isEqualTo(run.trace.steps()));
    }

    private static void forEachProgram(Consumer<Run> check) {
        int steps = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PROGRAMS; seed++) {
            try {
                Run run = new Run(seed);
                check.accept(run);
                steps += run.trace.steps().size();
            } catch (Throwable failure) {
                throw new AssertionError("with seed " + seed, failure);
            }
        }
        assertThat(steps).as("steps of all programs").isGreaterThan(10 * PROGRAMS);
    }

    private static void put(Map<String, List<Long>> queues, String queue, long task) {
        queues.computeIfAbsent(queue, _ -> new ArrayList<>()).add(task);
    }
}
