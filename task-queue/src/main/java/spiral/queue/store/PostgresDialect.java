package spiral.queue.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spiral.queue.JobState;

/// PostgreSQL's words. Many transactions write at a time, so a row that is read in order to be changed
/// is locked ([#lock]), and a claim passes over rows that others have locked ([#skipLocked]).
final class PostgresDialect extends Dialect {
    static final Dialect POSTGRES = new PostgresDialect();

    private PostgresDialect() {}

    @Override
    String now() {
        return "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint" + OFFSET;
    }

    @Override
    Opening open(Session session, int count, long now) throws SQLException {
        return Opening.at(now, session, count);
    }

    @Override
    String index(String name) {
        return "";
    }

    @Override
    String in(JobState.Name state) {
        String shelf = "shelf = " + state.code();
        return switch (state) {
            case READY -> shelf + " AND state = 1";
            case RUNNING -> "shelf IN (1, 2) AND state = 2";
            default -> shelf;
        };
    }

    @Override
    String notDead() {
        return "shelf <> 5";
    }

    @Override
    String due() {
        return "due";
    }

    @Override
    String waiting() {
        return "due IS NOT NULL";
    }

    @Override
    Optional<String> runningInLine() {
        return Optional.of("shelf = 1 AND crashes = 0 AND limit_key IS NULL");
    }

    @Override
    String running() {
        return "shelf = 2";
    }

    // the line is walked once, for what is ready there and what runs
    @Override
    List<String> census() {
        return List.of(
                """
                SELECT state, owner, count(*), string_agg(CASE WHEN state = 2 THEN id::text END, ',')
                FROM job WHERE shelf = 1 AND crashes = 0 AND limit_key IS NULL GROUP BY state, owner\
                """,
                counted(1, "job", "shelf = 1 AND crashes = 0 AND limit_key IS NOT NULL"),
                counted(1, "job", "shelf = 1 AND crashes > 0"),
                counted(0, "job", "due IS NOT NULL AND shelf = 0"),
                counted(3, "job", "due IS NOT NULL AND shelf = 3"),
                counted(5, "job", "shelf = 5"),
                counted(7, "job", "shelf = 7"),
                counted(6, "done", "state = 6"),
                """
                SELECT 2, owner, count(*), string_agg(id::text, ',') FROM job WHERE shelf = 2
                GROUP BY owner\
                """);
    }

    // from a few dozen rows on, COPY is the faster way
    @Override
    <T> void insertAll(
            Session session,
            String insert,
            String columns,
            List<T> items,
            Function<T, @Nullable Object[]> row)
            throws SQLException {
        if (items.size() < 32) {
            super.insertAll(session, insert, columns, items, row);
        } else {
            Copying.into(session, "job", columns, items, row);
        }
    }

    @Override
    void move(Session session, String into, String values, Object first, String ids)
            throws SQLException {
        session.update(
                "WITH gone AS (DELETE FROM job WHERE id "
                        + amongIds()
                        + " RETURNING *) "
                        + into
                        + " SELECT "
                        + values
                        + " FROM gone",
                ids,
                first);
    }

    @Override
    String among() {
        return "= ANY(?::text[])";
    }

    @Override
    String amongIds() {
        return "= ANY(?::bigint[])";
    }

    @Override
    String amongFound(String query) {
        return "= ANY(ARRAY(" + query + "))";
    }

    @Override
    String list(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    boolean changesAndAnswers() {
        return true;
    }

    @Override
    String lock() {
        return " FOR UPDATE";
    }

    @Override
    String keyLock() {
        return " FOR KEY SHARE";
    }

    @Override
    String skipLocked() {
        return " FOR UPDATE SKIP LOCKED";
    }
}
