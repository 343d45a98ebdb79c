package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import spiral.eventloop.EventLoop;
import spiral.queue.QueueStats.WorkerView;
import spiral.queue.worker.StoreThread;

/// Keeps the demo's processes running: starts them all, and starts again what dies before it was
/// told to leave. The producer is the exception: when it ends, it has done its work.
///
/// Belongs to the thread of the demo's loop; starting a process happens on the other one.
final class Supervisor {
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final EventLoop loop;
    private final StoreThread blocking;
    private final Crew crew;
    private final Restarts restarts;
    private boolean producing = true;
    private boolean dismissed;

    Supervisor(EventLoop loop, StoreThread blocking, Crew crew, Restarts restarts) {
        this.loop = loop;
        this.blocking = blocking;
        this.crew = crew;
        this.restarts = restarts;
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
        crew.kill(Role.worker(number));
    }

    /// A process has ended; unless it was the producer, it is started again.
    void ended(Death death) {
        if (death.role().equals(Role.PRODUCER)) {
            producing = false;
        } else if (!dismissed) {
            Duration wait = restarts.died(death.role(), now());
            loop.setTimeout("restart " + death.role().name(), wait, () -> start(death.role()));
        }
    }

    private void start(Role role) {
        restarts.started(role, now());
        blocking.ask(
                "start " + role.name(),
                () -> {
                    crew.start(role);
                    return role;
                },
                _ -> {},
                trouble -> {
                    throw trouble;
                });
    }

    /// The workers as the system and the store know them.
    List<View.Member> members(List<WorkerView> known) {
        return IntStream.rangeClosed(1, Role.WORKERS)
                .mapToObj(number -> member(number, known))
                .toList();
    }

    private View.Member member(int number, List<WorkerView> known) {
        Optional<Long> pid = crew.pid(Role.worker(number));
        if (pid.isEmpty()) {
            return new View.Member(number, View.State.KILLED, 0);
        }
        return known.stream()
                .filter(worker -> worker.pid() == pid.get())
                .findFirst()
                .map(worker -> new View.Member(number, View.State.WORKING, worker.holding()))
                .orElse(new View.Member(number, View.State.STARTING, 0));
    }

    private Duration now() {
        return Duration.ofNanos(loop.nanos());
    }
}
