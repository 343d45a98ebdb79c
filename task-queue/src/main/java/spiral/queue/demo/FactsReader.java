package spiral.queue.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import spiral.queue.JobState;
import spiral.queue.QueueStats;
import spiral.queue.demo.Facts.Reason;
import spiral.queue.demo.Facts.Repeat;

/// Gathers the [Facts] when all is over: the store's tables, the producer's account, the lines
/// outside.
public final class FactsReader {
    private final StoreQueries queries;
    private final DemoFolder folder;

    public FactsReader(StoreQueries queries, DemoFolder folder) {
        this.queries = queries;
        this.folder = folder;
    }

    /// Reads everything once.
    ///
    /// @param stats rates and latencies over the whole demo
    public Facts read(QueueStats stats) throws SQLException, IOException {
        List<Long> accepted =
                StoreQueries.lines(folder.submitted()).stream().map(Long::valueOf).toList();
        Map.Entry<Long, Long> effects = queries.effects();
        Map<Long, Long> outside = outside();
        return new Facts(
                accepted.size(),
                missing(accepted),
                states(),
                effects.getKey(),
                effects.getValue(),
                outside.values().stream().mapToLong(Long::longValue).sum(),
                outside.size(),
                repeats(outside),
                dead(),
                stats);
    }

    private List<Long> missing(List<Long> accepted) throws SQLException {
        Set<Long> known =
                new HashSet<>(
                        queries.query(
                                "SELECT id FROM job UNION ALL SELECT id FROM done",
                                row -> row.getLong(1)));
        return accepted.stream().filter(id -> !known.contains(id)).toList();
    }

    private Map<JobState.Name, Long> states() throws SQLException {
        return queries
                .query(
                        "SELECT state, count(*) FROM (SELECT state FROM job"
                                + " UNION ALL SELECT state FROM done) ended GROUP BY state",
                        row -> Map.entry(JobState.Name.of(row.getInt(1)), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, Long> dead() throws SQLException {
        return queries
                .query(
                        "SELECT type, count(*) FROM job WHERE state = 5 GROUP BY type",
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Lines outside, by job.
    private Map<Long, Long> outside() throws IOException {
        return StoreQueries.lines(folder.outside()).stream()
                .map(line -> Long.valueOf(line.substring(0, line.indexOf(' '))))
                .collect(Collectors.groupingBy(id -> id, TreeMap::new, Collectors.counting()));
    }

    private List<Repeat> repeats(Map<Long, Long> outside) throws SQLException {
        List<Repeat> repeats = new ArrayList<>();
        for (Map.Entry<Long, Long> job : outside.entrySet()) {
            if (job.getValue() > 1) {
                repeats.add(new Repeat(job.getKey(), job.getValue(), reason(job.getKey())));
            }
        }
        return repeats;
    }

    private Reason reason(long job) throws SQLException {
        List<String> endings =
                queries.query(
                        "SELECT ending FROM attempt WHERE job = ?", row -> row.getString(1), job);
        if (endings.contains("crashed")) {
            return Reason.KILLED;
        }
        return endings.contains("failed") ? Reason.FAILED : Reason.HANDED_BACK;
    }
}
