package spiral.log.json;

import java.util.Arrays;

/// Writes timestamps that mostly share their second with the one before: the date and the time down
/// to the second are kept as bytes. Owned by one thread at a time.
public final class SecondClock {
    private static final long SECOND = 1_000_000;

    private byte[] kept = {};
    private long second = Long.MIN_VALUE;

    /// Keeps nothing yet.
    public SecondClock() {}

    /// The same bytes as [UtcTimestamp#append].
    public void append(long epochMicros, JsonBuffer out) {
        long now = Math.floorDiv(epochMicros, SECOND);
        if (now != second || kept.length == 0) {
            keep(epochMicros, now, out);
            return;
        }
        out.raw(kept);
        out.padded((int) (epochMicros - now * SECOND), 6);
        out.put('Z');
    }

    private void keep(long epochMicros, long now, JsonBuffer out) {
        int start = out.length();
        UtcTimestamp.append(epochMicros, out);
        boolean usual = out.length() - start == "2026-03-01T09:30:00.000250Z".length();
        kept = usual ? Arrays.copyOfRange(out.array(), start, out.length() - 7) : new byte[0];
        second = now;
    }
}
