package spiral.queue.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import spiral.eventloop.EventLoop;
import spiral.eventloop.KeepAlive;
import spiral.queue.demo.Facts;
import spiral.queue.demo.Glimpse;
import spiral.queue.demo.Loss;
import spiral.queue.demo.Seconds;
import spiral.queue.demo.Tiding;
import spiral.queue.demo.Tiding.Tone;
import spiral.queue.demo.Tidings;
import spiral.queue.demo.Watch;
import spiral.queue.worker.StoreThread;

/// One run of the demo, from the first process to the facts at the end.
///
///     start ──► look every 250 ms ──first job done──► Story's timers ──► all done ──► facts
///                 ▲       │                                          (or q, or overtime)
///                 └───────┘
///
/// All of it happens on one event loop; what may block (the store, starting and ending processes)
/// happens on one other thread.
final class Demo {
    /// How long the first finished job is waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How long processes may take to leave when all is done.
    private static final Duration GOODBYE = Duration.ofSeconds(4);

    private final Errand errand;
    private final Stage stage;
    private final Instant start;
    private final Duration before;
    private final EventLoop loop = EventLoop.onWallClock().onUncaught(Demo::rethrow).build();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("store").factory());
    private final Crew crew;
    // the rest belongs to the loop's thread
    private final Lookout lookout;
    private final Supervisor supervisor;
    private final Story story;
    private final Tidings tidings = new Tidings();
    private final Pulse pulse = new Pulse();
    private final Prediction prediction = new Prediction();
    private List<View.Member> members = List.of();
    private Optional<Outcome> outcome = Optional.empty();
    private boolean begun;
    private boolean ending;

    /// @param start when the reader's wait began
    /// @param now the present
    Demo(Errand errand, Stage stage, Instant start, Instant now) {
        this.errand = errand;
        this.stage = stage;
        this.start = start;
        before = Duration.between(start, now);
        StoreThread blocking = new StoreThread(loop, thread);
        crew = new Crew(errand, death -> loop.post("a process ended", () -> ended(death)));
        lookout = new Lookout(loop, blocking, errand);
        supervisor =
                new Supervisor(
                        loop, blocking, crew, new Restarts(new SplittableRandom(errand.seed())));
        story = new Story(loop, errand, new Stagehand());
    }

    /// Runs to the end.
    ///
    /// @return nothing when it was stopped on the way
    Optional<Outcome> run() {
        try (KeepAlive _ = loop.keepAlive();
                crew) {
            loop.post("start", this::start);
            loop.run();
            return outcome;
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
        crew.close();
    }

    /// A key was pressed; from any thread.
    void press(char key) {
        loop.post("key", () -> pressed(key));
    }

    private void start() {
        supervisor.startAll();
        lookout.start(tidings::losses, this::looked);
        loop.setTimeout("nothing happens", PATIENCE, this::giveUp);
    }

    private void giveUp() {
        if (!begun) {
            tell(Tone.TROUBLE, "no job was finished for a long time: see the logs");
            end();
        }
    }

    private void looked(Glimpse glimpse) {
        Duration now = now();
        pulse.saw(now, glimpse.stats());
        prediction.saw(now, glimpse.stats());
        members = supervisor.members(glimpse.stats().workers());
        if (!begun) {
            glimpse.first().ifPresent(this::begin);
        }
        tidings.of(now, glimpse).forEach(stage::tell);
        stage.show(view(now, glimpse));
        boolean handedIn = story.over() && !supervisor.producing();
        if (handedIn && Prediction.unfinished(glimpse.stats()) == 0) {
            tell(Tone.GOOD, "every job has ended: all processes may leave");
            end();
        }
    }

    private void begin(Glimpse.First first) {
        begun = true;
        String after = Seconds.text(Duration.between(start, first.at()));
        tell(
                Tone.GOOD,
                "first job done after %s s: %s of %s is %.12s"
                        .formatted(after, first.type(), first.file(), first.found()));
        story.begin();
    }

    private View view(Duration now, Glimpse glimpse) {
        return new View(
                errand,
                now,
                glimpse,
                pulse.perSecond(),
                members,
                supervisor.producing(),
                tidings.losses(),
                stage.tidings());
    }

    private void ended(Death death) {
        if (!ending) {
            supervisor.ended(death);
            Duration at = now();
            if (death.exit() != 0) {
                lookout.ask(
                        "what did it hold",
                        store -> store.heldBy(death.pid()),
                        held -> lost(death, at, held));
            }
        }
    }

    private void lost(Death death, Duration at, List<Loss.Held> held) {
        stage.tell(tidings.lost(Loss.of(death.role().name(), death.pid(), death.how(), at, held)));
    }

    private void pressed(char key) {
        if (key == 'q') {
            tell(Tone.PLAIN, "q was pressed: all processes leave");
            end();
        } else if (key >= '1' && key < '1' + Role.WORKERS) {
            supervisor.kill(key - '0');
        }
    }

    private void end() {
        if (!ending) {
            ending = true;
            supervisor.dismiss();
            lookout.close();
            lookout.ask("facts", this::facts, this::finish);
        }
    }

    private Facts facts(Watch store) {
        try (store) {
            crew.leave(GOODBYE);
            return store.facts();
        }
    }

    private void finish(Facts facts) {
        outcome = Optional.of(new Outcome(facts, tidings.losses(), prediction));
        loop.stop();
    }

    private void tell(Tone tone, String text) {
        stage.tell(new Tiding(now(), tone, text));
    }

    private Duration now() {
        return before.plusNanos(loop.nanos());
    }

    private static void rethrow(String task, Throwable error) {
        if (error instanceof Error fatal) {
            throw fatal;
        }
        throw error instanceof RuntimeException trouble
                ? trouble
                : new IllegalStateException("the demo's task '" + task + "' failed", error);
    }

    /// Does for the story what only the demo can do.
    private final class Stagehand implements Story.Hands {
        @Override
        public List<View.Member> members() {
            return members;
        }

        @Override
        public void kill(int number) {
            supervisor.kill(number);
        }

        @Override
        public void forecast(Duration ahead) {
            Duration at = now();
            lookout.ask(
                    "forecast", store -> store.forecast(ahead), made -> prediction.made(made, at));
        }

        @Override
        public void tell(Tone tone, String text) {
            Demo.this.tell(tone, text);
        }

        @Override
        public void end() {
            Demo.this.end();
        }
    }
}
