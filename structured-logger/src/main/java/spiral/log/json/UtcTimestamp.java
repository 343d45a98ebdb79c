package spiral.log.json;

import java.time.Instant;

/// Writes an instant as RFC 3339 text in UTC with six digits: `2026-03-01T09:30:00.000250Z`.
///
/// Pure arithmetic, no garbage: the date comes from the day number as Howard Hinnant describes in
/// "chrono-Compatible Low-Level Date Algorithms" (`civil_from_days`).
public final class UtcTimestamp {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    /// 0000-01-01 and 10000-01-01, between which RFC 3339 has a way to write a year.
    private static final long FIRST_DAY = -719_528;

    private static final long AFTER_LAST_DAY = 2_932_897;

    private UtcTimestamp() {}

    /// Microseconds since 1970-01-01T00:00Z; instants that do not fit become the nearest that does.
    public static long micros(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (Math.abs(seconds) > Long.MAX_VALUE / SECOND - 1) {
            return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return seconds * SECOND + instant.getNano() / 1_000;
    }

    /// Appends the timestamp without quotes. Years outside 0000-9999 are written as
    /// [Instant#toString] does.
    public static void append(long epochMicros, JsonBuffer out) {
        long day = Math.floorDiv(epochMicros, DAY);
        if (day < FIRST_DAY || day >= AFTER_LAST_DAY) {
            out.ascii(Instant.ofEpochSecond(epochMicros / SECOND).toString());
            return;
        }
        date(day, out);
        out.put('T');
        time(Math.floorMod(epochMicros, DAY), out);
        out.put('Z');
    }

    private static void date(long day, JsonBuffer out) {
        long shifted = day - FIRST_DAY - 60; // days since 0000-03-01: leap days come last
        long era = Math.floorDiv(shifted, 146_097L);
        long dayOfEra = shifted - era * 146_097;
        long yearOfEra =
                (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long monthFromMarch = (5 * dayOfYear + 2) / 153;
        long month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        out.padded((int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), 4);
        out.put('-');
        out.padded((int) month, 2);
        out.put('-');
        out.padded((int) (dayOfYear - (153 * monthFromMarch + 2) / 5 + 1), 2);
    }

    private static void time(long microsOfDay, JsonBuffer out) {
        long seconds = microsOfDay / SECOND;
        out.padded((int) (seconds / 3_600), 2);
        out.put(':');
        out.padded((int) (seconds / 60 % 60), 2);
        out.put(':');
        out.padded((int) (seconds % 60), 2);
        out.put('.');
        out.padded((int) (microsOfDay % SECOND), 6);
    }
}
