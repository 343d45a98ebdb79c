package spiral.queue.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import spiral.queue.JobStore;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;
import spiral.queue.fault.Campaign.Kill;
import spiral.queue.fault.Producer.Stall;

/// What a campaign has left behind, read from the file itself: who ended how, which effects are
/// there, and how long the jobs of the killed had to wait.
record Ledger(
        List<Long> submitted,
        Map<Long, Long> succeeded,
        Map<Long, Long> dead,
        Map<Long, Long> effects,
        Map<Long, Long> runs,
        Map<Long, Long> crashes,
        Map<Long, Long> handedBack,
        List<Duration> returned,
        List<Duration> returnedLate,
        List<Kill> kills,
        int stops,
        List<Stall> stalls,
        String integrity,
        QueueStats stats) {
    private static final int CRASH_BUDGET = 3;

    /// Every row has its entry in each index of its table; complains by failing.
    private static final String EVERY_INDEX =
            """
            SELECT CASE WHEN count(public.bt_index_check(indexrelid::regclass, true)::text) >= 0
              THEN 'ok' END
            FROM pg_index WHERE indrelid IN ('job'::regclass, 'done'::regclass)\
            """;

    /// A lapse: at that store's time a worker's jobs were taken from it.
    private record Lapse(long worker, Instant at) {}

    /// Makes the table of effects; nothing in it stops an effect from being there twice.
    static void create(Site site) throws SQLException {
        try (Connection connection = site.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE effect (job INTEGER, pid INTEGER)");
        }
    }

    static Ledger of(
            Site site,
            JobStore store,
            Duration lease,
            List<Long> submitted,
            List<Kill> kills,
            int stops,
            List<Stall> stalls)
            throws SQLException, IOException {
        try (Connection connection = site.connect()) {
            List<Lapse> lapses = lapses(connection);
            List<Duration> calm = new ArrayList<>();
            List<Duration> late = new ArrayList<>();
            for (Kill kill : kills) {
                Optional<Instant> back = returned(kill, lapses);
                back.ifPresent(at ->
                        (judged(kill, at, stalls, lease) ? calm : late)
                                .add(Duration.between(kill.at(), at)));
            }
            return new Ledger(
                    submitted,
                    counts(connection, "SELECT id, count(*) FROM done WHERE state = 4 GROUP BY 1"),
                    counts(connection, "SELECT id, count(*) FROM job WHERE state = 5 GROUP BY 1"),
                    counts(connection, "SELECT job, count(*) FROM effect GROUP BY 1"),
                    site.runs().stream()
                            .collect(Collectors.groupingBy(j -> j, Collectors.counting())),
                    counts(
                            connection,
                            "SELECT job, count(*) FROM attempt WHERE ending = 'crashed' GROUP BY 1"),
                    counts(
                            connection,
                            "SELECT job, count(*) FROM attempt WHERE ending = 'handed back'"
                                    + " AND detail <> 'it had not begun' GROUP BY 1"),
                    calm.stream().sorted().toList(),
                    late.stream().sorted().toList(),
                    kills,
                    stops,
                    stalls,
                    integrity(connection),
                    store.stats(Duration.ofMinutes(30)));
        }
    }

    /// Nothing lost, nothing done twice in the store, every repeat outside of it explained.
    void assertSound() {
        assertThat(integrity).isEqualTo("ok");
        assertThat(union(succeeded, dead)).hasSameElementsAs(submitted).hasSize(submitted.size());
        dead.keySet()
                .forEach(job ->
                        assertThat(crashes.get(job))
                                .as("workers lost by job %d, which is dead", job)
                                .isEqualTo(CRASH_BUDGET));
        assertThat(effects).as("effects in the store").isEqualTo(succeeded);
        runs.forEach((job, times) ->
                assertThat(times)
                        .as("runs of job %d", job)
                        .isLessThanOrEqualTo(1 + unfinished(job)));
        assertThat(runs.keySet()).as("jobs that were run").containsAll(succeeded.keySet());
        assertThat(stats.all().count(Event.FAILED)).as("failed attempts").isZero();
    }

    /// Attempts that may have got as far as the outside, as the report tells: the worker fell silent,
    /// or came back to find its lease lost and, as nobody had taken the job yet, interrupted the
    /// handler (`LostAndBackIT`), or left.
    private long unfinished(long job) {
        return crashes.getOrDefault(job, 0L) + handedBack.getOrDefault(job, 0L);
    }

    /// The jobs of the killed are back as promised, but for what a busy machine adds, and a third
    /// of that in the middle. Kills are not judged around a standstill of the store, or when no other
    /// worker was left in peace to notice.
    void assertReturned(Duration promised, Duration busyMachine) {
        assertThat(returned).allSatisfy(d -> assertThat(d).isLessThan(promised.plus(busyMachine)));
        returned.stream()
                .skip(returned.size() / 2)
                .findFirst()
                .ifPresent(median ->
                        assertThat(median).isLessThan(promised.plus(busyMachine.dividedBy(3))));
    }

    String report() {
        long repeats = runs.values().stream().mapToLong(n -> n - 1).sum();
        return """
        kills %d (scheduler %d), stops %d, standstills of the store %d
        submitted %d = succeeded %d + dead %d; effects in the store %d
        crashed attempts %d, handed back %d, stale acknowledgements refused %d, outside repeats %d
        jobs of the killed were back, when a worker was left in peace to notice, after: %s
        when none was, or the store stood still: %s
        """
                .formatted(
                        kills.size(),
                        kills.stream().filter(Kill::scheduler).count(),
                        stops,
                        stalls.size(),
                        submitted.size(),
                        succeeded.size(),
                        dead.size(),
                        effects.values().stream().mapToLong(n -> n).sum(),
                        crashes.values().stream().mapToLong(n -> n).sum(),
                        handedBack.values().stream().mapToLong(n -> n).sum(),
                        stats.all().count(Event.STALE),
                        repeats,
                        distribution(returned),
                        distribution(returnedLate));
    }

    private static String distribution(List<Duration> sorted) {
        return sorted.isEmpty()
                ? "none"
                : "n %d, least %d ms, median %d ms, most %d ms"
                        .formatted(
                                sorted.size(),
                                sorted.getFirst().toMillis(),
                                sorted.get(sorted.size() / 2).toMillis(),
                                sorted.getLast().toMillis());
    }

    private static List<Long> union(Map<Long, Long> some, Map<Long, Long> others) {
        List<Long> all = new ArrayList<>(some.keySet());
        all.addAll(others.keySet());
        return all;
    }

    private static Optional<Instant> returned(Kill kill, List<Lapse> lapses) {
        return lapses.stream()
                .filter(lapse -> kill.worker().stream().anyMatch(id -> id == lapse.worker()))
                .map(Lapse::at)
                .max(Instant::compareTo);
    }

    private static boolean judged(Kill kill, Instant back, List<Stall> stalls, Duration lease) {
        return kill.witnessed() && !stood(kill.at(), back, stalls, lease);
    }

    /// Whether the store stood still while somebody waited, or shortly before: then the sweeps
    /// wait for heartbeats first.
    private static boolean stood(Instant from, Instant to, List<Stall> stalls, Duration lease) {
        return stalls.stream()
                .anyMatch(s -> s.from().isBefore(to) && s.to().plus(lease).isAfter(from));
    }

    private static List<Lapse> lapses(Connection connection) throws SQLException {
        List<Lapse> lapses = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT worker, ended_at FROM attempt WHERE ending = 'crashed'")) {
            while (rows.next()) {
                lapses.add(new Lapse(rows.getLong(1), Instant.ofEpochMilli(rows.getLong(2))));
            }
        }
        return lapses;
    }

    /// What a query says on the file of a site: pairs of a key and a number.
    static Map<Long, Long> counts(Site site, String sql) throws SQLException {
        try (Connection connection = site.connect()) {
            return counts(connection, sql);
        }
    }

    private static Map<Long, Long> counts(Connection connection, String sql) throws SQLException {
        Map<Long, Long> counts = new java.util.TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getLong(1), rows.getLong(2));
            }
        }
        return counts;
    }

    private static String integrity(Connection connection) throws SQLException {
        boolean postgres = connection.getMetaData().getURL().startsWith("jdbc:postgresql");
        try (Statement statement = connection.createStatement()) {
            if (postgres) {
                statement.execute("CREATE EXTENSION IF NOT EXISTS amcheck WITH SCHEMA public");
            }
            try (ResultSet rows =
                    statement.executeQuery(postgres ? EVERY_INDEX : "PRAGMA integrity_check")) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
