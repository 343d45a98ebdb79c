package spiral.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import spiral.log.json.UtcTimestamp;

/// The way of one event under one configuration: time, sampler, layout, transport.
///
/// Immutable but for the count of what was held back; used by all threads.
final class Pipeline {
    private static final String SAMPLING = "spiral.log.Sampler";
    // the same each time, so that it can be counted by message; how many is a field
    private static final String SAMPLING_SAID = "Sampling held back events";

    private final LogConfig config;
    private final SharedLines shared;
    private final LineWriter layout;
    private final @Nullable LogMeters meters;
    private final boolean showsOrigin;
    private final MicroClock clock;
    private final Suppressed suppressed = new Suppressed();

    Pipeline(LogConfig config, SharedLines shared) {
        this.config = config;
        this.shared = shared;
        this.layout = new LineWriter(config.layout(), config.fields(), config.redaction());
        this.meters = config.metrics().map(LogMeters::new).orElse(null);
        this.showsOrigin = config.layout().showsOrigin();
        this.clock =
                config.clock() instanceof MicroClock micros
                        ? micros
                        : () -> UtcTimestamp.micros(config.clock().instant());
    }

    LogConfig config() {
        return config;
    }

    boolean showsOrigin() {
        return showsOrigin;
    }

    void accept(Event event) {
        event.at(clock.micros());
        if (meters != null) {
            meters.count(event.level());
        }
        if (config.sampler().admits(event)) {
            tellSuppressed(suppressed.due(event.epochMicros()), event.epochMicros());
            write(event);
        } else {
            suppressed.add();
            if (meters != null) {
                meters.countSuppressed();
            }
        }
    }

    /// Tells what was held back and has not been told, and flushes.
    void finish() {
        tellSuppressed(suppressed.rest(), clock.micros());
        config.transport().flush();
    }

    private void tellSuppressed(long count, long nowMicros) {
        if (count > 0) {
            String thread = Thread.currentThread().getName();
            write(
                    new Event(Level.WARN, SAMPLING, thread, Map.of())
                            .at(nowMicros)
                            .message(SAMPLING_SAID)
                            .add("log.suppressed", count));
        }
    }

    private void write(Event event) {
        if (Thread.currentThread().isVirtual()) {
            Line line = shared.take();
            try {
                write(event, line);
            } finally {
                shared.giveBack(line);
            }
        } else {
            write(event, event.line());
        }
    }

    private void write(Event event, Line line) {
        if (meters != null && meters.isTimed(event)) {
            meters.time(() -> encode(event, line));
        } else {
            encode(event, line);
        }
        config.transport().write(line);
    }

    /// A failure here would be ours, or the machine's; even then the event is told of.
    private void encode(Event event, Line line) {
        try {
            layout.write(event, line);
        } catch (Throwable failure) {
            String told = "(event not encoded: " + failure.getClass().getName() + ")";
            layout.write(
                    new Event(event.level(), event.logger(), event.thread(), Map.of())
                            .at(event.epochMicros())
                            .message(told),
                    line);
        }
    }
}
