package spiral.async;

import java.time.Duration;

/// Something worth knowing that a policy did. One listener hears all of them, on the thread that
/// caused it, outside of every lock; without a listener none is made.
public sealed interface Event {
    /// An attempt of a [Retry] failed, or ended with a result that was not wanted.
    ///
    /// @param attempt its number, from 1
    record AttemptFailed(int attempt, Throwable cause) implements Event {}

    /// A [Retry] will try again.
    ///
    /// @param attempt the number of the attempt to come
    /// @param delay the wait before it
    record RetryScheduled(int attempt, Duration delay) implements Event {}

    /// A [Retry] stopped although attempts were left: the deadline, the budget or a rule said so.
    ///
    /// @param attempts how many were made
    record GaveUp(int attempts, Reason reason) implements Event {}

    /// Why a [Retry] stopped early.
    enum Reason {
        /// The rules call this failure hopeless.
        RULE,
        /// The next attempt would begin after the deadline.
        DEADLINE,
        /// Too large a share of the traffic is retries already.
        BUDGET
    }

    /// A policy refused a call; nothing was started.
    record Refused(Rejected refusal) implements Event {}

    /// A circuit opened, half-opened or closed.
    record StateChanged(BreakerState before, BreakerState after) implements Event {}

    /// Work took longer than it may and was cancelled.
    record TimedOut(Duration limit) implements Event {}

    /// A [Hedge] started the work once more.
    ///
    /// @param number how many are under way now, at least 2
    record Hedged(int number) implements Event {}

    /// A [Fallback] took the place of a failure.
    record FellBack(Throwable cause) implements Event {}

    /// An [AdaptiveLimit] moved.
    record LimitChanged(int before, int after) implements Event {}
}
