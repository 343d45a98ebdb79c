package spiral.queue.cron;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The times of day, month and week at which something is to happen, in the five fields of cron(5):
/// minute, hour, day of month, month, day of week. Where both days are restricted, either will do.
///
/// Summer time, as in Vixie's cron: an expression with `*` for the hour means "every so often" and
/// follows real time, through the hour that comes twice and past the one that is missing. One that
/// names hours means "at this time of day", and comes exactly once a day: in a missing hour at the
/// moment after it, in one that comes twice the first time.
public final class CronExpression {
    private static final Map<String, String> NAMED =
            Map.of(
                    "@hourly", "0 * * * *",
                    "@daily", "0 0 * * *",
                    "@weekly", "0 0 * * 0",
                    "@monthly", "0 0 1 * *",
                    "@yearly", "0 0 1 1 *");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> DAYS =
            List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    /// Between two 29ths of February lie at most eight years.
    private static final Duration FURTHEST = Duration.ofDays(9 * 366);

    private final CronField minute;
    private final CronField hour;
    private final CronField day;
    private final CronField month;
    private final CronField weekday;

    private CronExpression(String[] parts) {
        minute = CronField.parse("minute", parts[0], 0, 59, List.of());
        hour = CronField.parse("hour", parts[1], 0, 23, List.of());
        day = CronField.parse("day of month", parts[2], 1, 31, List.of());
        month = CronField.parse("month", parts[3], 1, 12, MONTHS);
        weekday = CronField.parse("day of week", parts[4], 0, 7, DAYS);
    }

    /// Reads an expression of five fields, or one of `@hourly`, `@daily` and so on.
    ///
    /// @throws IllegalArgumentException naming the part that is wrong
    public static CronExpression parse(String text) {
        String plain = NAMED.getOrDefault(text.strip().toLowerCase(Locale.ROOT), text.strip());
        String[] parts = plain.split("\\s+", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException(
                    "cron: an expression has five fields (minute, hour, day of month, month, day of"
                            + " week) or is one of "
                            + String.join(" ", NAMED.keySet().stream().sorted().toList())
                            + ", but was '"
                            + text
                            + "'");
        }
        return new CronExpression(parts);
    }

    /// The first time after this instant, on the clocks of this zone; empty when it never comes.
    public Optional<Instant> next(Instant after, ZoneId zone) {
        return hour.any() ? nextByRealTime(after, zone) : nextByTimeOfDay(after, zone);
    }

    private Optional<Instant> nextByRealTime(Instant after, ZoneId zone) {
        ZonedDateTime time = after.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        Instant end = after.plus(FURTHEST);
        while (time.toInstant().isBefore(end)) {
            if (!fits(time.toLocalDate())) {
                ZonedDateTime midnight = time.toLocalDate().plusDays(1).atStartOfDay(zone);
                // where the clock goes back over midnight, it has struck already
                time = midnight.isAfter(time) ? midnight : time.plusMinutes(1);
            } else if (minute.fits(time.getMinute())) {
                return Optional.of(time.toInstant());
            } else {
                time = time.plusMinutes(1);
            }
        }
        return Optional.empty();
    }

    /// Begins a day early: a missing hour may have moved yesterday's time past midnight.
    private Optional<Instant> nextByTimeOfDay(Instant after, ZoneId zone) {
        LocalDate date = after.atZone(zone).toLocalDate().minusDays(1);
        LocalDate end = date.plusDays(FURTHEST.toDays());
        for (; date.isBefore(end); date = date.plusDays(1)) {
            Optional<Instant> found = fits(date) ? firstAfter(after, date, zone) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> firstAfter(Instant after, LocalDate date, ZoneId zone) {
        for (int h = 0; h < 24; h++) {
            for (int m = 0; hour.fits(h) && m < 60; m++) {
                Instant at = minute.fits(m) ? once(date.atTime(h, m), zone) : Instant.MIN;
                if (at.isAfter(after)) {
                    return Optional.of(at);
                }
            }
        }
        return Optional.empty();
    }

    /// The one moment that stands for this time of day.
    private static Instant once(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (!offsets.isEmpty()) {
            return local.toInstant(offsets.getFirst());
        }
        ZoneOffsetTransition gap = zone.getRules().getTransition(local);
        return gap.getInstant();
    }

    private boolean fits(LocalDate date) {
        int weekdayNumber = date.getDayOfWeek().getValue();
        boolean byDay = day.fits(date.getDayOfMonth());
        boolean byWeekday = weekday.fits(weekdayNumber) || (weekdayNumber == 7 && weekday.fits(0));
        boolean either = !day.any() && !anyWeekday();
        return month.fits(date.getMonthValue())
                && (either ? byDay || byWeekday : byDay && byWeekday);
    }

    /// 0 and 7 are both Sunday.
    private boolean anyWeekday() {
        return (weekday.bits() | weekday.bits() >>> 7 | (weekday.bits() & 1) << 7) == 0xFF;
    }
}
