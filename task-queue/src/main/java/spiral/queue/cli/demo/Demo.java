package spiral.queue.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import spiral.eventloop.EventLoop;
import spiral.eventloop.KeepAlive;
import spiral.queue.JobState;
import spiral.queue.demo.Facts;
import spiral.queue.demo.Glimpse;
import spiral.queue.demo.Loss;
import spiral.queue.demo.Script;
import spiral.queue.demo.Seconds;
import spiral.queue.demo.Tiding;
import spiral.queue.demo.Tiding.Tone;
import spiral.queue.demo.Tidings;
import spiral.queue.demo.Watch;
import spiral.queue.demo.WordList;
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
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /// How long processes may take to leave when all is done.
    private static final Duration GOODBYE = Duration.ofSeconds(4);

    /// How long the first finished job is waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Errand errand;
    private final Stage stage;
    private final Optional<Forecasting> forecasting;
    private final Instant start;
    private final Duration before;
    private final EventLoop loop = EventLoop.onWallClock().onUncaught(Demo::rethrow).build();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("store").factory());
    private final StoreThread blocking = new StoreThread(loop, thread);
    private final Crew crew;
    // the rest belongs to the loop's thread
    private final Supervisor supervisor;
    private final Story story;
    private final Tidings tidings = new Tidings();
    private final Pulse pulse = new Pulse();
    private final List<Forecasting.Moment> moments = new ArrayList<>();
    private List<View.Member> members = List.of();
    private Optional<Watch> watch = Optional.empty();
    private Optional<Duration> began = Optional.empty();
    private Optional<Forecasting.Forecast> forecast = Optional.empty();
    private Optional<Outcome> outcome = Optional.empty();
    private boolean ending;

    /// @param start when the reader's wait began
    /// @param now the present
    Demo(
            Errand errand,
            Stage stage,
            Optional<Forecasting> forecasting,
            Instant start,
            Instant now) {
        this.errand = errand;
        this.stage = stage;
        this.forecasting = forecasting;
        this.start = start;
        before = Duration.between(start, now);
        crew = new Crew(errand, death -> loop.post("a process ended", () -> ended(death)));
        Restarts restarts = new Restarts(new SplittableRandom(errand.seed()));
        supervisor = new Supervisor(loop, blocking, crew, restarts);
        WordList words = new WordList(errand.place().wordList());
        story = new Story(loop, errand.script(), words, this::tell, new Victims());
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

    // ---- beginning

    private void start() {
        supervisor.startAll();
        loop.setTimeout("nothing happens", PATIENCE, this::giveUp);
        blocking.ask(
                "open the store",
                () -> Watch.open(errand.place(), errand.script()),
                this::watching,
                Demo::fail);
    }

    private void giveUp() {
        if (began.isEmpty()) {
            tell(Tone.TROUBLE, "no job was finished for a long time; see the logs");
            end();
        }
    }

    private void watching(Watch opened) {
        watch = Optional.of(opened);
        look(opened);
    }

    private void storyBegins(Glimpse.First first) {
        began = Optional.of(now());
        Duration after = Duration.between(start, first.at());
        tell(
                Tone.GOOD,
                "first job done after %s s: %s of %s is %.12s"
                        .formatted(
                                Seconds.text(after), first.type(), first.file(), first.found()));
        story.begin();
        Duration longest = errand.script().length().plus(Script.OVERTIME);
        loop.setTimeout("overtime", longest, this::end);
        forecasting.ifPresent(
                maker ->
                        loop.setTimeout(
                                "forecast", errand.script().forecast(), () -> forecast(maker)));
    }

    private void forecast(Forecasting maker) {
        Duration at = errand.script().forecast();
        Duration ahead = errand.script().length().minus(at);
        watch.ifPresent(
                open ->
                        blocking.ask(
                                "forecast",
                                () -> maker.make(open.store(), at, ahead),
                                made -> forecast = Optional.of(made),
                                Demo::fail));
    }

    // ---- looking

    private void look(Watch open) {
        if (!ending) {
            List<Loss> losses = tidings.losses();
            blocking.ask("look", () -> open.look(losses), seen -> looked(open, seen), Demo::fail);
        }
    }

    private void looked(Watch open, Glimpse glimpse) {
        Duration now = now();
        pulse.saw(now, glimpse.stats());
        members = supervisor.members(glimpse.stats().workers());
        if (began.isEmpty()) {
            glimpse.first().ifPresent(this::storyBegins);
        }
        began.ifPresent(from -> moments.add(new Forecasting.Moment(now.minus(from), glimpse.stats())));
        tidings.of(now, glimpse).forEach(stage::tell);
        stage.show(view(now, glimpse));
        if (allDone(glimpse)) {
            tell(Tone.GOOD, "every job has ended: all processes may leave");
            end();
        }
        loop.setTimeout("look", LOOK_EVERY, () -> look(open));
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

    private boolean allDone(Glimpse glimpse) {
        long live =
                Stream.of(JobState.Name.values())
                        .filter(JobState.Name::live)
                        .mapToLong(state -> glimpse.stats().states().getOrDefault(state, 0L))
                        .sum();
        return !supervisor.producing() && live == 0;
    }

    // ---- deaths and keys

    private void ended(Death death) {
        if (ending) {
            return;
        }
        supervisor.ended(death);
        Duration at = now();
        if (death.exit() != 0) {
            watch.ifPresent(
                    open ->
                            blocking.ask(
                                    "what did it hold",
                                    () -> open.heldBy(death.pid()),
                                    held -> lost(death, at, held),
                                    Demo::fail));
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

    private final class Victims implements Story.Victims {
        @Override
        public List<View.Member> members() {
            return members;
        }

        @Override
        public void kill(int number) {
            supervisor.kill(number);
        }
    }

    // ---- end

    private void end() {
        if (!ending) {
            ending = true;
            supervisor.dismiss();
            watch.ifPresentOrElse(this::leave, loop::stop);
        }
    }

    private void leave(Watch open) {
        blocking.ask("leave", () -> facts(open), this::finish, Demo::fail);
    }

    private Facts facts(Watch open) {
        try (open) {
            crew.leave(GOODBYE);
            return open.facts();
        }
    }

    private void finish(Facts facts) {
        outcome = Optional.of(new Outcome(facts, tidings.losses(), forecast, moments));
        loop.stop();
    }

    private void tell(Tone tone, String text) {
        stage.tell(new Tiding(now(), tone, text));
    }

    private Duration now() {
        return before.plusNanos(loop.nanos());
    }

    private static void fail(RuntimeException trouble) {
        throw trouble;
    }

    private static void rethrow(String task, Throwable error) {
        if (error instanceof Error fatal) {
            throw fatal;
        }
        throw error instanceof RuntimeException trouble
                ? trouble
                : new IllegalStateException("the demo's task '" + task + "' failed", error);
    }
}
