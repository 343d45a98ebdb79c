package spiral.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import spiral.log.json.JsonBuffer;
import spiral.log.json.JsonText;
import spiral.log.json.Placeholders;
import spiral.log.json.ValueEncoder;

/// What somebody wants to say: level, message, key-values, the context that it was said in.
///
/// Filled by the logging thread, then lent to sampler and layout for the duration of
/// [LogSystem#log]; nobody keeps it, for it becomes the thread's next event.
public final class Event {
    /// Key-values beyond this many are counted and left out.
    public static final int MAX_PAIRS = 256;

    /// One long stack trace must not hold its memory for ever.
    static final int MAX_KEPT = 64 * 1024;

    private static final @Nullable Object[] NONE = {};

    // all below: written by the logging thread only
    private Level level = Level.INFO;
    private JsonText logger;
    private String thread;
    private Context context = Context.EMPTY;
    private Context scope = Context.EMPTY;
    private long epochMicros;
    private @Nullable String pattern;
    private @Nullable Object[] arguments = NONE;
    private int argumentCount;
    private @Nullable Throwable error;
    private StackWalker.@Nullable StackFrame origin;
    private String[] keys = {};
    private @Nullable Object[] values = NONE;
    private int pairs;
    private int pairsLeftOut;
    private List<String> tags = List.of();
    private @Nullable Line line;

    /// An event without message.
    ///
    /// @param context names and values that hold for all that the thread says at present (MDC)
    public Event(
            Level level,
            String logger,
            String thread,
            Map<String, ? extends @Nullable Object> context) {
        this(level, JsonText.of(logger), thread, Context.of(context));
    }

    /// An event without message, of a logger whose name is at hand as JSON.
    public Event(Level level, JsonText logger, String thread, Context context) {
        this.level = level;
        this.logger = logger;
        this.thread = thread;
        this.context = context;
    }

    /// Becomes another event, without message. Whatever it was before has been cleared.
    public void restart(Level nextLevel, JsonText nextLogger, String nextThread, Context mdc) {
        level = nextLevel;
        logger = nextLogger;
        thread = nextThread;
        context = mdc;
    }

    /// Lets go of all that the caller gave, and of the memory of an unusually long line.
    public void clear() {
        Arrays.fill(values, 0, pairs, null);
        pairs = 0;
        pairsLeftOut = 0;
        pattern = null;
        arguments = NONE;
        argumentCount = 0;
        error = null;
        origin = null;
        context = Context.EMPTY;
        scope = Context.EMPTY;
        tags = List.of();
        if (line != null && line.capacity() > MAX_KEPT) {
            line = null;
        }
    }

    /// The bytes that it becomes on a platform thread: the same ones each time it becomes another
    /// event.
    Line line() {
        if (line == null) {
            line = new Line();
        }
        return line;
    }

    /// Says what holds besides the context: what a [ScopedValue] carries.
    public Event scope(Context carried) {
        this.scope = carried;
        return this;
    }

    /// Says when it happened, in microseconds since 1970-01-01T00:00Z.
    public Event at(long micros) {
        this.epochMicros = micros;
        return this;
    }

    /// Says what happened.
    public Event message(@Nullable String text) {
        return message(text, NONE, 0);
    }

    /// Says what happened, with arguments for the places in the pattern. The arguments are asked
    /// for their texts when the line is written.
    public Event message(@Nullable String text, @Nullable Object[] forPlaces, int howMany) {
        pattern = text;
        arguments = forPlaces;
        argumentCount = howMany;
        return this;
    }

    /// Says where in the program it was said.
    public Event origin(StackWalker.@Nullable StackFrame frame) {
        origin = frame;
        return this;
    }

    /// Says what went wrong.
    public Event error(@Nullable Throwable throwable) {
        this.error = throwable;
        return this;
    }

    /// Adds a key-value; the value keeps its type in the line.
    @SuppressWarnings("ReferenceEquality") // an equal one is stored once more, nothing else
    public Event add(@Nullable String key, @Nullable Object value) {
        if (pairs == MAX_PAIRS) {
            pairsLeftOut++;
            return this;
        }
        if (pairs == keys.length) {
            keys = Arrays.copyOf(keys, Math.max(8, pairs * 2));
            values = Arrays.copyOf(values, keys.length);
        }
        String name = key == null ? "null" : key;
        if (keys[pairs] != name) { // nearly always what it was, and a look is cheaper than a store
            keys[pairs] = name;
        }
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
        return logger.text();
    }

    /// The name of the thread that said it.
    public String thread() {
        return thread;
    }

    /// What held for all that the thread said at that time.
    public Context context() {
        return context;
    }

    /// When, in microseconds since 1970-01-01T00:00Z.
    public long epochMicros() {
        return epochMicros;
    }

    /// What was said.
    public @Nullable String message() {
        return Placeholders.format(pattern, Arrays.copyOf(arguments, argumentCount));
    }

    /// What was said, before the arguments are put into it: the same for each event of a statement.
    public @Nullable String pattern() {
        return pattern;
    }

    /// Whether the message is the pattern, without arguments.
    boolean isLiteral() {
        return argumentCount == 0 && pattern != null && pattern.length() <= ValueEncoder.MAX_NAME;
    }

    void appendMessage(ValueEncoder values, JsonBuffer out) {
        Placeholders.append(pattern, arguments, argumentCount, values, out);
    }

    JsonText loggerText() {
        return logger;
    }

    /// What a [ScopedValue] carried along to here.
    public Context scope() {
        return scope;
    }

    /// Where it was said, if that is asked for.
    public StackWalker.@Nullable StackFrame origin() {
        return origin;
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

    /// Whether the first `count` of these are its keys, the same objects in the same order.
    @SuppressWarnings("ReferenceEquality") // equal texts would have to be compared each time
    boolean hasKeys(String[] expected, int count) {
        if (count != pairs) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (keys[i] != expected[i]) {
                return false;
            }
        }
        return true;
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
