package spiral.log;

import org.jspecify.annotations.Nullable;
import spiral.log.json.JsonBuffer;
import spiral.log.json.JsonText;

/// Remembers what the lines of one statement have in common: message, logger and thread, as bytes.
///
/// A program says the same sentence again and again; only its arguments and key-values differ. A
/// message without arguments is nearly always a literal, the same object each time. So the second
/// time that the same object comes from the same logger and thread, the bytes are kept, and from
/// the third time on they are copied. A message that was put together for this one event is never
/// the same object, and costs no more than a look.
///
/// A direct-mapped cache: each statement has one slot, and the latest one in it stays. Owned by the
/// thread that owns the line.
final class Statements {
    /// Statements remembered; a power of two.
    static final int SLOTS = 64;

    /// Longer ones are not worth the memory.
    static final int MAX_BYTES = 1_024;

    private final @Nullable Statement[] slots = new @Nullable Statement[SLOTS];

    /// Whether the bytes of this event's statement were known and are written now.
    ///
    /// @param writer who would write them otherwise: another one writes another layout or level
    boolean append(Object writer, Event event, JsonBuffer out) {
        Statement known = slots[slot(event)];
        if (known != null && known.length > 0 && known.is(writer, event)) {
            out.raw(known.bytes, 0, known.length);
            return true;
        }
        return false;
    }

    /// Hears what was written for the event, from `start` on.
    void learn(Object writer, Event event, JsonBuffer out, int start) {
        int count = out.length() - start;
        if (!event.isLiteral() || count > MAX_BYTES) {
            return;
        }
        int slot = slot(event);
        Statement known = slots[slot];
        if (known == null) {
            known = new Statement();
            slots[slot] = known;
        }
        known.hear(writer, event, out, start, count);
    }

    private static int slot(Event event) {
        String pattern = event.pattern();
        int length = pattern == null ? 0 : pattern.length();
        char middle = pattern == null || length == 0 ? 0 : pattern.charAt(length / 2);
        return (event.loggerText().hash() + length * 31 + middle) & (SLOTS - 1);
    }

    private static final class Statement {
        private @Nullable Object writer;
        private @Nullable JsonText logger;
        private @Nullable String thread;
        private @Nullable String pattern;
        private byte[] bytes = {};
        private int length; // 0 while it was seen once only

        @SuppressWarnings("ReferenceEquality") // an equal text would have to be compared each time
        boolean is(Object itsWriter, Event event) {
            return pattern == event.pattern()
                    && logger == event.loggerText()
                    && thread == event.thread()
                    && writer == itsWriter
                    && event.isLiteral();
        }

        void hear(Object itsWriter, Event event, JsonBuffer out, int start, int count) {
            if (is(itsWriter, event)) {
                bytes = bytes.length < count ? new byte[count] : bytes;
                System.arraycopy(out.array(), start, bytes, 0, count);
                length = count;
            } else {
                writer = itsWriter;
                logger = event.loggerText();
                thread = event.thread();
                pattern = event.pattern();
                length = 0;
            }
        }
    }
}
