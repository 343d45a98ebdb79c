package spiral.eventloop.js;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.management.ExecutionListener;
import org.jspecify.annotations.Nullable;

/// Stops a program that runs for too long, and says at which line it was.
///
/// How this works: a thread sleeps for as long as the program may run. Then it asks the engine to
/// report lines until one is (nothing is reported before, so that nobody pays), asks it where the
/// program is should it begin no line in that moment, and interrupts the program. If even that does
/// not stop it within [#PATIENCE], the run is given up; should the engine ever come back from what it
/// does, it is cancelled there.
///
/// Some things that an engine does (a regular expression, a power of a large number) hear nothing of
/// all that. Then a second run of the same program, which does the same again, is watched line by line
/// from its start: see [#begin(boolean)].
///
/// The program's thread writes `line` before it is interrupted; `up` is written once.
final class Watch implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(50);

    /// A program that shows no line for so many moments is inside of one call.
    private static final int MOMENTS = 20;

    private static final Duration LONG_ENOUGH = Duration.ofMillis(250); // to begin another line
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Context context;
    private final Engine engine;
    private final Optional<Whereabouts> whereabouts;
    private final Duration limit;
    private final Consumer<String> giveUp;
    private final Thread thread;
    private @Nullable ExecutionListener lineByLine; // set before the time begins
    private volatile String line = "";
    private volatile boolean up;
    private volatile boolean over; // the engine may be closed at any moment

    /// @param giveUp what to do with a program that does not stop; it gets [#place]
    Watch(
            Context context,
            Engine engine,
            Optional<Whereabouts> whereabouts,
            Duration limit,
            Consumer<String> giveUp) {
        this.context = context;
        this.engine = engine;
        this.whereabouts = whereabouts;
        this.limit = limit;
        this.giveUp = giveUp;
        this.thread = Thread.ofPlatform().daemon().name("time limit").unstarted(this::watch);
    }

    /// The time begins.
    ///
    /// @param everyLine whether each line is watched from now on, which makes the program slow; then
    ///         only a line at which it stays counts
    void begin(boolean everyLine) {
        lineByLine = everyLine ? listen() : null;
        thread.start();
    }

    /// Where the program was when its time was up, `file:line`; empty if nobody saw it.
    String place() {
        String last = line;
        return last.isEmpty() ? whereabouts.map(Whereabouts::place).orElse("") : last;
    }

    /// Whether the program was told to stop.
    boolean isUp() {
        return up;
    }

    private void watch() {
        try {
            Thread.sleep(limit);
            if (lineByLine == null) {
                look();
            } else {
                lookWhetherItStays();
            }
            up = true;
            Thread.ofPlatform().daemon().name("interrupts").start(this::interrupt);
            Thread.sleep(lineByLine == null ? PATIENCE : A_MOMENT);
            giveUp.accept(place());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the program has ended in time
        } catch (RuntimeException | AssertionError closed) {
            requireOver(closed);
        }
    }

    private void look() throws InterruptedException {
        whereabouts.ifPresent(Whereabouts::ask);
        try (ExecutionListener _ = listen()) {
            for (int i = 0; i == 0 || (place().isEmpty() && i < MOMENTS); i++) {
                Thread.sleep(A_MOMENT);
            }
        }
    }

    private void lookWhetherItStays() throws InterruptedException {
        String latest = line;
        line = "";
        Thread.sleep(LONG_ENOUGH);
        line = line.isEmpty() ? latest : "";
    }

    // on a thread of its own: a stack that overflowed can leave the engine's locks locked
    private void interrupt() {
        try {
            context.interrupt(PATIENCE);
        } catch (TimeoutException e) {
            context.close(true);
        } catch (RuntimeException | AssertionError closed) {
            requireOver(closed);
        }
    }

    private void requireOver(Throwable closed) {
        if (!over) {
            throw new IllegalStateException("the engine was closed before its program", closed);
        }
    }

    private ExecutionListener listen() {
        return ExecutionListener.newBuilder()
                .statements(true)
                .sourceFilter(source -> !source.isInternal())
                .onEnter(event -> line = Names.place(event.getLocation()))
                .attach(engine);
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
        if (lineByLine != null) {
            lineByLine.close();
        }
    }
}
