package spiral.queue.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        String why = kept(error);
        boolean last = life.attempt() >= life.maxAttempts();
        Duration ours = settings.backoff().delay(life.attempt(), waited, random);
        Duration longer = atLeast.isZero() ? ours : atLeast;
        Duration pause = last ? Duration.ZERO : longer;
        return new Next(life.fail(token, now, why, pause), why, pause);
    }

    /// Its worker was lost while it ran.
    JobLife lost(JobLife life, Instant now) {
        return life.crash(now, settings.crashBudget());
    }

    /// Which of these letters go round again: the first ones, but only one of several with the same
    /// unique key. The others stay where they are.
    ///
    /// @param drawer oldest first
    /// @param most how many go at once
    static List<Long> redriven(List<Letter> drawer, int most) {
        Set<String> busy = new HashSet<>();
        List<Long> chosen = new ArrayList<>();
        for (Letter letter : drawer) {
            if (chosen.size() < most && letter.unique().map(busy::add).orElse(true)) {
                chosen.add(letter.id());
            }
        }
        return chosen;
    }

    /// Errors come from anywhere: what no store can keep is replaced, and a long one ends after a
    /// whole character.
    private static String kept(String error) {
        int end = Math.min(error.length(), LONGEST_ERROR);
        StringBuilder text = new StringBuilder(end);
        error.substring(0, end)
                .codePoints()
                .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
