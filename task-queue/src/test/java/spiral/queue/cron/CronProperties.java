package spiral.queue.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Random expressions around the moments at which clocks are changed, against an oracle that looks at
/// every single minute. One case again: `-Dspiral.seed=SEED`.
@DisplayName("A cron expression, minute by minute")
class CronProperties {
    private static final int CASES = Boolean.getBoolean("spiral.stress") ? 20_000 : 300;
    private static final Duration FAR = Duration.ofDays(3);

    private static final List<String> ZONES =
            List.of(
                    "UTC",
                    "Europe/Berlin",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "America/Havana",
                    "Asia/Beirut",
                    "America/Sao_Paulo",
                    "Pacific/Apia",
                    "Africa/Casablanca",
                    "Asia/Kathmandu");

    /// A field as text and as what it means; all values where `any`.
    private record Field(String text, Set<Integer> values, boolean any) {}

    private record Case(
            Field minute, Field hour, Field day, Field weekday, ZoneId zone, Instant after) {
        String text() {
            return "%s %s %s * %s".formatted(minute.text, hour.text, day.text, weekday.text);
        }

        ZoneRules rules() {
            return zone.getRules();
        }

        /// The first minute that counts.
        Optional<Instant> next() {
            Instant minute = after.truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
            for (Instant end = minute.plus(FAR); minute.isBefore(end); ) {
                minute = minute.plusSeconds(60);
                if (hour.any ? fits(minute.atZone(zone).toLocalDateTime()) : comes(minute)) {
                    return Optional.of(minute);
                }
            }
            return Optional.empty();
        }

        /// A time of day: when it comes for the first time, or was left out until just now.
        private boolean comes(Instant minute) {
            LocalDateTime local = minute.atZone(zone).toLocalDateTime();
            ZoneOffset first = rules().getValidOffsets(local).getFirst();
            boolean firstTime = first.equals(rules().getOffset(minute));
            return (firstTime && fits(local)) || leftOut(minute);
        }

        private boolean leftOut(Instant minute) {
            ZoneOffsetTransition change = rules().previousTransition(minute.plusNanos(1));
            if (change == null || !change.getInstant().equals(minute) || !change.isGap()) {
                return false;
            }
            LocalDateTime from = change.getDateTimeBefore();
            return IntStream.range(0, (int) change.getDuration().toMinutes())
                    .anyMatch(left -> fits(from.plusMinutes(left)));
        }

        private boolean fits(LocalDateTime local) {
            boolean byDay = day.values.contains(local.getDayOfMonth());
            boolean byWeekday = weekday.values.contains(local.getDayOfWeek().getValue() % 7);
            boolean either = !day.any && !weekday.any;
            return minute.values.contains(local.getMinute())
                    && hour.values.contains(local.getHour())
                    && (either ? byDay || byWeekday : byDay && byWeekday);
        }
    }

    @Test
    @DisplayName("comes at the first minute that fits, whatever the clocks do")
    void firstMinute() {
        Long one = Long.getLong("spiral.seed");
        long from = one == null ? 1 : one;
        for (long seed = from; seed < from + (one == null ? CASES : 1); seed++) {
            Case given = given(new SplittableRandom(seed));
            Optional<Instant> meant = given.next();
            Optional<Instant> next =
                    CronExpression.parse(given.text()).next(given.after, given.zone);
            assertThat(next.filter(at -> meant.isPresent() || at.isBefore(given.after.plus(FAR))))
                    .as("seed %d: '%s' after %s in %s", seed, given.text(), given.after, given.zone)
                    .isEqualTo(meant);
        }
    }

    private static Case given(SplittableRandom random) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        return new Case(
                field(random, 0, 59, 3),
                field(random, 0, 23, 3),
                field(random, 1, 31, 1),
                field(random, 0, 6, 1),
                zone,
                after(random, zone));
    }

    private static Field field(SplittableRandom random, int from, int to, int restricted) {
        if (random.nextInt(4) >= restricted) {
            return new Field("*", all(from, to, 1), true);
        }
        if (random.nextInt(4) == 0) {
            int step = random.nextInt(2, 8);
            return new Field("*/" + step, all(from, to, step), false);
        }
        int first = random.nextInt(from, random.nextBoolean() ? Math.min(to, from + 4) : to);
        int last = random.nextBoolean() ? first : random.nextInt(first, to);
        String text = first == last ? "" + first : first + "-" + last;
        Set<Integer> values = all(first, last, 1);
        return new Field(text, values, values.size() == to - from + 1);
    }

    private static Set<Integer> all(int from, int to, int step) {
        Set<Integer> all = new TreeSet<>();
        for (int value = from; value <= to; value += step) {
            all.add(value);
        }
        return all;
    }

    /// Mostly within a day of a change of the clocks.
    private static Instant after(SplittableRandom random, ZoneId zone) {
        Instant any =
                Instant.parse("2008-01-01T00:00:00Z").plusSeconds(random.nextLong(600_000_000L));
        ZoneOffsetTransition change = zone.getRules().nextTransition(any);
        return change == null || random.nextInt(5) == 0
                ? any
                : change.getInstant().plusSeconds(random.nextInt(-100_000, 20_000));
    }
}
