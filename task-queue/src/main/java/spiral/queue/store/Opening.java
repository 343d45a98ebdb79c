package spiral.queue.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What a transaction that inserts begins with.
///
/// @param now the store's time, in milliseconds
/// @param ids for its jobs; they rise
/// @param draining types that take no new jobs just now
record Opening(long now, List<Long> ids, List<String> draining) {
    static final String DRAINING = "SELECT type FROM lane WHERE mode = 'draining'";

    /// Asks PostgreSQL for all of it in one trip to the server and back.
    static Opening timed(Session session, int count) throws SQLException {
        return atOnce(session, "(" + session.dialect().now() + ")", count, count);
    }

    /// The same at a time that is known.
    static Opening at(long now, Session session, int count) throws SQLException {
        return atOnce(session, "?::bigint", count, now, count);
    }

    /// Where nobody else took ids in between, the first one says all.
    private static Opening atOnce(
            Session session, String time, int count, @Nullable Object... arguments)
            throws SQLException {
        String question =
                """
                SELECT %s, ids[1], CASE WHEN ids[count] - ids[1] >= count THEN ids END, ARRAY(%s)
                FROM (SELECT array_agg(nextval('job_id')) AS ids, count(*)::integer
                  FROM generate_series(1, ?) OFFSET 0) AS taken\
                """
                        .formatted(time, DRAINING);
        return session.query(question, row -> read(row, count), arguments).getFirst();
    }

    private static Opening read(ResultSet row, int count) throws SQLException {
        long first = row.getLong(2);
        Array scattered = row.getArray(3);
        List<Long> ids =
                scattered == null
                        ? LongStream.range(first, first + count).boxed().toList()
                        : List.of((Long[]) scattered.getArray());
        return new Opening(row.getLong(1), ids, List.of((String[]) row.getArray(4).getArray()));
    }
}
