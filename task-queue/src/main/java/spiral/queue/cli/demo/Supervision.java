package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import spiral.eventloop.EventLoop;
import spiral.queue.QueueStats.WorkerView;
import spiral.queue.worker.StoreThread;

/// Keeps the demo's processes running: starts them all, and starts again what dies before it was
/// told to leave. The producer is the exception: when it ends, it has done its work.
///
/// Belongs to the thread of the demo's loop; starting a process happens on the other one.
final class Supervision {
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final EventLoop loop;
    private final StoreThread blocking;
    private final Processes processes;
    private final RestartBackoff restartBackoff;
    private boolean producing = true;
    private boolean dismissed;

    Supervision(EventLoop loop, StoreThread blocking, Processes processes, RandomGenerator random) {
        this.loop = loop;
        this.blocking = blocking;
        this.processes = processes;
        this.restartBackoff = new RestartBackoff(random);
    }

    void startAll() {
        Role.first().forEach(this::start);
        loop.setTimeout("start the others", A_MOMENT, () -> Role.others().forEach(this::start));
    }

    /// From now on nothing is started again.
    void dismiss() {
        dismissed = true;
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
        } else if (!dismissed) {
            Duration wait = restartBackoff.died(exit.role(), now());
            loop.setTimeout("restart " + exit.role().name(), wait, () -> start(exit.role()));
        }
    }

    private void start(Role role) {
        restartBackoff.started(role, now());
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
            Frame.State state = restartBackoff.has(role) ? Frame.State.KILLED : Frame.State.STARTING;
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
