package spiral.eventloop;

import java.util.concurrent.TimeUnit;
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

/// How fast a loop moves work. One operation is one queue operation: a task that is queued and
/// taken counts as two. The aim is at least 20 million a second without a trace.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class QueueSpeed {
    private static final int TASKS = 10_000;

    private final EventLoop untraced = EventLoop.onVirtualClock().build();
    private final EventLoop wall = EventLoop.onWallClock().build();
    private int left;

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

    /// Macrotasks, with every step handed to a sink that drops it: five steps for each task.
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

    private void nextMacrotask() {
        if (--left > 0) {
            wall.post("macro", this::nextMacrotask);
        }
    }
}
