package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spiral.queue.Job;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.Progress;
import spiral.queue.Ties;

/// A row of `job` or `done`, and the job or the life that it stands for.
///
///     state, at, owner, last_error ──────────► JobState ─┐
///     attempt, max_attempts, crashes, token ─────────────┴─► JobLife ─┐
///     id, type, payload, submitted_at, … ─────────────────────────────┴─► Job
final class JobRow {
    /// What [#life] reads.
    static final String LIFE =
            "state, at, attempt, max_attempts, crashes, token, owner, last_error";

    /// All of a job that its row in `job` and its record in `done` both have.
    static final String WHOLE =
            "id, type, priority, payload, traceparent, timeout, submitted_at, result, unique_key, limit_key, "
                    + LIFE;

    private static final int BEFORE_LIFE = 10;

    /// Follows [#WHOLE] in a query of `job`.
    static final String PROGRESS = ", progress, progress_note";

    /// Follows [#WHOLE] in a query of `done`.
    static final String NO_PROGRESS =
            ", CAST(NULL AS INTEGER) AS progress, CAST(NULL AS TEXT) AS progress_note";

    private JobRow() {}

    /// A job of [#WHOLE] with its progress; by name. The parents that it waits for stand elsewhere.
    static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getLong("id"),
                row.getString("type"),
                row.getInt("priority"),
                row.getString("payload"),
                row.getString("traceparent"),
                Duration.ofMillis(row.getLong("timeout")),
                Instant.ofEpochMilli(row.getLong("submitted_at")),
                life(row, BEFORE_LIFE),
                Optional.ofNullable(row.getString("last_error")),
                Optional.ofNullable(row.getString("result")),
                Optional.ofNullable((Number) row.getObject("owner")).map(Number::longValue),
                new Ties(
                        Optional.ofNullable(row.getString("unique_key")),
                        Optional.empty(),
                        Optional.ofNullable(row.getString("limit_key")),
                        List.of()),
                progress(row));
    }

    private static Optional<Progress> progress(ResultSet row) throws SQLException {
        Number percent = (Number) row.getObject("progress");
        return percent == null
                ? Optional.empty()
                : Optional.of(
                        new Progress(percent.intValue(), text(row.getString("progress_note"))));
    }

    /// The life in a row; by place, as a claim reads thousands of them.
    ///
    /// @param before how many columns stand before those of [#LIFE]
    static JobLife life(ResultSet row, int before) throws SQLException {
        return new JobLife(
                state(row, before),
                row.getInt(before + 3),
                row.getInt(before + 4),
                row.getInt(before + 5),
                row.getLong(before + 6));
    }

    private static JobState state(ResultSet row, int before) throws SQLException {
        Instant at = Instant.ofEpochMilli(row.getLong(before + 2));
        return switch (JobState.Name.of(row.getInt(before + 1))) {
            case BLOCKED -> new JobState.Blocked(at);
            case SCHEDULED -> new JobState.Scheduled(at);
            case READY -> new JobState.Ready(at);
            case RUNNING ->
                    new JobState.Running(row.getLong(before + 7), row.getLong(before + 6), at);
            case RETRYING -> new JobState.Retrying(at, text(row.getString(before + 8)));
            case SUCCEEDED -> new JobState.Succeeded(at);
            case DEAD -> new JobState.Dead(at, text(row.getString(before + 8)));
            case CANCELLED -> new JobState.Cancelled(at);
        };
    }

    private static String text(@Nullable String column) {
        return column == null ? "" : column;
    }

    /// The time that belongs to a state, in milliseconds. A wait that ends within one is over with it,
    /// not before.
    static long at(JobState state) {
        return switch (state) {
            case JobState.Blocked s -> s.dueAt().toEpochMilli();
            case JobState.Scheduled s -> s.dueAt().toEpochMilli();
            case JobState.Ready s -> s.since().toEpochMilli();
            case JobState.Running s -> s.since().toEpochMilli();
            case JobState.Retrying s -> s.dueAt().plusNanos(999_999).toEpochMilli();
            case JobState.Succeeded s -> s.at().toEpochMilli();
            case JobState.Dead s -> s.at().toEpochMilli();
            case JobState.Cancelled s -> s.at().toEpochMilli();
        };
    }

    /// What went wrong last, in states that know.
    static @Nullable String why(JobState state) {
        return switch (state) {
            case JobState.Retrying s -> s.why();
            case JobState.Dead s -> s.why();
            default -> null;
        };
    }
}
