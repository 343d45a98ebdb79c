package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spiral.queue.JobLife;
import spiral.queue.JobState.Ready;

/// A ready job, not yet taken.
record Candidate(
        long id,
        String type,
        int priority,
        String payload,
        String traceparent,
        long timeout,
        long rank,
        @Nullable String limit,
        JobLife life) {

    static final String COLUMNS =
            "id, type, priority, payload, traceparent, timeout, rank, limit_key, " + JobRow.LIFE;

    static Candidate of(ResultSet row) throws SQLException {
        return of(row, row.getString(8), JobRow.life(row, 8));
    }

    /// From a row whose first seven columns are those of [#COLUMNS].
    static Candidate of(ResultSet row, @Nullable String limit, JobLife life) throws SQLException {
        return new Candidate(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                limit,
                life);
    }

    PlaceInLine place() {
        return new PlaceInLine(rank, id);
    }

    /// Since when it has been ready.
    Instant since() {
        return ((Ready) life.state()).since();
    }
}
