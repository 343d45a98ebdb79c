package spiral.log.slf4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventBuilder;
import spiral.log.Event;

/// One sentence of the fluent API: `log.atInfo().addKeyValue("user", id).log("hello {}", name)`.
///
/// Used by one thread, once. A supplier that throws says so in the place of its value.
final class FluentEvent implements LoggingEventBuilder {
    private final SpiralLogger logger;
    private final Event event;
    private List<@Nullable Object> arguments = List.of();
    private @Nullable String message;

    FluentEvent(SpiralLogger logger, Event event) {
        this.logger = logger;
        this.event = event;
    }

    @Override
    public LoggingEventBuilder setCause(@Nullable Throwable cause) {
        event.error(cause);
        return this;
    }

    @Override
    public LoggingEventBuilder addMarker(@Nullable Marker marker) {
        if (marker != null) {
            SpiralLogger.tag(event, marker);
        }
        return this;
    }

    @Override
    public LoggingEventBuilder addArgument(@Nullable Object argument) {
        if (arguments.isEmpty()) {
            arguments = new ArrayList<>(4);
        }
        arguments.add(argument);
        return this;
    }

    @Override
    public LoggingEventBuilder addArgument(@Nullable Supplier<?> argument) {
        return addArgument(supplied(argument));
    }

    @Override
    public LoggingEventBuilder addKeyValue(@Nullable String key, @Nullable Object value) {
        event.add(key, value);
        return this;
    }

    @Override
    public LoggingEventBuilder addKeyValue(@Nullable String key, @Nullable Supplier<Object> value) {
        return addKeyValue(key, supplied(value));
    }

    @Override
    public LoggingEventBuilder setMessage(@Nullable String pattern) {
        message = pattern;
        return this;
    }

    @Override
    public LoggingEventBuilder setMessage(@Nullable Supplier<String> pattern) {
        Object text = supplied(pattern);
        return setMessage(text == null ? null : text.toString());
    }

    @Override
    public void log() {
        @Nullable Object[] all = arguments.toArray();
        Throwable last = MessageFormatter.getThrowableCandidate(all);
        if (last != null && event.error() == null) {
            event.error(last);
            all = Arrays.copyOf(all, all.length - 1);
        }
        logger.finish(event, message, all);
    }

    @Override
    public void log(@Nullable String pattern) {
        setMessage(pattern).log();
    }

    @Override
    public void log(@Nullable String pattern, @Nullable Object argument) {
        addArgument(argument).log(pattern);
    }

    @Override
    public void log(@Nullable String pattern, @Nullable Object first, @Nullable Object second) {
        addArgument(first).addArgument(second).log(pattern);
    }

    @Override
    public void log(@Nullable String pattern, @Nullable Object @Nullable ... more) {
        if (more != null) {
            for (Object argument : more) {
                addArgument(argument);
            }
        }
        log(pattern);
    }

    @Override
    public void log(@Nullable Supplier<String> pattern) {
        setMessage(pattern).log();
    }

    private static @Nullable Object supplied(@Nullable Supplier<?> supplier) {
        return supplier == null ? null : Safely.ask(supplier);
    }
}
