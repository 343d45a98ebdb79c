package spiral.queue.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// PostgreSQL's counting in one statement, for one trip to the server and back, with the
/// COMMIT where that comes next. Columns travel as
/// arrays, so few counts and many are the same statement.
final class CountAtOnce {
    private static final String EVENTS =
            """
            INSERT INTO minute_count SELECT ?, type, event, ?, n
            FROM unnest(?::text[], ?::text[], ?::bigint[]) AS counted(type, event, n)
            ON CONFLICT (minute, type, event, stripe)
            DO UPDATE SET n = minute_count.n + excluded.n\
            """;

    private static final String COUNT =
            """
            WITH minutes AS (%s),
            totals AS (
              INSERT INTO total SELECT event, ?, n
              FROM unnest(?::text[], ?::bigint[]) AS counted(event, n)
              ON CONFLICT (event, stripe) DO UPDATE SET n = total.n + excluded.n)
            INSERT INTO minute_latency SELECT ?, type, what, bucket, ?, n
            FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[])
              AS counted(type, what, bucket, n)
            ON CONFLICT (minute, type, what, bucket, stripe)
            DO UPDATE SET n = minute_latency.n + excluded.n\
            """
                    .formatted(EVENTS);

    private CountAtOnce() {}

    /// What happened how often, each row with its columns in this order.
    ///
    /// @param events type, event, count
    /// @param totals event, count
    /// @param latencies type, what, bucket, count
    static void write(
            Session session,
            long minute,
            Collection<Object[]> events,
            Collection<Object[]> totals,
            Collection<Object[]> latencies)
            throws SQLException {
        long stripe = session.stripe();
        Column event = new Column(session, events);
        Column total = new Column(session, totals);
        Column latency = new Column(session, latencies);
        if (totals.isEmpty() && latencies.isEmpty()) {
            session.updateLast(
                    EVENTS, minute, stripe, event.texts(0), event.texts(1), event.numbers(2));
            return;
        }
        session.updateLast(
                COUNT,
                minute,
                stripe,
                event.texts(0),
                event.texts(1),
                event.numbers(2),
                stripe,
                total.texts(0),
                total.numbers(1),
                minute,
                stripe,
                latency.texts(0),
                latency.texts(1),
                latency.numbers(2),
                latency.numbers(3));
    }

    /// Turns rows into arrays of one column each.
    private record Column(Session session, Collection<Object[]> rows) {
        Object texts(int column) throws SQLException {
            return array("text", row -> row[column]);
        }

        Object numbers(int column) throws SQLException {
            return array("bigint", row -> row[column]);
        }

        private Object array(String type, Function<Object[], @Nullable Object> value)
                throws SQLException {
            return session.array(type, rows.stream().map(value));
        }
    }
}
