package spiral.log.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.spi.MDCAdapter;
import spiral.log.LogConfig;
import spiral.log.LogSystem;
import spiral.log.Logging;
import spiral.log.slf4j.Loggers;
import spiral.log.transport.MemoryTransport;

/// What a scene is played on: a logging system of its own, whose clock moves only when told. The
/// same scene therefore always gives the same lines. For one thread.
final class Stage implements InstantSource {
    private final MemoryTransport memory = new MemoryTransport();
    private final LogSystem system = new LogSystem(LogConfig.of(this, memory), sentence -> {});
    private final Loggers loggers = new Loggers(system);
    private final List<Integer> beginnings = new ArrayList<>();
    private String idea = "";
    private String look = "";
    private Instant now = Instant.parse("2026-03-01T09:30:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    Logger logger(String name) {
        return loggers.getLogger(name);
    }

    MDCAdapter context() {
        return loggers.mdc();
    }

    LogSystem system() {
        return system;
    }

    Logging.Provider provider() {
        return loggers;
    }

    /// A steady clock in nanoseconds that moves with [#pass].
    long nanos() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    /// Lets time pass.
    void pass(Duration time) {
        now = now.plus(time);
    }

    /// Says what the scene is about and what to look at.
    void about(String what, String where) {
        idea = what;
        look = where;
    }

    String idea() {
        return idea;
    }

    String look() {
        return look;
    }

    /// Says that a new step begins.
    void step() {
        beginnings.add(memory.lines().size());
    }

    /// The lines of a step, by its number from 0.
    List<String> lines(int step) {
        List<String> all = memory.lines();
        boolean isLast = step == beginnings.size() - 1;
        return all.subList(beginnings.get(step), isLast ? all.size() : beginnings.get(step + 1));
    }
}
