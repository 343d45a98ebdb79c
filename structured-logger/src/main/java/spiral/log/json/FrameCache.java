package spiral.log.json;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Remembers stack frames in their JSON form: errors of one program mostly come from the same
/// places.
///
/// A direct-mapped cache for all threads: each frame has one slot, and the latest one in it stays.
/// Two threads that write a slot at once both know the right bytes already.
public final class FrameCache {
    /// Frames remembered; a power of two.
    public static final int SLOTS = 2_048;

    // each slot holds a frame with its bytes, or null
    private final AtomicReferenceArray<@Nullable Known> slots = new AtomicReferenceArray<>(SLOTS);

    /// Remembers nothing yet.
    public FrameCache() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Known(StackTraceElement frame, byte[] bytes) {}

    /// A line of a trace: `\tat shop.Orders.place(Orders.java:17)\n`, escaped.
    byte[] bytesOf(StackTraceElement frame) {
        int hash = frame.getMethodName().hashCode() * 31 + frame.getLineNumber();
        int slot = ((hash ^ frame.getClassName().hashCode()) * 0x9E3779B1) >>> 21;
        Known known = slots.getPlain(slot);
        if (known != null && known.frame.equals(frame)) {
            return known.bytes;
        }
        byte[] bytes = encode(frame);
        slots.setRelease(slot, new Known(frame, bytes));
        return bytes;
    }

    private static byte[] encode(StackTraceElement frame) {
        String text = "\tat " + frame;
        JsonBuffer line = new JsonBuffer(text.length() + 4);
        JsonEscape.append(text, 0, Math.min(text.length(), ValueEncoder.MAX_TEXT), line);
        line.ascii("\\n");
        return Arrays.copyOf(line.array(), line.length());
    }
}
