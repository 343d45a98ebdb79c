package spiral.log.slf4j;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.spi.MDCAdapter;
import spiral.log.Context;
import spiral.log.LogSystem;
import spiral.log.Logging;

/// Gives the loggers of one system, by name. A name always gets the same logger, as SLF4J demands.
///
/// The process has one, behind `LoggerFactory`. A test or a demo makes its own around a [LogSystem]
/// of its own, and shares nothing with anybody.
public final class Loggers implements ILoggerFactory, Logging.Provider {
    private final LogSystem system;
    private final ContextMap context;
    private final FluentEvents events;
    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();

    /// Loggers that log to this system, with a context of their own.
    public Loggers(LogSystem system) {
        this(system, new ContextMap(() -> system.config().inheritsContext()));
    }

    Loggers(LogSystem system, ContextMap context) {
        this.system = system;
        this.context = context;
        this.events = new FluentEvents(context);
    }

    /// The context of these loggers, to be used as SLF4J's `MDC` is.
    public MDCAdapter mdc() {
        return context;
    }

    @Override
    public Context context() {
        return context.current();
    }

    @Override
    public void context(Context replacement) {
        context.become(replacement);
    }

    @Override
    public Logger getLogger(@Nullable String asked) {
        String name = asked == null ? "null" : asked; // nothing is thrown into the caller
        Logger known = loggers.get(name);
        return known != null ? known : loggers.computeIfAbsent(name, this::newLogger);
    }

    @Override
    public LogSystem system() {
        return system;
    }

    private Logger newLogger(String name) {
        return new SpiralLogger(name, system, events);
    }
}
