package spiral.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// How fast a loop moves work. One operation is one queue operation: a task that is queued and
/// taken counts as two. The aim is at least 20 million a second without a trace; with one, a
/// million steps a second (two to an operation).
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class QueueBench {
    private static final int TASKS = 10_000;

    private final EventLoop untraced = EventLoop.onVirtualClock().build();
    private final EventLoop phased = EventLoop.onVirtualClock().model(LoopModel.NODE).build();
    private final EventLoop wall = EventLoop.onWallClock().build();
    private int left;

    /// Runs all of them beside Node, prints the rates, and holds ours against the aim.
    @Test
    void movesTwentyMillionOperationsPerSecond() throws Exception {
        Options options = new OptionsBuilder().include(QueueBench.class.getName()).build();
        OptionalDouble node = NodeRate.measure();
        for (RunResult result : new Runner(options).run()) {
            String name = result.getPrimaryResult().getLabel();
            double perSecond = result.getPrimaryResult().getScore();
            System.out.printf(
                    "%-12s %6.1f million queue operations/s%s%n",
                    name, perSecond / 1e6, beside(node, perSecond));
            assertThat(perSecond).as(name).isGreaterThan(name.equals("traced") ? 0.5e6 : 20e6);
        }
        if (node.isEmpty()) {
            System.out.println("Skipped: the comparison with Node; put node on the path");
        }
    }

    private static String beside(OptionalDouble node, double perSecond) {
        return node.isEmpty()
                ? ""
                : ", %.1f times those of Node's queueMicrotask (%.1f million/s)"
                        .formatted(perSecond / node.getAsDouble(), node.getAsDouble() / 1e6);
    }

    /// Microtasks that each queue the next, in Node's model.
    @Benchmark
    @OperationsPerInvocation(2 * TASKS)
    public void nodeMicrotasks() {
        left = TASKS;
        phased.queueMicrotask("micro", this::nextPhased);
        phased.runUntilIdle();
    }

    /// Microtasks that each queue the next.
    @Benchmark
    @OperationsPerInvocation(2 * TASKS)
    public void microtasks() {
        left = TASKS;
        untraced.queueMicrotask("micro", this::nextMicrotask);
        untraced.runUntilIdle();
    }

    /// Macrotasks that each post the next, on the wall clock.
    @Benchmark
    @OperationsPerInvocation(2 * TASKS)
    public void macrotasks() {
        left = TASKS;
        wall.post("macro", this::nextMacrotask);
        wall.run();
    }

    /// Macrotasks, with every step handed to a sink that drops it: four steps for each task.
    @Benchmark
    @OperationsPerInvocation(2 * TASKS)
    public void traced(Blackhole sink) {
        left = TASKS;
        EventLoop loop = EventLoop.onVirtualClock().trace(sink::consume).build();
        for (int i = 0; i < TASKS; i++) {
            loop.queueMicrotask("micro", () -> left--);
        }
        loop.run();
    }

    private void nextMicrotask() {
        if (--left > 0) {
            untraced.queueMicrotask("micro", this::nextMicrotask);
        }
    }

    private void nextPhased() {
        if (--left > 0) {
            phased.queueMicrotask("micro", this::nextPhased);
        }
    }

    private void nextMacrotask() {
        if (--left > 0) {
            wall.post("macro", this::nextMacrotask);
        }
    }
}
