package spiral.queue.cli.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import spiral.eventloop.EventLoop;
import spiral.eventloop.KeepAlive;
import spiral.queue.demo.DemoEvent.Tone;
import spiral.queue.demo.DemoStore;
import spiral.queue.demo.Facts;
import spiral.queue.demo.Seconds;
import spiral.queue.demo.Snapshot;
import spiral.queue.worker.StoreThread;

/// One run of the demo, from the first process to the facts at the end.
///
///     start ──► look every 250 ms ──first job done──► Timeline ──► all done ──► facts
///                 ▲       │                                   (or q, or overtime)
///                 └───────┘
///
/// All of it happens on one event loop; what may block (the store, starting and ending processes)
/// happens on one other thread.
final class Demo implements Timeline.Actions {
    /// How long the first finished job is waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How long processes may take to leave when all is done.
    private static final Duration GOODBYE = Duration.ofSeconds(4);

    private final Instant start;
    private final Duration before;
    private final EventLoop loop = EventLoop.onWallClock().onUncaught(LoopErrors::rethrow).build();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("store").factory());
    private final Processes processes;
    // the rest belongs to the loop's thread
    private final StorePoll poll;
    private final Supervision supervision;
    private final LiveReport report;
    private final Timeline timeline;
    private Optional<DemoResult> result = Optional.empty();
    private boolean begun;
    private boolean ending;

    /// @param start when the reader's wait began
    /// @param now the present
    Demo(DemoSetup setup, LiveOutput output, Instant start, Instant now) {
        this.start = start;
        before = Duration.between(start, now);
        StoreThread blocking = new StoreThread(loop, thread);
        processes = new Processes(setup, exit -> loop.post("a process ended", () -> ended(exit)));
        poll = new StorePoll(loop, blocking, setup);
        supervision =
                new Supervision(
                        loop,
                        blocking,
                        processes,
                        new SplittableRandom(setup.seed()),
                        text -> tell(Tone.PLAIN, text));
        report = new LiveReport(setup, output, supervision);
        timeline = new Timeline(loop, setup, this);
    }

    /// Runs to the end.
    ///
    /// @return nothing when it was stopped on the way
    Optional<DemoResult> run() {
        try (KeepAlive _ = loop.keepAlive();
                processes) {
            loop.post("start", this::start);
            loop.run();
            return result;
        } finally {
            thread.shutdown();
        }
    }

    /// Ends the loop; from any thread.
    void stop() {
        loop.stop();
    }

    /// Kills what is left of the processes; from any thread. None is started afterwards.
    void killAll() {
        processes.close();
    }

    /// A key was pressed; from any thread.
    void press(char key) {
        loop.post("key", () -> pressed(key));
    }

    private void start() {
        supervision.startAll();
        poll.start(report::lostWorkers, this::looked);
        loop.setTimeout("nothing happens", PATIENCE, this::giveUp);
    }

    private void giveUp() {
        if (!begun) {
            tell(Tone.TROUBLE, "no job was finished for a long time: see the logs");
            end();
        }
    }

    private void looked(Snapshot snapshot) {
        if (!begun) {
            snapshot.first().ifPresent(this::begin);
        }
        report.saw(now(), snapshot);
        boolean handedIn = timeline.over() && !supervision.producing();
        if (handedIn && ForecastCheck.unfinished(snapshot.stats()) == 0) {
            tell(Tone.GOOD, "every job has ended: all processes may leave");
            end();
        }
    }

    private void begin(Snapshot.First first) {
        begun = true;
        String after = Seconds.text(Duration.between(start, first.at()));
        tell(
                Tone.GOOD,
                "first job done after %s s: %s of %s is %.12s"
                        .formatted(
                                after,
                                first.type(),
                                Path.of(first.file()).getFileName(),
                                first.found()));
        timeline.begin();
    }

    private void ended(ProcessExit exit) {
        if (!ending) {
            supervision.ended(exit);
            Duration at = now();
            if (exit.exit() != 0) {
                poll.ask(
                        "what did it hold",
                        store -> store.heldBy(exit.pid()),
                        held -> report.lost(exit, at, held));
            }
        }
    }

    private void pressed(char key) {
        if (key == 'q') {
            tell(Tone.PLAIN, "q was pressed: all processes leave");
            end();
        } else if (key >= '1' && key < '1' + Role.WORKERS) {
            supervision.kill(key - '0');
        }
    }

    private Facts facts(DemoStore store) {
        try (store) {
            processes.leave(GOODBYE);
            return store.facts();
        }
    }

    private void finish(Facts facts) {
        result = Optional.of(report.result(facts));
        loop.stop();
    }

    private Duration now() {
        return before.plusNanos(loop.nanos());
    }

    // ---- what the timeline may do

    @Override
    public List<Frame.Member> members() {
        return report.members();
    }

    @Override
    public void kill(int number) {
        supervision.kill(number);
    }

    @Override
    public void forecast(Duration ahead) {
        Duration at = now();
        poll.ask("forecast", store -> store.forecast(ahead), made -> report.forecast(made, at));
    }

    @Override
    public void tell(Tone tone, String text) {
        report.tell(now(), tone, text);
    }

    @Override
    public void end() {
        if (!ending) {
            ending = true;
            supervision.dismiss();
            poll.close();
            poll.ask("facts", this::facts, this::finish);
        }
    }
}
