package spiral.queue.cli.demo;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.queue.demo.Reckoning;

/// A demo before an audience: with keys, with an answer to Ctrl-C, and with a last page.
///
/// How Ctrl-C leaves nothing behind: the hook stops the loop first, so that nothing is drawn or
/// started any more, then kills the processes and waits until they are gone, then gives the
/// terminal back. Should this process be killed itself, the others see the end of their input.
final class Performance {
    /// How long the hook waits for the screen to stand still.
    private static final long PATIENCE_SECONDS = 1;

    private final Errand errand;
    private final Screen screen;
    private final Demo demo;
    private final CountDownLatch still = new CountDownLatch(1);

    Performance(Errand errand, Screen screen, Demo demo) {
        this.errand = errand;
        this.screen = screen;
        this.demo = demo;
    }

    /// Runs the demo and prints its end.
    ///
    /// @return the exit code
    int run() {
        try (Keys keys = Keys.listen(screen, demo::press)) {
            Thread hook = Thread.ofPlatform().name("interrupt").unstarted(() -> interrupt(keys));
            Runtime.getRuntime().addShutdownHook(hook);
            Optional<Outcome> outcome = run(hook);
            return outcome.map(this::conclude).orElse(Exit.INTERRUPTED);
        }
    }

    private Optional<Outcome> run(Thread hook) {
        try {
            Optional<Outcome> outcome = demo.run();
            if (outcome.isPresent()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
            return outcome;
        } finally {
            screen.done();
            still.countDown();
        }
    }

    private void interrupt(Keys keys) {
        demo.stop();
        try {
            boolean stands = still.await(PATIENCE_SECONDS, SECONDS);
            demo.killAll();
            keys.close();
            if (stands) {
                screen.err("stopped; no process is left. What was done lies in " + errand.place().folder());
            }
        } catch (InterruptedException e) {
            demo.killAll();
        }
    }

    private int conclude(Outcome outcome) {
        Reckoning reckoning = new Reckoning(outcome.facts());
        Ending ending = new Ending(screen, errand);
        ending.reckoning(reckoning);
        outcome.forecast()
                .map(forecast -> forecast.against(outcome.moments(), screen))
                .orElse(List.of())
                .forEach(screen::out);
        ending.whatNext(outcome.losses());
        return reckoning.balances() ? Exit.OK : Exit.FAILED;
    }
}
