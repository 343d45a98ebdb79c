package spiral.log.slf4j;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import spiral.log.Context;
import spiral.log.Event;
import spiral.log.json.JsonText;

/// One sentence of the fluent API: `log.atInfo().addKeyValue("user", id).log("hello {}", name)`.
///
/// Used by one thread, once: after `log` it is forgotten, and becomes the thread's next sentence.
/// Who keeps it and logs again gets a line with the new message alone: no line is lost, and no two
/// sentences get the same builder. A supplier that throws says so in the place of its value.
final class FluentEvent implements LoggingEventBuilder {
    private static final int FEW = 4;

    private final @Nullable FluentEvents home; // of those that virtual threads share
    private final Event event = new Event(Level.INFO, JsonText.of(""), "", Context.EMPTY);

    // all below owned by the thread that began the sentence
    private @Nullable SpiralLogger logger;
    private Thread owner = Thread.currentThread();
    private @Nullable Object[] arguments = new @Nullable Object[FEW];
    private int count;
    private @Nullable String message;
    private boolean lent;

    /// A sentence of this thread.
    FluentEvent() {
        this.home = null;
    }

    /// A sentence that goes back there once it is said.
    FluentEvent(FluentEvents home) {
        this.home = home;
    }

    /// Begins a sentence.
    FluentEvent restart(SpiralLogger speaker, Level level, Thread thread, Context mdc) {
        logger = speaker;
        owner = thread;
        lent = true;
        speaker.begin(event, level, thread, mdc);
        return this;
    }

    /// Whether it was begun and has not been said by the thread that began it.
    boolean isLent() {
        return lent;
    }

    Event event() {
        return event;
    }

    private void forgetArguments() {
        Arrays.fill(arguments, 0, count, null);
        count = 0;
        message = null;
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
        if (count == arguments.length) {
            arguments = Arrays.copyOf(arguments, count * 2);
        }
        arguments[count++] = argument;
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
        if (count > 0 && event.error() == null && arguments[count - 1] instanceof Throwable error) {
            event.error(error);
            count--;
        }
        send(event.message(message, arguments, count));
    }

    /// Sends the event of this sentence and ends it.
    void send(Event complete) {
        try {
            if (logger != null) {
                logger.finish(complete);
            }
        } finally {
            event.clear();
            forgetArguments();
            end();
        }
    }

    /// One that travelled to another thread is left alone.
    private void end() {
        if (lent && owner.equals(Thread.currentThread())) {
            lent = false;
            if (home != null) {
                home.giveBack(this, owner);
            }
        }
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
