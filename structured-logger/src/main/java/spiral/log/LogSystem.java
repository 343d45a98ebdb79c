package spiral.log;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A running logger: levels to ask, a pipeline to send events through, a configuration that can be
/// changed while it runs.
///
///     logger --Gate open?--> Event --> LogSystem.log --> Sampler --> LineWriter -> Transport
///                 |                                         |                          |
///               Levels                                  suppressed                  ledger
///
/// Safe for all threads. Nothing that happens in here reaches the caller of a logger: what goes
/// wrong is counted in [#failures], told a few times to `complaints`, and the program goes on.
///
/// Most programs have one, made by the SLF4J provider and found through [Logging#active]; a test
/// may make as many as it likes.
public final class LogSystem implements AutoCloseable {
    /// Failures told; the ones after that are only counted.
    static final int MAX_COMPLAINTS = 5;

    private final Levels levels = new Levels(Threshold.WARN);
    private final SharedLines shared = new SharedLines(SharedLines.PATIENCE);
    private final Consumer<String> complaints;
    private final AtomicLong failures = new AtomicLong();
    // replaced as a whole, under the lock of this; read by any thread
    private volatile Pipeline pipeline;
    // set once, when the process is about to end
    private volatile boolean ending;

    /// A system that logs as configured.
    ///
    /// @param complaints hears sentences about trouble of the logger itself; usually prints to
    ///   stderr
    public LogSystem(LogConfig config, Consumer<String> complaints) {
        this.complaints = complaints;
        this.pipeline = new Pipeline(config, shared);
        levels.replace(config.level(), config.levels());
    }

    /// The levels in force; may be changed here at any time.
    public Levels levels() {
        return levels;
    }

    /// Whether events must say where they come from.
    public boolean showsOrigin() {
        return pipeline.showsOrigin();
    }

    /// What is configured now. Levels changed at run time are found in [#levels].
    public LogConfig config() {
        return pipeline.config();
    }

    /// Logs from now on as configured here. What the former transport has opened is closed
    /// unless it stays in use, alone or within the new one.
    public synchronized void configure(LogConfig config) {
        Pipeline former = pipeline;
        pipeline = new Pipeline(config, shared);
        levels.replace(config.level(), config.levels());
        guarded(former::finish);
        release(former.config().transport(), config.transport());
    }

    /// Closes the former transport, but nothing of it that is in use now.
    private void release(Transport former, Transport now) {
        if (!sharesWith(former, now)) {
            guarded(former::close);
        } else if (!contains(now, former)) {
            guarded(former::flush);
            former.next().forEach(part -> release(part, now));
        }
    }

    private static boolean sharesWith(Transport former, Transport now) {
        return contains(now, former)
                || former.next().stream().anyMatch(part -> sharesWith(part, now));
    }

    private static boolean contains(Transport whole, Transport wanted) {
        return whole.equals(wanted)
                || whole.next().stream().anyMatch(part -> contains(part, wanted));
    }

    /// Changes the configuration, starting from the present one.
    public synchronized void configure(UnaryOperator<LogConfig> change) {
        configure(change.apply(config()));
    }

    /// Sends an event on its way. Levels are not asked any more: the logger did that.
    public void log(Event event) {
        try {
            pipeline.accept(event);
            if (ending) {
                flush();
            }
        } catch (Throwable failure) { // nothing is ever thrown into the caller of a logger
            complain(failure);
        }
    }

    /// How many events or steps failed inside the logger; those events are lost.
    public long failures() {
        return failures.get();
    }

    /// Writes out what was held back or buffered.
    public void flush() {
        guarded(() -> pipeline.finish());
    }

    /// Says that the process is about to end: flushes now, and after each event that still comes.
    public void ending() {
        ending = true;
        flush();
    }

    /// Flushes and closes the transport.
    @Override
    public void close() {
        flush();
        guarded(() -> pipeline.config().transport().close());
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (Throwable failure) { // as in log()
            complain(failure);
        }
    }

    private void complain(Throwable failure) {
        long count = failures.incrementAndGet();
        if (count <= MAX_COMPLAINTS) {
            try {
                complaints.accept("logging failed: " + failure.getClass().getName());
            } catch (Throwable _) {
                // nobody listens; the count remains
            }
        }
    }
}
