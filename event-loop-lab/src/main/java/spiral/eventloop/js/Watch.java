package spiral.eventloop.js;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.management.ExecutionListener;
import org.jspecify.annotations.Nullable;

/// Stops a program that runs for too long, and says at which line it was.
///
/// How this works: a thread sleeps for as long as the program may run. Then it asks the engine to
/// report lines until one is reported (nothing is before, so that nobody pays), and interrupts the
/// program. The program's thread writes `line` before it is interrupted and reads it after that; `up` is written once.
final class Watch implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(10);

    /// A program that comes to no line for so many moments is inside of one call.
    private static final int MOMENTS = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Context context;
    private final Engine engine;
    private final Duration limit;
    private final Thread thread;
    private volatile @Nullable SourceSection line;
    private volatile boolean up;
    private volatile boolean over; // the engine may be closed at any moment

    Watch(Context context, Engine engine, Duration limit) {
        this.context = context;
        this.engine = engine;
        this.limit = limit;
        this.thread = Thread.ofPlatform().daemon().name("time limit").unstarted(this::watch);
    }

    Watch begin() {
        thread.start();
        return this;
    }

    /// Where the program was when its time was up; null if it was in none of its lines.
    @Nullable SourceSection line() {
        return line;
    }

    /// Whether the program was told to stop.
    boolean isUp() {
        return up;
    }

    private void watch() {
        try {
            Thread.sleep(limit);
            try (ExecutionListener _ = listen()) {
                for (int i = 0; i < MOMENTS && line == null; i++) {
                    Thread.sleep(A_MOMENT);
                }
            }
            up = true;
            context.interrupt(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the program has ended in time
        } catch (TimeoutException e) {
            throw new IllegalStateException("the program does not stop", e);
        } catch (RuntimeException | AssertionError closed) {
            if (!over) {
                throw closed;
            }
        }
    }

    private ExecutionListener listen() {
        return ExecutionListener.newBuilder()
                .statements(true)
                .sourceFilter(source -> !source.isInternal())
                .onEnter(event -> line = event.getLocation())
                .attach(engine);
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
    }
}
