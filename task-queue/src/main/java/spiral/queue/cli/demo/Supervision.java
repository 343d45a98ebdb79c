package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import spiral.async.Backoff;
import spiral.async.Jitter;
import spiral.eventloop.EventLoop;
import spiral.queue.QueueStats.WorkerView;
import spiral.queue.demo.Seconds;
import spiral.queue.process.Restarts;
import spiral.queue.worker.StoreThread;

/// Keeps the demo's processes running: starts them all, and starts again what dies before it was
/// told to leave. The producer is the exception: when it ends, it has done its work.
///
/// Belongs to the thread of the demo's loop; starting a process happens on the other one.
final class Supervision {
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    /// Longer than the demo: each death of a worker is one more in its row.
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private static final Backoff WAITS =
            Backoff.exponential(Duration.ofMillis(700), Duration.ofSeconds(4), Jitter.NONE);

    private final EventLoop loop;
    private final StoreThread blocking;
    private final Processes processes;
    private final Restarts restarts;
    private final Consumer<String> tell;
    private final Map<Role, Duration> ends = new HashMap<>();
    private final Map<Role, CompletableFuture<Boolean>> lives = new HashMap<>();
    private boolean producing = true;

    /// @param tell hears a sentence about each restart
    Supervision(
            EventLoop loop,
            StoreThread blocking,
            Processes processes,
            RandomGenerator random,
            Consumer<String> tell) {
        this.loop = loop;
        this.blocking = blocking;
        this.processes = processes;
        this.restarts = new Restarts(loop, WAITS, HEALTHY, random);
        this.tell = tell;
    }

    void startAll() {
        Role.first().forEach(this::keep);
        loop.setTimeout("start the others", A_MOMENT, () -> Role.others().forEach(this::keep));
    }

    /// From now on nothing is started again.
    void dismiss() {
        restarts.end();
    }

    /// True until the producer has ended.
    boolean producing() {
        return producing;
    }

    /// SIGKILL for the worker with this number, if it is there.
    void kill(int number) {
        processes.kill(Role.worker(number));
    }

    /// A process has ended; unless it was the producer, it is started again.
    void ended(ProcessExit exit) {
        if (exit.role().equals(Role.PRODUCER)) {
            producing = false;
        } else {
            ends.put(exit.role(), now());
            lives.getOrDefault(exit.role(), new CompletableFuture<>()).complete(true);
        }
    }

    private void keep(Role role) {
        restarts.keep(() -> live(role));
    }

    private CompletableFuture<Boolean> live(Role role) {
        var life = new CompletableFuture<Boolean>();
        lives.put(role, life);
        Optional.ofNullable(ends.remove(role)).ifPresent(end -> tell.accept(again(role, end)));
        start(role);
        return life;
    }

    private String again(Role role, Duration end) {
        return "%s starts %s again, %s s after its end"
                .formatted(
                        Restarts.byLearner() ? "your Retry" : "Retry",
                        role.name(),
                        Seconds.text(now().minus(end)));
    }

    private void start(Role role) {
        blocking.ask(
                "start " + role.name(),
                () -> {
                    processes.start(role);
                    return role;
                },
                _ -> {},
                trouble -> {
                    throw trouble;
                });
    }

    /// The workers as the system and the store know them.
    List<Frame.Member> members(List<WorkerView> known) {
        return IntStream.rangeClosed(1, Role.WORKERS)
                .mapToObj(number -> member(number, known))
                .toList();
    }

    private Frame.Member member(int number, List<WorkerView> known) {
        Role role = Role.worker(number);
        Optional<Long> pid = processes.pid(role);
        if (pid.isEmpty()) {
            Frame.State state = processes.known(role) ? Frame.State.KILLED : Frame.State.STARTING;
            return new Frame.Member(number, state, 0);
        }
        return known.stream()
                .filter(worker -> worker.pid() == pid.get())
                .findFirst()
                .map(worker -> new Frame.Member(number, Frame.State.WORKING, worker.holding()))
                .orElse(new Frame.Member(number, Frame.State.STARTING, 0));
    }

    private Duration now() {
        return Duration.ofNanos(loop.nanos());
    }
}
