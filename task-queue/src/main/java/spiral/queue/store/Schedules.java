package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.queue.Lane;
import spiral.queue.NewJob;
import spiral.queue.Schedule;
import spiral.queue.cron.CronExpression;

/// Submits what schedules ask for. Any process may: a tick is a row, and the one whose insert made
/// it submits the job in the same transaction. A schedule that this process cannot read
/// ([ScheduleRow]) is left as it stands to those that can.
final class Schedules {
    /// Between two looks of a process that has nothing to do.
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /// Missed ticks that are looked at; after a longer absence the oldest are passed over.
    private static final int MOST_LOOKED_AT = 10_000;

    /// Schedules served in one transaction.
    private static final int AT_ONCE = 50;

    /// Between two warnings about schedules that this process cannot read.
    private static final Duration WARN_AGAIN = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    private final Inserting inserting;
    // the store's time of this process's latest warning
    private final AtomicLong warned = new AtomicLong(Long.MIN_VALUE / 2);

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

    /// All of them, by name.
    static List<ScheduleRow> all(Session session) throws SQLException {
        return session.query("SELECT * FROM schedule ORDER BY name", ScheduleRow::of);
    }

    /// How long until the next tick: zero when one has come, perhaps of a schedule that this process
    /// cannot read.
    static Duration rest(Outlook seen) {
        return rest(seen.nextTick(), seen.now());
    }

    /// How long until the next tick of those that this process can read: what it leaves to others
    /// does not keep it awake.
    Duration rest(Session session, long now) throws SQLException {
        List<ScheduleRow> first = readable(session, 1, "SELECT * FROM schedule ORDER BY next_at");
        first.forEach(row -> row.unreadable().ifPresent(strange -> warn(strange, now)));
        return rest(
                standing(first)
                        .map(each -> each.next().toEpochMilli())
                        .findAny()
                        .orElse(Long.MAX_VALUE),
                now);
    }

    private void warn(Schedule.Unreadable strange, long now) {
        long before = warned.get();
        boolean lately = Math.abs(now - before) < WARN_AGAIN.toMillis();
        if (!lately && warned.compareAndSet(before, now)) {
            LOG.atWarn()
                    .addKeyValue("schedule", strange.name())
                    .log("schedule left to other processes: {}", strange.why());
        }
    }

    /// Rows up to so many that this process can read, and the others among them.
    private static List<ScheduleRow> readable(
            Session session, int most, String sql, Object... arguments) throws SQLException {
        return session.queryUpTo(
                most, row -> row.readable() ? 1 : 0, sql, ScheduleRow::of, arguments);
    }

    private static Stream<Schedule.Standing> standing(List<ScheduleRow> rows) {
        return rows.stream().flatMap(row -> row.standing().stream());
    }

    private static Duration rest(long next, long now) {
        return Duration.ofMillis(Math.clamp(next - now, 0, LONGEST_REST.toMillis()));
    }

    /// Submits the jobs of all ticks that have come.
    void tick(Session session, Tally tally, long now) throws SQLException {
        List<ScheduleRow> due =
                readable(
                        session,
                        AT_ONCE,
                        "SELECT * FROM schedule WHERE next_at <= ? ORDER BY next_at"
                                + session.dialect().skipLocked(),
                        now);
        for (Schedule.Standing standing : standing(due).toList()) {
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
        return ScheduleRow.next(schedule, Instant.ofEpochMilli(now)).toEpochMilli();
    }
}
