package spiral.log;

import java.util.Arrays;
import org.slf4j.event.Level;
import spiral.log.json.FieldNames;
import spiral.log.json.JsonBuffer;
import spiral.log.json.JsonText;
import spiral.log.json.Redaction;
import spiral.log.json.SecondClock;
import spiral.log.json.ValueEncoder;

/// One event as bytes: a JSON object in UTF-8 and a newline.
///
/// A line is used again for the next event, so it belongs to one thread at a time and is only lent
/// to transports.
public final class Line {
    private static final int FIRST_CAPACITY = 1_024;

    private final JsonBuffer buffer = new JsonBuffer(FIRST_CAPACITY);
    private final ValueEncoder values = new ValueEncoder(buffer);
    private final Names names = new Names();
    private final FieldNames fields = new FieldNames();
    private final Statements statements = new Statements();
    private final Shapes shapes = new Shapes(fields);
    private final SecondClock clock = new SecondClock();
    // owned by the thread that took the line from the pool
    private Level level = Level.INFO;
    private long epochMicros;
    private long missing;
    private String threadName = "";
    private JsonText thread = JsonText.of("");

    /// An empty line, for a transport that holds events back and passes them on later.
    public Line() {}

    /// Becomes the event with this level and time whose bytes, with the newline, are given.
    public void become(Level itsLevel, long itsMicros, byte[] bytes, int start, int count) {
        buffer.cutTo(0);
        buffer.raw(bytes, start, count);
        level = itsLevel;
        epochMicros = itsMicros;
        missing = 0;
    }

    /// Becomes a warning with this time and these bytes, which says that so many events are
    /// missing.
    public void becomeNote(long howMany, long itsMicros, byte[] bytes, int count) {
        become(Level.WARN, itsMicros, bytes, 0, count);
        missing = howMany;
    }

    /// How many events it says were dropped on their way; 0 for an event. Who cannot write such a
    /// line says the number later, and does not count the line.
    public long missing() {
        return missing;
    }

    /// How severe the event is.
    public Level level() {
        return level;
    }

    /// When it happened, in microseconds since 1970-01-01T00:00Z.
    public long epochMicros() {
        return epochMicros;
    }

    /// How many bytes it has, with the newline.
    public int length() {
        return buffer.length();
    }

    /// Copies all bytes to `target` from `offset` on.
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(buffer.array(), 0, target, offset, buffer.length());
    }

    /// A copy to keep.
    public byte[] toBytes() {
        return Arrays.copyOf(buffer.array(), buffer.length());
    }

    /// The text without its newline.
    @Override
    public String toString() {
        return buffer.toString().stripTrailing();
    }

    /// How many bytes it could hold without growing.
    int capacity() {
        return buffer.array().length;
    }

    JsonBuffer buffer() {
        return buffer;
    }

    ValueEncoder values() {
        return values;
    }

    Names names() {
        return names;
    }

    FieldNames fields() {
        return fields;
    }

    Statements statements() {
        return statements;
    }

    Shapes shapes() {
        return shapes;
    }

    SecondClock clock() {
        return clock;
    }

    /// Appends the name of a thread, nearly always the same one.
    @SuppressWarnings("ReferenceEquality") // a thread gives the same object until it is renamed
    void thread(String name) {
        if (threadName != name) {
            thread = JsonText.of(name);
            threadName = name;
        }
        thread.appendTo(buffer);
    }

    /// Starts anew for this event.
    void begin(Event event, Redaction redaction) {
        buffer.cutTo(0);
        missing = 0;
        level = event.level();
        epochMicros = event.epochMicros();
        if (fields.use(redaction)) {
            shapes.forget();
            values.use(redaction);
        }
    }
}
