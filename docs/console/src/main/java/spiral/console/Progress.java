package spiral.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Says on `err` how far a long operation has come: nothing in the first second, then one line that
/// is rewritten in place, or, on a plain screen, a new line after 1, 2, 4, 8 … seconds. For the one
/// thread that does the work.
public final class Progress implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final Duration REDRAW = Duration.ofMillis(100);

    private final Screen screen;
    private final String what;
    private final long total;
    private final InstantSource clock;
    private final Instant start;

    // owned by the working thread
    private long done;
    private Instant next;
    private boolean spoken;

    private Progress(Screen screen, String what, long total, InstantSource clock) {
        this.screen = screen;
        this.what = what;
        this.total = total;
        this.clock = clock;
        this.start = clock.instant();
        this.next = start.plus(SILENCE);
    }

    /// Progress of an operation that starts now.
    ///
    /// @param what such as `"reading jobs"`
    /// @param total how many steps there are, or 0 when nobody knows
    public static Progress of(Screen screen, String what, long total, InstantSource clock) {
        return new Progress(screen, what, total, clock);
    }

    /// So many more steps are done. Cheap enough for each line of a file.
    public void step(long more) {
        done += more;
        var now = clock.instant();
        if (!now.isBefore(next)) {
            screen.status(line(now));
            spoken = true;
            next = now.plus(screen.motion() ? REDRAW : Duration.between(start, now));
        }
    }

    /// Clears the line, so that what follows stands alone.
    @Override
    public void close() {
        if (spoken && screen.motion()) {
            screen.status("");
        }
    }

    private String line(Instant now) {
        var seconds = Duration.between(start, now).toSeconds();
        return total == 0
                ? "%s: %,d, %d s".formatted(what, done, seconds)
                : "%s: %,d of %,d (%d %%), %d s"
                        .formatted(what, done, total, 100 * done / total, seconds);
    }
}
