package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spiral.queue.NewJob;
import spiral.queue.Schedule;
import spiral.queue.Ties;
import spiral.queue.cron.CronExpression;

/// A row of the schedules. Another process may have put it, which knows time zones or words of cron
/// that this one does not.
///
/// @param standing what it says, where this process can read it
/// @param unreadable why not, otherwise
record ScheduleRow(Optional<Schedule.Standing> standing, Optional<Schedule.Unreadable> unreadable) {

    static ScheduleRow of(ResultSet row) throws SQLException {
        String name = row.getString("name");
        Instant next = Instant.ofEpochMilli(row.getLong("next_at"));
        try {
            Schedule schedule = schedule(row);
            next(schedule, next);
            Schedule.Standing standing = new Schedule.Standing(schedule, next);
            return new ScheduleRow(Optional.of(standing), Optional.empty());
        } catch (DateTimeException | IllegalArgumentException strange) {
            String why = String.valueOf(strange.getMessage());
            return new ScheduleRow(
                    Optional.empty(), Optional.of(new Schedule.Unreadable(name, why)));
        }
    }

    /// True when this process can do what it asks for.
    boolean readable() {
        return standing.isPresent();
    }

    /// The first tick after this moment.
    ///
    /// @throws IllegalArgumentException when its cron expression cannot be read or never comes true
    static Instant next(Schedule schedule, Instant after) {
        return CronExpression.parse(schedule.cron())
                .next(after, schedule.zone())
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "cron: '%s' never comes true".formatted(schedule.cron())));
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        NewJob job =
                NewJob.of(row.getString("type"), row.getString("payload"))
                        .priority(row.getInt("priority"))
                        .maxAttempts(row.getInt("max_attempts"))
                        .timeout(Duration.ofMillis(row.getLong("timeout")))
                        .delay(Duration.ofMillis(row.getLong("delay")))
                        .tied(
                                new Ties(
                                        key(row.getString("unique_key")),
                                        Optional.empty(),
                                        key(row.getString("limit_key")),
                                        List.of()));
        return new Schedule(
                row.getString("name"),
                row.getString("cron"),
                ZoneId.of(row.getString("zone")),
                Schedule.Missed.valueOf(row.getString("missed")),
                job);
    }

    private static Optional<String> key(@Nullable String column) {
        return Optional.ofNullable(column);
    }
}
