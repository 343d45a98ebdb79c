package spiral.queue.cli.demo;

import static java.util.concurrent.TimeUnit.SECONDS;

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
    private final Places places;
    private final Screen screen;
    private final Demo demo;
    private final CountDownLatch still = new CountDownLatch(1);

    Performance(Errand errand, Places places, Screen screen, Demo demo) {
        this.errand = errand;
        this.places = places;
        this.screen = screen;
        this.demo = demo;
    }

    /// Runs the demo and prints its end. Does not return after Ctrl-C: then the system ends this
    /// process, with exit code 130, as soon as the hook is done.
    ///
    /// @return the exit code
    int run() throws InterruptedException {
        try (Keys keys = Keys.listen(screen, demo::press)) {
            Thread hook = Thread.ofPlatform().name("interrupt").unstarted(() -> interrupt(keys));
            Runtime.getRuntime().addShutdownHook(hook);
            return play(hook).map(this::conclude).orElse(Exit.INTERRUPTED);
        }
    }

    private Optional<Outcome> play(Thread hook) throws InterruptedException {
        try {
            return demo.run();
        } finally {
            screen.done();
            still.countDown();
            dismiss(hook);
        }
    }

    private static void dismiss(Thread hook) throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException theSystemIsEndingUs) {
            Thread.currentThread().join();
        }
    }

    private void interrupt(Keys keys) {
        demo.stop();
        try (places;
                keys) {
            boolean stands = still.await(PATIENCE_SECONDS, SECONDS);
            demo.killAll();
            if (stands) {
                screen.err("stopped; no process is left. What was done lies in " + folder());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String folder() {
        return errand.place().folder().toString();
    }

    private int conclude(Outcome outcome) {
        Reckoning reckoning = new Reckoning(outcome.facts());
        Ending ending = new Ending(screen, errand);
        ending.reckoning(reckoning);
        outcome.prediction().lines(screen).forEach(screen::out);
        ending.whatNext(outcome.losses());
        return reckoning.balances() ? Exit.OK : Exit.FAILED;
    }
}
