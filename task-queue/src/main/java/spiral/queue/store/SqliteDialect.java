package spiral.queue.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import spiral.queue.JobState;

/// SQLite's words. One transaction writes at a time, so no row needs a lock; and the planner walks the
/// index that it is told to ([#index]).
final class SqliteDialect extends Dialect {
    static final Dialect SQLITE = new SqliteDialect();

    private SqliteDialect() {}

    @Override
    String now() {
        return "SELECT CAST(round(unixepoch('subsec') * 1000) AS INTEGER)" + OFFSET;
    }

    @Override
    Opening open(Session session, int count, long now) throws SQLException {
        List<String> draining = session.query(Opening.DRAINING, row -> row.getString(1));
        return new Opening(now, nextIds(session, count), draining);
    }

    private static List<Long> nextIds(Session session, int count) throws SQLException {
        long first =
                session.number(
                        "UPDATE meta SET value = value + ? WHERE key = 'next id'"
                                + " RETURNING value - ?",
                        count,
                        count);
        return LongStream.range(first, first + count).boxed().toList();
    }

    @Override
    String index(String name) {
        return " INDEXED BY " + name;
    }

    @Override
    String in(JobState.Name state) {
        return "state = " + state.code();
    }

    @Override
    String notDead() {
        return "state <> 5";
    }

    @Override
    String due() {
        return "at";
    }

    @Override
    String waiting() {
        return "state IN (0, 3)";
    }

    @Override
    Optional<String> runningInLine() {
        return Optional.empty();
    }

    @Override
    String running() {
        return "state = 2";
    }

    @Override
    List<String> census() {
        return List.of(
                counted(1, "job", "state = 1 AND crashes = 0 AND limit_key IS NULL"),
                counted(1, "job", "state = 1 AND crashes = 0 AND limit_key IS NOT NULL"),
                counted(1, "job", "state = 1 AND crashes > 0"),
                counted(0, "job", "state IN (0, 3) AND state = 0"),
                counted(3, "job", "state IN (0, 3) AND state = 3"),
                counted(5, "job", "state = 5"),
                counted(7, "job", "state = 7"),
                counted(6, "done", "state = 6"),
                "SELECT 2, owner, count(*), group_concat(id) FROM job WHERE state = 2 GROUP BY owner");
    }

    @Override
    String among() {
        return "IN (SELECT value FROM json_each(?))";
    }

    @Override
    String list(Collection<?> values) {
        return values.stream()
                .map(value ->
                        value instanceof Number ? value.toString() : '"' + value.toString() + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    boolean changesAndAnswers() {
        return false;
    }

    @Override
    String lock() {
        return "";
    }

    @Override
    String keyLock() {
        return "";
    }

    @Override
    String skipLocked() {
        return "";
    }
}
