package spiral.queue.cli.demo;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import spiral.console.Exit;
import spiral.console.Keys;
import spiral.console.Screen;
import spiral.queue.demo.Reckoning;

/// A demo at a terminal: with keys, with an answer to Ctrl-C, and with a last page.
///
/// How Ctrl-C leaves nothing behind: the hook stops the loop first, so that nothing is drawn or
/// started any more, then kills the processes and waits until they are gone, then gives the
/// terminal back. Should this process be killed itself, the others see the end of their input.
final class DemoSession {
    /// How long the hook waits for the screen to stand still.
    private static final long PATIENCE_SECONDS = 1;

    private final DemoSetup setup;
    private final DemoFolders folders;
    private final Screen screen;
    private final Demo demo;
    private final CountDownLatch still = new CountDownLatch(1);

    DemoSession(DemoSetup setup, DemoFolders folders, Screen screen, Demo demo) {
        this.setup = setup;
        this.folders = folders;
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
            if (keys.needsEnter()) {
                screen.out(
                        "Keys: 1, 2 or 3 and Enter kills that worker; q and Enter ends the demo.");
            }
            return play(hook).map(this::conclude).orElse(Exit.INTERRUPTED);
        }
    }

    private Optional<DemoResult> play(Thread hook) throws InterruptedException {
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
        try (folders;
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
        return setup.folder().path().toString();
    }

    private int conclude(DemoResult result) {
        Reckoning reckoning = new Reckoning(result.facts(), setup.folder().ask());
        SummaryPage ending = new SummaryPage(screen, setup);
        ending.reckoning(reckoning);
        result.forecastCheck().lines(screen).forEach(screen::out);
        ending.whatNext(result.lostWorkers());
        return reckoning.balances() ? Exit.OK : Exit.FAILED;
    }
}
