package spiral.queue.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import spiral.queue.JobLife;
import spiral.queue.QueueSettings;

/// What becomes of a job whose attempt went badly: another round after a wait, or the drawer of
/// dead letters; and who comes out of the drawer again.
///
///     failed ──attempts left──► wait, longer each time ──► ready
///        └────none left───────► drawer ◄──crash budget used── its worker was lost
///                                 │                               └──budget left──► ready
///                                 └──redrive, oldest first──► ready, with fresh budgets
///
/// Decides only; whoever asks writes it down. Nothing here is remembered.
final class AfterFailure {
    /// Longest error that is kept with a job, in characters.
    static final int LONGEST_ERROR = 4_000;

    private final QueueSettings settings;
    private final RandomGenerator random;

    /// What follows a failed attempt.
    ///
    /// @param life the job's life after it: retrying or dead
    /// @param why its error, as it is kept
    /// @param pause until the next attempt; zero for a job that is dead
    record Next(JobLife life, String why, Duration pause) {}

    /// A job in the drawer.
    ///
    /// @param unique its type and unique key, if it has one
    record Letter(long id, Optional<String> unique) {}

    /// @param random spreads the waits, so that jobs which failed together do not return together
    AfterFailure(QueueSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /// The attempt that holds `token` failed.
    ///
    /// @param waited the wait before that attempt
    /// @param atLeast the wait that the handler asks for, if it is longer than ours
    Next failed(
            JobLife life,
            long token,
            Instant now,
            String error,
            Duration waited,
            Duration atLeast) {
        // TODO step 1: the wait, and the move of life.fail
        // TODO step 2: no wait after the last attempt; an error that every store can keep
        throw new UnsupportedOperationException("TODO step 1: another round");
    }

    /// Its worker was lost while it ran.
    JobLife lost(JobLife life, Instant now) {
        throw new UnsupportedOperationException("TODO step 2: its worker was lost");
    }

    /// Which of these letters go round again: the first ones, but only one of several with the same
    /// unique key. The others stay where they are.
    ///
    /// @param drawer oldest first
    /// @param most how many go at once
    static List<Long> redriven(List<Letter> drawer, int most) {
        // TODO step 3: the oldest, and only one of several with the same key
        throw new UnsupportedOperationException("TODO step 3: choose from the drawer");
    }
}
