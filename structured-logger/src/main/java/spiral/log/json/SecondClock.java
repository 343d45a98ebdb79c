package spiral.log.json;

import org.jspecify.annotations.Nullable;

/// Writes timestamps that mostly share their second with the one before: the date and the time down
/// to the second are kept as bytes. Owned by one thread at a time.
public final class SecondClock {
    private static final long SECOND = 1_000_000;

    private @Nullable Piece kept;
    private long start = Long.MAX_VALUE; // of the second

    /// Keeps nothing yet.
    public SecondClock() {}

    /// The same bytes as [UtcTimestamp#append].
    public void append(long epochMicros, JsonBuffer out) {
        if (kept != null && epochMicros >= start && epochMicros - start < SECOND) {
            out.micros(kept, (int) (epochMicros - start));
        } else {
            keep(epochMicros, out);
        }
    }

    private void keep(long epochMicros, JsonBuffer out) {
        int begin = out.length();
        UtcTimestamp.append(epochMicros, out);
        boolean usual = out.length() - begin == "2026-03-01T09:30:00.000250Z".length();
        kept = usual ? Piece.of(out, begin, out.length() - 7) : null;
        start = epochMicros - Math.floorMod(epochMicros, SECOND);
    }
}
