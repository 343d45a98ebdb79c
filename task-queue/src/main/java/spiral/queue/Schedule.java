package spiral.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// A job that is submitted again and again, by the clock on somebody's wall.
///
/// @param name 1 to 200 printable characters; putting a schedule with the same name replaces it
/// @param cron when: minute, hour, day of month, month, day of week (`30 2 * * mon-fri`)
/// @param zone whose clock
/// @param missed what becomes of ticks that passed while no process was alive
/// @param job what is submitted; a delay in it counts from the tick on
public record Schedule(String name, String cron, ZoneId zone, Missed missed, NewJob job) {

    /// Most ticks that [Missed#ALL] makes up for at once.
    public static final int MOST_MISSED = 1_000;

    /// A tick older than this was missed.
    public static final Duration LATE = Duration.ofMinutes(1);

    /// What becomes of missed ticks.
    public enum Missed {
        /// They are gone; the next one counts.
        SKIP,
        /// One job makes up for all of them.
        ONCE,
        /// A job for each, for at most [#MOST_MISSED] ticks.
        ALL
    }

    /// Checks the name, and that the job can be submitted more than once.
    public Schedule {
        Ties.checkedKey(name);
        boolean single = job.ties().idempotency().isPresent() || !job.ties().parents().isEmpty();
        if (single || job.start() instanceof NewJob.Start.At) {
            throw new IllegalArgumentException(
                    "a schedule's job can have neither an idempotency key, nor parents, nor a time"
                            + " of its own");
        }
    }

    /// A schedule as it stands in the store.
    ///
    /// @param next its next tick
    public record Standing(Schedule schedule, Instant next) {}

    /// A schedule that this process cannot read: it knows no such time zone, or too old a cron.
    ///
    /// @param why in one sentence
    public record Unreadable(String name, String why) {}
}
