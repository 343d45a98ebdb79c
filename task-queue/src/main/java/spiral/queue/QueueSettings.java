package spiral.queue;

import java.time.Duration;
import spiral.async.Backoff;
import spiral.async.BreakerRules;
import spiral.async.Jitter;

/// What all processes on one store agree on. Written into the store when it is made, read by
/// everyone who opens it later.
///
/// @param lease how long a worker process may be silent before its jobs go to others,
///     500 ms to 1 hour
/// @param crashBudget how many workers a job may lose before it is dead, 1 to 100
/// @param firstWait the wait after a first failed attempt, doubled after each further one
/// @param longestWait the cap on that wait, up to 3650 days
/// @param breaker when the breaker of a job type opens and how it closes again
/// @param retention how long the records of finished jobs and the per-minute counts are kept,
///     1 minute to 3650 days
/// @param ageing so much waiting weighs as much as one level of priority, 1 s to 7 days
public record QueueSettings(
        Duration lease,
        int crashBudget,
        Duration firstWait,
        Duration longestWait,
        BreakerRules breaker,
        Duration retention,
        Duration ageing) {

    /// The shortest lease: below, a busy machine alone would make a worker look dead.
    public static final Duration SHORTEST_LEASE = Duration.ofMillis(500);

    /// Nothing here lasts longer: every store can count its milliseconds.
    private static final Duration LONGEST = Duration.ofDays(3650);

    /// The longest lease.
    public static final Duration LONGEST_LEASE = Duration.ofHours(1);

    /// Lease 10 s, 3 crashes, waits of 1 s doubled up to 5 min, the usual breaker, 7 days,
    /// ageing 10 min.
    public static final QueueSettings USUAL =
            new QueueSettings(
                    Duration.ofSeconds(10),
                    3,
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(5),
                    BreakerRules.usual(),
                    Duration.ofDays(7),
                    Duration.ofMinutes(10));

    /// Checks every value.
    public QueueSettings {
        if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("lease must be 500 ms to 1 hour but was " + lease);
        }
        if (crashBudget < 1 || crashBudget > 100) {
            throw new IllegalArgumentException(
                    "crash budget must be 1 to 100 but was " + crashBudget);
        }
        if (retention.compareTo(Duration.ofMinutes(1)) < 0 || retention.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "retention must be 1 minute to 3650 days but was " + retention);
        }
        if (longestWait.compareTo(LONGEST) > 0 || breaker.openFor().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a wait must be at most 3650 days but was "
                            + (longestWait.compareTo(LONGEST) > 0
                                    ? longestWait
                                    : breaker.openFor()));
        }
        if (ageing.compareTo(Duration.ofSeconds(1)) < 0
                || ageing.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException("ageing must be 1 s to 7 days but was " + ageing);
        }
        Backoff.exponential(firstWait, longestWait, Jitter.EQUAL);
    }

    /// How long a failed job waits: doubled each time up to the cap, half of it by chance.
    public Backoff backoff() {
        return Backoff.exponential(firstWait, longestWait, Jitter.EQUAL);
    }

    /// The same settings with another lease.
    public QueueSettings lease(Duration lease) {
        return new QueueSettings(
                lease, crashBudget, firstWait, longestWait, breaker, retention, ageing);
    }

    /// The same settings with another crash budget.
    public QueueSettings crashBudget(int crashBudget) {
        return new QueueSettings(
                lease, crashBudget, firstWait, longestWait, breaker, retention, ageing);
    }

    /// The same settings with other waits between attempts.
    public QueueSettings waits(Duration first, Duration longest) {
        return new QueueSettings(lease, crashBudget, first, longest, breaker, retention, ageing);
    }

    /// The same settings with other rules for breakers.
    public QueueSettings breaker(BreakerRules breaker) {
        return new QueueSettings(
                lease, crashBudget, firstWait, longestWait, breaker, retention, ageing);
    }

    /// The same settings with another retention.
    public QueueSettings retention(Duration retention) {
        return new QueueSettings(
                lease, crashBudget, firstWait, longestWait, breaker, retention, ageing);
    }

    /// The same settings with another ageing of priorities.
    public QueueSettings ageing(Duration ageing) {
        return new QueueSettings(
                lease, crashBudget, firstWait, longestWait, breaker, retention, ageing);
    }
}
