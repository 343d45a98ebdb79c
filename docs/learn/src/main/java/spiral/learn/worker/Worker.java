package spiral.learn.worker;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import spiral.learn.Failure;
import spiral.learn.Failure.Kind;
import spiral.learn.Leak;

/// A JVM that runs suites, one order after the other, until its teacher goes or it is not clean any
/// more. The main thread is the watchdog of the thread that runs the suite.
public final class Worker {
    private static final long LOOK_MILLIS = 20;

    private final Wire wire;
    private final Capture capture = new Capture();

    @SuppressWarnings("ThreadLocalUsage") // one for each worker, and one worker for each JVM
    private final Births births = new Births();

    // JUnit remarks there that a random order ignores @Order; kept here, or its level would be lost
    private final Logger junit = Logger.getLogger("org.junit");

    private Worker(Wire wire) {
        this.wire = wire;
    }

    /// Takes orders from standard input and tells events on standard output.
    public static void main(String[] args) throws IOException, InterruptedException {
        var in = new FileInputStream(FileDescriptor.in);
        var out = new FileOutputStream(FileDescriptor.out);
        new Worker(new Wire(in, new BufferedOutputStream(out))).work();
    }

    private void work() throws IOException, InterruptedException {
        junit.setLevel(Level.OFF);
        System.setIn(InputStream.nullInputStream());
        System.setOut(capture.stream());
        System.setErr(capture.stream());
        Runtime.getRuntime().addShutdownHook(new Thread(this::tellExit, "exit"));
        tell(new Event.Ready());
        for (var order = wire.order(); order.isPresent(); order = wire.order()) {
            take(order.get());
        }
        end();
    }

    private void take(Order order) throws InterruptedException {
        capture.clear();
        births.watch();
        var listener = new RuleListener(this::tell);
        var thread = new Thread(new Suite(order, listener, this::tell), "suite");
        thread.start();
        watch(thread, listener, order.limit());
        var leaks = births.left();
        tell(new Event.Printed(capture.prints()));
        leaks.forEach(leak -> tell(new Event.Leaked(leak)));
        tell(new Event.Done(leaks.isEmpty()));
    }

    private void watch(Thread thread, RuleListener listener, Duration limit)
            throws InterruptedException {
        var since = System.nanoTime();
        while (!thread.join(Duration.ofMillis(LOOK_MILLIS))) {
            var patience = listener.failed() ? Order.LIMIT_AFTER_FAILURE : limit;
            if (listener.runningNanos() > patience.toNanos()) {
                tell(new Event.Broke(tooLong(thread, patience)));
                giveUp(List.of());
            }
            if (System.nanoTime() - since > limit.toNanos()) {
                giveUpIfSlowedBy(births.spinning(thread));
            }
        }
    }

    // threads left behind by earlier rules take the processor away from the later ones
    private void giveUpIfSlowedBy(List<Leak> spinning) {
        if (!spinning.isEmpty()) {
            giveUp(spinning);
        }
    }

    private void giveUp(List<Leak> leaks) {
        tell(new Event.Printed(capture.prints()));
        leaks.forEach(leak -> tell(new Event.Leaked(leak)));
        tell(new Event.Done(false));
        end();
    }

    private static Failure tooLong(Thread thread, Duration patience) {
        var kind = thread.getState() == Thread.State.RUNNABLE ? Kind.ENDLESS : Kind.WAITING;
        var frames = Stacks.frames(thread.getStackTrace());
        return new Failure(kind, "", patience.toSeconds() + " s were over", null, null, frames);
    }

    // the JVM ends without our having asked for it: somebody called System.exit
    private void tellExit() {
        Stacks.exiting()
                .ifPresent(frames -> {
                    tell(new Event.Broke(new Failure(Kind.EXIT, "", "", null, null, frames)));
                    tell(new Event.Printed(capture.prints()));
                    tell(new Event.Done(false));
                });
    }

    private void tell(Event event) {
        try {
            wire.send(event);
        } catch (IOException gone) {
            end();
            throw new UncheckedIOException(gone);
        }
    }

    // at once, without waiting for threads that never end
    private static void end() {
        Runtime.getRuntime().halt(0);
    }
}
