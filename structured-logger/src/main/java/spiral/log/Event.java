package spiral.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/// What somebody wants to say: level, message, key-values, the context that it was said in.
///
/// Made and filled by the logging thread, then lent to sampler and layout for the duration of
/// [LogSystem#log]; nobody keeps it.
public final class Event {
    /// Key-values beyond this many are counted and left out.
    public static final int MAX_PAIRS = 256;

    private final Level level;
    private final String logger;
    private final String thread;
    private final Map<String, @Nullable String> context;

    // all below: written by the logging thread only
    private long epochMicros;
    private @Nullable String message;
    private @Nullable Throwable error;
    private String[] keys = {};
    private @Nullable Object[] values = {};
    private int pairs;
    private int pairsLeftOut;
    private List<String> tags = List.of();

    /// An event without message.
    ///
    /// @param context names and values that hold for all that the thread says at present (MDC)
    public Event(Level level, String logger, String thread, Map<String, @Nullable String> context) {
        this.level = level;
        this.logger = logger;
        this.thread = thread;
        this.context = context;
    }

    /// Says when it happened, in microseconds since 1970-01-01T00:00Z.
    public Event at(long micros) {
        this.epochMicros = micros;
        return this;
    }

    /// Says what happened.
    public Event message(@Nullable String text) {
        this.message = text;
        return this;
    }

    /// Says what went wrong.
    public Event error(@Nullable Throwable throwable) {
        this.error = throwable;
        return this;
    }

    /// Adds a key-value; the value keeps its type in the line.
    public Event add(@Nullable String key, @Nullable Object value) {
        if (pairs == MAX_PAIRS) {
            pairsLeftOut++;
            return this;
        }
        if (pairs == keys.length) {
            keys = Arrays.copyOf(keys, Math.max(8, pairs * 2));
            values = Arrays.copyOf(values, keys.length);
        }
        keys[pairs] = key == null ? "null" : key;
        values[pairs++] = value;
        return this;
    }

    /// Adds a tag (SLF4J calls it a marker).
    public Event tag(String tag) {
        if (tags.isEmpty()) {
            tags = new ArrayList<>();
        }
        tags.add(tag);
        return this;
    }

    /// How severe it is.
    public Level level() {
        return level;
    }

    /// The name of the logger that it was said to.
    public String logger() {
        return logger;
    }

    /// The name of the thread that said it.
    public String thread() {
        return thread;
    }

    /// What held for all that the thread said at that time.
    public Map<String, @Nullable String> context() {
        return context;
    }

    /// When, in microseconds since 1970-01-01T00:00Z.
    public long epochMicros() {
        return epochMicros;
    }

    /// What was said.
    public @Nullable String message() {
        return message;
    }

    /// What went wrong, if something did.
    public @Nullable Throwable error() {
        return error;
    }

    /// How many key-values there are.
    public int pairs() {
        return pairs;
    }

    /// How many more there were than [#MAX_PAIRS].
    public int pairsLeftOut() {
        return pairsLeftOut;
    }

    /// The key with this index, from 0.
    public String key(int index) {
        return keys[index];
    }

    /// The value with this index, from 0.
    public @Nullable Object value(int index) {
        return values[index];
    }

    /// The tags, in the order in which they were added.
    public List<String> tags() {
        return tags;
    }
}
