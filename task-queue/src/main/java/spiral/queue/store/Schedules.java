package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spiral.queue.Lane;
import spiral.queue.NewJob;
import spiral.queue.Schedule;
import spiral.queue.Ties;
import spiral.queue.cron.CronExpression;

/// Submits what schedules ask for. Any process may: a tick is a row, and the one whose insert made
/// it submits the job in the same transaction.
final class Schedules {
    /// Between two looks of a process that has nothing to do.
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /// Missed ticks that are looked at; after a longer absence the oldest are passed over.
    private static final int MOST_LOOKED_AT = 10_000;

    /// Schedules served in one transaction.
    private static final int AT_ONCE = 50;

    private final Inserting inserting;

    Schedules(Inserting inserting) {
        this.inserting = inserting;
    }

    static void put(Session session, Schedule schedule, long now) throws SQLException {
        long next = firstTick(session, schedule, now);
        NewJob job = schedule.job();
        Duration delay = ((NewJob.Start.After) job.start()).delay();
        session.update(
                """
                INSERT INTO schedule VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET cron = excluded.cron, zone = excluded.zone,
                  missed = excluded.missed, type = excluded.type, payload = excluded.payload,
                  priority = excluded.priority, max_attempts = excluded.max_attempts,
                  timeout = excluded.timeout, delay = excluded.delay,
                  unique_key = excluded.unique_key, limit_key = excluded.limit_key,
                  next_at = excluded.next_at\
                """,
                schedule.name(),
                schedule.cron(),
                schedule.zone().getId(),
                schedule.missed().name(),
                job.type(),
                job.payload(),
                job.priority(),
                job.maxAttempts(),
                job.timeout().toMillis(),
                delay.toMillis(),
                job.ties().unique().orElse(null),
                job.ties().limit().orElse(null),
                next);
    }

    /// Where the same clock stands already, the tick that it waits for, also one that has been missed:
    /// most programs put their schedules whenever they start.
    private static long firstTick(Session session, Schedule schedule, long now)
            throws SQLException {
        long next = next(schedule, now);
        return session.first(
                        "SELECT next_at FROM schedule WHERE name = ? AND cron = ? AND zone = ?"
                                + session.dialect().lock(),
                        row -> Math.min(row.getLong(1), next),
                        schedule.name(),
                        schedule.cron(),
                        schedule.zone().getId())
                .orElse(next);
    }

    static boolean remove(Session session, String name) throws SQLException {
        return session.update("DELETE FROM schedule WHERE name = ?", name) == 1;
    }

    static List<Schedule.Standing> all(Session session) throws SQLException {
        return session.query("SELECT * FROM schedule ORDER BY name", Schedules::standing);
    }

    /// How long until the next tick: zero when one has come.
    static Duration rest(Outlook seen) {
        return rest(seen.nextTick(), seen.now());
    }

    static Duration rest(Session session, long now) throws SQLException {
        long next =
                session.first(
                                "SELECT next_at FROM schedule ORDER BY next_at LIMIT 1",
                                row -> row.getLong(1))
                        .orElse(Long.MAX_VALUE);
        return rest(next, now);
    }

    private static Duration rest(long next, long now) {
        return Duration.ofMillis(Math.clamp(next - now, 0, LONGEST_REST.toMillis()));
    }

    /// Submits the jobs of all ticks that have come.
    void tick(Session session, Tally tally, long now) throws SQLException {
        List<Schedule.Standing> due =
                session.query(
                        "SELECT * FROM schedule WHERE next_at <= ? ORDER BY next_at LIMIT ?"
                                + session.dialect().skipLocked(),
                        Schedules::standing,
                        now,
                        AT_ONCE);
        for (Schedule.Standing standing : due) {
            serve(session, standing, tally, now);
        }
    }

    private void serve(Session session, Schedule.Standing standing, Tally tally, long now)
            throws SQLException {
        Schedule schedule = standing.schedule();
        Deque<Instant> come = come(schedule, standing.next(), Instant.ofEpochMilli(now));
        boolean late = come.getLast().isBefore(Instant.ofEpochMilli(now).minus(Schedule.LATE));
        switch (schedule.missed()) {
            case SKIP ->
                    fire(session, schedule, late ? List.of() : List.of(come.getLast()), tally, now);
            case ONCE -> fire(session, schedule, List.of(come.getLast()), tally, now);
            case ALL -> fire(session, schedule, List.copyOf(come), tally, now);
        }
        session.update(
                "UPDATE schedule SET next_at = ? WHERE name = ?",
                next(schedule, now),
                schedule.name());
    }

    /// The latest of the ticks that have come, at most [Schedule#MOST_MISSED]; at least one.
    private static Deque<Instant> come(Schedule schedule, Instant first, Instant now) {
        CronExpression cron = CronExpression.parse(schedule.cron());
        Deque<Instant> come = new ArrayDeque<>();
        Optional<Instant> tick = Optional.of(first);
        for (int seen = 0;
                seen < MOST_LOOKED_AT && tick.isPresent() && !tick.get().isAfter(now);
                seen++) {
            come.add(tick.get());
            if (come.size() > Schedule.MOST_MISSED) {
                come.remove();
            }
            tick = cron.next(tick.get(), schedule.zone());
        }
        return come;
    }

    private void fire(
            Session session, Schedule schedule, List<Instant> ticks, Tally tally, long now)
            throws SQLException {
        for (Instant tick : ticks) {
            int mine =
                    session.update(
                            "INSERT INTO tick VALUES (?, ?) ON CONFLICT (name, at) DO NOTHING",
                            schedule.name(),
                            tick.toEpochMilli());
            if (mine == 1) {
                submit(session, schedule.job(), tally, now);
            }
        }
    }

    /// A draining lane takes nothing, also not from a schedule.
    private void submit(Session session, NewJob job, Tally tally, long now) throws SQLException {
        try {
            inserting.insert(session, List.of(job), tally, now);
        } catch (Lane.Closed draining) {
            return;
        }
    }

    private static long next(Schedule schedule, long now) {
        return CronExpression.parse(schedule.cron())
                .next(Instant.ofEpochMilli(now), schedule.zone())
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "cron: '%s' never comes true".formatted(schedule.cron())))
                .toEpochMilli();
    }

    private static Schedule.Standing standing(ResultSet row) throws SQLException {
        NewJob job =
                NewJob.of(row.getString("type"), row.getString("payload"))
                        .priority(row.getInt("priority"))
                        .maxAttempts(row.getInt("max_attempts"))
                        .timeout(Duration.ofMillis(row.getLong("timeout")))
                        .delay(Duration.ofMillis(row.getLong("delay")))
                        .tied(
                                new Ties(
                                        key(row.getString("unique_key")),
                                        Optional.empty(),
                                        key(row.getString("limit_key")),
                                        List.of()));
        Schedule schedule =
                new Schedule(
                        row.getString("name"),
                        row.getString("cron"),
                        ZoneId.of(row.getString("zone")),
                        Schedule.Missed.valueOf(row.getString("missed")),
                        job);
        return new Schedule.Standing(schedule, Instant.ofEpochMilli(row.getLong("next_at")));
    }

    private static Optional<String> key(@Nullable String column) {
        return Optional.ofNullable(column);
    }
}
