package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spiral.queue.JobState;
import spiral.queue.QueueStats.WorkerView;

/// Counts the jobs: how many are in each state, and who holds which.
///
/// How this works. A counter that is always right would cost every claim a write, so the jobs are
/// counted when somebody asks, along their indexes: a million takes 25 ms on SQLite and 250 ms on
/// PostgreSQL. Few are counted each time. Many are counted once in a while, the more the less often
/// ([#MANY], [#PER_MILLI]): that takes a twentieth of the time or less, however often somebody asks.
/// Whoever is told an older count is told its moment, too.
///
/// For any thread; two that ask at once may both count.
final class Census {
    /// Up to so many jobs every answer is counted anew.
    static final long MANY = 20_000;

    /// A count of so many jobs serves for a millisecond.
    private static final long PER_MILLI = 100;

    private static final long LONGEST_MILLIS = Duration.ofMinutes(5).toMillis();

    /// So many jobs are looked at to learn how long they still wait.
    private static final int SAMPLE = 10_000;

    private final boolean everAnew;
    private final AtomicReference<@Nullable Count> latest = new AtomicReference<>();

    /// @param everAnew whether no count serves twice: where time stands still, none would grow old
    Census(boolean everAnew) {
        this.everAnew = everAnew;
    }

    /// What a worker holds.
    ///
    /// @param first the lowest ids
    record Holding(int jobs, List<Long> first) {
        static final Holding NOTHING = new Holding(0, List.of());
    }

    /// The jobs at one moment, those apart that have succeeded.
    record Count(
            long at,
            Map<JobState.Name, Long> states,
            Map<Long, Holding> held,
            Duration untilDue,
            Duration untilRetry) {

        /// Whether it may be told at this time. One from the future was made before the clock went
        /// back.
        boolean serves(long now) {
            long jobs = states.values().stream().mapToLong(n -> n).sum();
            long millis = jobs <= MANY ? 0 : Math.min(LONGEST_MILLIS, jobs / PER_MILLI);
            return now >= at && now - at < millis;
        }

        Instant moment() {
            return Instant.ofEpochMilli(at);
        }

        Holding heldBy(long worker) {
            return held.getOrDefault(worker, Holding.NOTHING);
        }
    }

    Count at(Session session, long now) throws SQLException {
        Count known = latest.get();
        if (known != null && !everAnew && known.serves(now)) {
            return known;
        }
        Count counted = count(session, now);
        latest.set(counted);
        return counted;
    }

    private static Count count(Session session, long now) throws SQLException {
        Map<JobState.Name, Long> states = new EnumMap<>(JobState.Name.class);
        for (JobState.Name name : JobState.Name.values()) {
            states.put(name, 0L);
        }
        Map<Long, Holding> held = new HashMap<>();
        for (String part : session.dialect().census()) {
            for (Part counted : session.query(part, Part::of)) {
                states.merge(counted.state(), counted.jobs(), Long::sum);
                if (counted.state() == JobState.Name.RUNNING) {
                    held.merge(counted.owner(), counted.holding(), Census::together);
                }
            }
        }
        return new Count(
                now,
                states,
                held,
                untilDue(session, JobState.Name.SCHEDULED, states, now),
                untilDue(session, JobState.Name.RETRYING, states, now));
    }

    /// A row of [Dialect#census].
    private record Part(JobState.Name state, long owner, long jobs, @Nullable String ids) {
        static Part of(ResultSet row) throws SQLException {
            return new Part(
                    JobState.Name.of(row.getInt(1)),
                    row.getLong(2),
                    row.getLong(3),
                    row.getString(4));
        }

        Holding holding() {
            return new Holding((int) jobs, ids == null ? List.of() : first(ids));
        }

        private static List<Long> first(String ids) {
            return lowest(Stream.of(ids.split(",", -1)).map(Long::valueOf));
        }
    }

    /// Jobs of one worker may stand in two places.
    private static Holding together(Holding one, Holding other) {
        List<Long> both = new ArrayList<>(one.first());
        both.addAll(other.first());
        return new Holding(one.jobs() + other.jobs(), lowest(both.stream()));
    }

    private static List<Long> lowest(Stream<Long> ids) {
        return ids.sorted().limit(WorkerView.FIRST).toList();
    }

    /// The mean over the [#SAMPLE] jobs that are due first.
    private static Duration untilDue(
            Session session, JobState.Name state, Map<JobState.Name, Long> states, long now)
            throws SQLException {
        if (states.getOrDefault(state, 0L) == 0) {
            return Duration.ZERO;
        }
        return Duration.ofMillis(
                session.number(
                        """
                        SELECT avg(CASE WHEN at > ? THEN at - ? ELSE 0 END) FROM (
                          SELECT %1$s AS at FROM job%2$s WHERE %3$s AND %4$s ORDER BY %1$s LIMIT ?) due\
                        """
                                .formatted(
                                        session.dialect().due(),
                                        session.dialect().index("job_due"),
                                        session.dialect().waiting(),
                                        session.dialect().in(state)),
                        now,
                        now,
                        SAMPLE));
    }
}
