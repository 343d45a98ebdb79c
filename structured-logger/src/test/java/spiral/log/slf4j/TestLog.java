package spiral.log.slf4j;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.spi.MDCAdapter;
import spiral.log.LogConfig;
import spiral.log.LogSystem;
import spiral.log.Strict;
import spiral.log.Threshold;
import spiral.log.context.Snapshot;
import spiral.log.transport.MemoryTransport;

/// A logging system of a test's own: its clock stands still until it is moved.
public final class TestLog implements InstantSource {
    private final MemoryTransport memory = new MemoryTransport(1_000);
    private final LogSystem system;
    private final Loggers loggers;
    private Instant now = Instant.parse("2026-03-01T09:30:00.000250Z");

    public TestLog() {
        LogConfig config = LogConfig.of(this, memory).withLevel(Threshold.TRACE);
        system =
                new LogSystem(
                        config,
                        sentence -> {
                            throw new AssertionError(sentence);
                        });
        loggers = new Loggers(system);
    }

    public Logger logger(String name) {
        return loggers.getLogger(name);
    }

    public LogSystem system() {
        return system;
    }

    public MDCAdapter mdc() {
        return loggers.mdc();
    }

    public Loggers provider() {
        return loggers;
    }

    public Snapshot snapshot() {
        return Snapshot.take(loggers);
    }

    public void at(String instant) {
        now = Instant.parse(instant);
    }

    @Override
    public Instant instant() {
        return now;
    }

    public List<String> lines() {
        return memory.lines();
    }

    /// The last lines, at most this many.
    public List<String> lines(int most) {
        List<String> all = lines();
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /// The only line so far, read by the strict reader.
    public Map<String, Object> only() {
        if (lines().size() != 1) {
            throw new AssertionError("expected one line but there are " + lines());
        }
        return Strict.read(lines().getFirst());
    }

    /// The last line, read by the strict reader.
    public Map<String, Object> last() {
        return Strict.read(lines().getLast());
    }
}
