package spiral.log;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.event.Level;
import spiral.log.metrics.Counter;
import spiral.log.metrics.Registry;
import spiral.log.metrics.Timer;

/// The logger's own numbers: events by level, events held back, how long encoding takes.
final class LogMeters {
    /// One event in so many is timed: reading the clock twice costs as much as a third of an event.
    private static final int TIMED = 64;

    private final Map<Level, Counter> events = new EnumMap<>(Level.class);
    private final Counter suppressed;
    private final Timer encoding;

    LogMeters(Registry registry) {
        for (Level level : Level.values()) {
            String tag = level.toString().toLowerCase(Locale.ROOT);
            events.put(level, registry.counter("log.events", "level", tag));
        }
        suppressed = registry.counter("log.suppressed");
        encoding = registry.timer("log.encode");
    }

    void count(Level level) {
        Objects.requireNonNull(events.get(level)).increment();
    }

    void countSuppressed() {
        suppressed.increment();
    }

    /// Chosen by the event's own time, so that no count has to be shared.
    boolean isTimed(Event event) {
        return event.epochMicros() % TIMED == 0;
    }

    void time(Runnable encode) {
        long start = System.nanoTime();
        encode.run();
        encoding.record(System.nanoTime() - start);
    }
}
