package spiral.queue.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/// Points in time as people write them: `2026-03-01T12:00:00Z`, `2026-03-01T12:00+01:00`, and without
/// a zone in the reader's.
public final class Moment {
    private Moment() {}

    /// Reads a point in time.
    ///
    /// @param zone that of a text without one
    /// @throws IllegalArgumentException with a sentence that shows how one is written
    public static Instant parse(String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutZone) {
            try {
                return LocalDateTime.parse(text).atZone(zone).toInstant();
            } catch (DateTimeException wrong) {
                throw new IllegalArgumentException(
                        "a point in time is written like 2026-03-01T12:00:00Z, not '" + text + "'",
                        wrong);
            }
        }
    }
}
