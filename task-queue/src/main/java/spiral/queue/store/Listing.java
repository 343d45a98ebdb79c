package spiral.queue.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import spiral.queue.JobState;

/// Finds the newest jobs of a state, of some types.
///
/// How this works. No index has jobs by state and type, newest first: each would cost every claim a
/// write. So first a bounded look: through the latest jobs of all ([#MOST_LOOKED_AT]), and through
/// the index of their state where one is small ([#FEW]) or in that order. It takes ten to thirty
/// milliseconds, however many jobs there are; where it finds as many as are wanted, these are the
/// newest. [#all] then walks whatever the look has not seen.
final class Listing {
    /// Jobs looked through in each place.
    private static final int MOST_LOOKED_AT = 100_000;

    /// So many jobs of a state can be put in order at once.
    private static final int FEW = 10_000;

    private record Line(String index, String where, String order) {}

    private static final List<Line> LINES =
            List.of(
                    new Line(
                            "job_ready", "crashes = 0 AND limit_key IS NULL", "rank DESC, id DESC"),
                    new Line(
                            "job_limited",
                            "crashes = 0 AND limit_key IS NOT NULL",
                            "rank DESC, id DESC"),
                    new Line("job_suspect", "crashes > 0", "priority, id DESC"));

    private final Session session;
    private final Dialect dialect;
    private final Optional<Set<String>> types;
    private final int limit;

    /// @param types any, where absent
    Listing(Session session, Optional<Set<String>> types, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be at least 0 but was " + limit);
        }
        this.session = session;
        this.dialect = session.dialect();
        this.types = types;
        this.limit = limit;
    }

    /// The newest that a bounded look finds; any state, where absent.
    List<Long> newest(Optional<JobState.Name> state) throws SQLException {
        return state.isPresent()
                ? look(state.get())
                : best(Stream.of(latest("job"), latest("done")));
    }

    /// The newest of all.
    List<Long> all(Optional<JobState.Name> state) throws SQLException {
        if (state.isPresent()) {
            return every(state.get());
        }
        List<Long> found = newest(state);
        if (found.size() == limit) {
            return found;
        }
        Set<Long> all = new TreeSet<>(found);
        for (JobState.Name each : JobState.Name.values()) {
            all.addAll(every(each));
        }
        return newest(all);
    }

    // ---- bounded

    private List<Long> look(JobState.Name state) throws SQLException {
        return switch (state) {
            case READY -> best(Stream.of(latest("job", state)));
            case SCHEDULED, RETRYING, RUNNING ->
                    few(state)
                            ? best(Stream.of(small(state)))
                            : best(Stream.of(small(state), latest("job", state)));
            case DEAD, BLOCKED -> best(Stream.of(ordered("job", " WHERE " + dialect.in(state))));
            case CANCELLED -> best(Stream.of(ordered("done", " WHERE state = " + state.code())));
            case SUCCEEDED -> best(Stream.of(latest("done", state)));
        };
    }

    private String latest(String table) {
        return ordered(table, "");
    }

    private static String latest(String table, JobState.Name state) {
        return """
        SELECT id, type FROM (SELECT id, type, state FROM %s ORDER BY id DESC LIMIT %d) latest
        WHERE state = %d\
        """
                .formatted(table, MOST_LOOKED_AT, state.code());
    }

    private String ordered(String table, String where) {
        String most = types.isPresent() ? " LIMIT " + MOST_LOOKED_AT : "";
        return "SELECT id, type FROM %s%s ORDER BY id DESC%s".formatted(table, where, most);
    }

    /// Jobs of a state that has an index which is not in their order.
    private String small(JobState.Name state) {
        return "SELECT id, type FROM job%s WHERE %s LIMIT %d"
                .formatted(
                        dialect.index(state == JobState.Name.RUNNING ? "job_owner" : "job_due"),
                        state == JobState.Name.RUNNING
                                ? dialect.running()
                                : dialect.waiting() + " AND " + dialect.in(state),
                        FEW);
    }

    /// True when the index holds all of them, and they are few.
    private boolean few(JobState.Name state) throws SQLException {
        boolean all = state != JobState.Name.RUNNING || dialect.runningInLine().isEmpty();
        return all && session.number("SELECT count(*) FROM (" + small(state) + ") few") < FEW;
    }

    private List<Long> best(Stream<String> places) throws SQLException {
        Set<Long> ids = new TreeSet<>();
        for (String place : places.toList()) {
            ids.addAll(ids("SELECT id FROM (" + place + ") found WHERE " + ofTypes(), "id DESC"));
        }
        return newest(ids);
    }

    // ---- all

    private List<Long> every(JobState.Name state) throws SQLException {
        return switch (state) {
            case READY -> ready();
            case SCHEDULED, RETRYING, RUNNING ->
                    few(state) ? look(state) : walked("job", dialect.in(state));
            case DEAD, BLOCKED -> walked("job", dialect.in(state));
            case SUCCEEDED, CANCELLED -> walked("done", "state = " + state.code());
        };
    }

    /// Where the look has not found enough, along the lines, which know the types.
    private List<Long> ready() throws SQLException {
        List<Long> latest = look(JobState.Name.READY);
        if (latest.size() == limit) {
            return latest;
        }
        Set<Long> ids = new TreeSet<>(latest);
        for (Line line : LINES) {
            String ready =
                    "SELECT id FROM job%s WHERE %s AND %s AND %s"
                            .formatted(
                                    dialect.index(line.index()),
                                    dialect.in(JobState.Name.READY),
                                    line.where(),
                                    ofTypes());
            ids.addAll(ids(ready, line.order()));
        }
        return newest(ids);
    }

    private List<Long> walked(String table, String where) throws SQLException {
        return ids(
                "SELECT id FROM %s WHERE %s AND %s".formatted(table, where, ofTypes()), "id DESC");
    }

    private String ofTypes() {
        return types.isPresent() ? "type " + dialect.among() : "1 = 1";
    }

    private List<Long> ids(String query, String order) throws SQLException {
        String ordered = query + " ORDER BY " + order + " LIMIT ?";
        return types.isPresent()
                ? session.query(ordered, row -> row.getLong(1), dialect.list(types.get()), limit)
                : session.query(ordered, row -> row.getLong(1), limit);
    }

    private List<Long> newest(Collection<Long> ids) {
        return new TreeSet<>(ids).descendingSet().stream().limit(limit).toList();
    }
}
