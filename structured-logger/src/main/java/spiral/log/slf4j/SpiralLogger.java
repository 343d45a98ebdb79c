package spiral.log.slf4j;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.spi.LoggingEventAware;
import org.slf4j.spi.LoggingEventBuilder;
import spiral.log.Context;
import spiral.log.Event;
import spiral.log.Levels;
import spiral.log.LogSystem;
import spiral.log.context.Scope;
import spiral.log.json.JsonText;

/// An SLF4J logger: asks its gate, makes an event, hands it to the system.
///
/// The superclass is SLF4J's own: it decides which of the ten shapes of a call has arguments, a
/// throwable or both, and calls [#handleNormalizedLoggingCall] if the level is on.
///
/// Public because SLF4J calls [#log(LoggingEvent)] by reflection for what was said while the
/// provider started, and silently drops it when it may not.
public final class SpiralLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1L;

    // transient: a logger is serialised by its name alone and found again by it
    private final transient Levels.Gate gate;
    private final transient LogSystem system;
    private final transient FluentEvents events;
    private final transient JsonText jsonName;

    SpiralLogger(String name, LogSystem system, FluentEvents events) {
        this.name = name;
        this.system = system;
        this.events = events;
        this.jsonName = JsonText.of(name);
        this.gate = system.levels().gate(name);
    }

    @Override
    public boolean isTraceEnabled() {
        return gate.admits(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return gate.admits(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return gate.admits(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return gate.admits(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return gate.admits(Level.ERROR);
    }

    @Override
    public boolean isEnabledForLevel(Level level) {
        return gate.admits(level);
    }

    /// Called by SLF4J's fluent door when the level is on.
    @Override
    public LoggingEventBuilder makeLoggingEventBuilder(Level level) {
        return events.take(this, level);
    }

    /// Takes an event that was said before the provider was ready, or by another library.
    @Override
    public void log(LoggingEvent said) {
        if (!gate.admits(said.getLevel())) {
            return;
        }
        FluentEvent sentence = events.take(this, said.getLevel());
        Event event = sentence.event().error(said.getThrowable());
        for (Marker marker : orEmpty(said.getMarkers())) {
            tag(event, marker);
        }
        for (KeyValuePair pair : orEmpty(said.getKeyValuePairs())) {
            event.add(pair.key, pair.value);
        }
        say(sentence, said.getMessage(), said.getArgumentArray());
    }

    private static void say(
            FluentEvent sentence,
            @Nullable String pattern,
            @Nullable Object @Nullable [] arguments) {
        Event event = sentence.event();
        sentence.send(
                arguments == null
                        ? event.message(pattern)
                        : event.message(pattern, arguments, arguments.length));
    }

    /// Makes an event this logger's.
    void begin(Event event, Level level, Thread thread, Context mdc) {
        String threadName = thread.getName();
        event.restart(
                level,
                jsonName,
                threadName.isEmpty() ? "virtual-" + thread.threadId() : threadName,
                mdc);
        event.scope(Scope.current());
    }

    /// Sends the event on its way.
    void finish(Event event) {
        if (system.showsOrigin()) {
            event.origin(Origin.find());
        }
        system.log(event);
    }

    /// Adds the marker as a tag.
    static void tag(Event event, Marker marker) {
        event.tag(String.valueOf(Safely.ask(marker::getName)));
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String pattern,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable error) {
        FluentEvent sentence = events.take(this, level);
        sentence.event().error(error);
        if (marker != null) {
            tag(sentence.event(), marker);
        }
        say(sentence, pattern, arguments);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
