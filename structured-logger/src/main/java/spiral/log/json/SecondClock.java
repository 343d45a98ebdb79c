package spiral.log.json;

import org.jspecify.annotations.Nullable;

/// Writes timestamps that mostly share their second with the one before: the date and the time down
/// to the second are kept as bytes. Owned by one thread at a time.
public final class SecondClock {
    private static final long SECOND = 1_000_000;

    private @Nullable Piece kept;
    private long second = Long.MIN_VALUE;

    /// Keeps nothing yet.
    public SecondClock() {}

    /// The same bytes as [UtcTimestamp#append].
    public void append(long epochMicros, JsonBuffer out) {
        long now = Math.floorDiv(epochMicros, SECOND);
        if (now != second || kept == null) {
            keep(epochMicros, now, out);
            return;
        }
        kept.appendTo(out);
        out.padded((int) (epochMicros - now * SECOND), 6);
        out.put('Z');
    }

    private void keep(long epochMicros, long now, JsonBuffer out) {
        int start = out.length();
        UtcTimestamp.append(epochMicros, out);
        boolean usual = out.length() - start == "2026-03-01T09:30:00.000250Z".length();
        kept = usual ? Piece.of(out, start, out.length() - 7) : null;
        second = now;
    }
}
