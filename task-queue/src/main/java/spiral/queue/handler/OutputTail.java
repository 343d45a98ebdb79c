package spiral.queue.handler;

import java.nio.charset.StandardCharsets;

/// The last bytes of an output of any length. One thread adds, any may read.
final class OutputTail {
    private static final int CONTINUATION_MASK = 0xC0;
    private static final int CONTINUATION = 0x80;

    // both guarded by this
    private final byte[] ring;
    private long total;

    /// Keeps the last `limit` bytes.
    OutputTail(int limit) {
        ring = new byte[limit];
    }

    synchronized void add(byte[] bytes, int length) {
        int from = Math.max(0, length - ring.length);
        int at = (int) ((total + from) % ring.length);
        int toEnd = Math.min(length - from, ring.length - at);
        System.arraycopy(bytes, from, ring, at, toEnd);
        System.arraycopy(bytes, from + toEnd, ring, 0, length - from - toEnd);
        total += length;
    }

    /// The kept bytes as UTF-8 text; what is not becomes U+FFFD, and so does NUL. A letter that was
    /// cut in two is left out.
    synchronized String text() {
        int kept = (int) Math.min(total, ring.length);
        byte[] bytes = new byte[kept];
        int start = (int) ((total - kept) % ring.length);
        int toEnd = Math.min(kept, ring.length - start);
        System.arraycopy(ring, start, bytes, 0, toEnd);
        System.arraycopy(ring, 0, bytes, toEnd, kept - toEnd);
        int from = total > kept ? wholeLetter(bytes) : 0;
        return new String(bytes, from, kept - from, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    private static int wholeLetter(byte[] bytes) {
        int from = 0;
        while (from < 3
                && from < bytes.length
                && (bytes[from] & CONTINUATION_MASK) == CONTINUATION) {
            from++;
        }
        return from;
    }
}
