package spiral.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How one attempt ended, as a worker tells the store.
public sealed interface Settlement {

    /// Longest result that is kept with a job, in characters.
    int LONGEST_RESULT = 64 * 1024;

    /// The attempt that ended.
    Claim claim();

    /// This result, if every store can keep it: at most [#LONGEST_RESULT] characters of well-formed
    /// Unicode without NUL.
    static String checkedResult(String json) {
        if (json.length() > LONGEST_RESULT) {
            throw new IllegalArgumentException(
                    "a result must be at most %d characters but was %d"
                            .formatted(LONGEST_RESULT, json.length()));
        }
        if (!NewJob.keepable(json)) {
            throw new IllegalArgumentException(
                    "a result must be well-formed Unicode without NUL but had NUL or half a"
                            + " surrogate pair");
        }
        return json;
    }

    /// The work is done. The effects run inside the acknowledging transaction: together with it
    /// they happen exactly once. An effect that throws turns the success into a failure.
    record Success(Claim claim, Duration took, Optional<String> result, List<Effect> effects)
            implements Settlement {
        /// Checks the result.
        public Success {
            result.ifPresent(Settlement::checkedResult);
        }
    }

    /// The work failed; the store decides between another attempt and the dead letters.
    ///
    /// @param atLeast a next attempt is not due before this wait ([RetryLater])
    record Failure(Claim claim, Duration took, String error, Duration atLeast)
            implements Settlement {
        /// One whose next attempt is due when the back-off says.
        public Failure(Claim claim, Duration took, String error) {
            this(claim, took, error, Duration.ZERO);
        }
    }

    /// The attempt was stopped because the job had been cancelled.
    record Stopped(Claim claim) implements Settlement {}

    /// The job goes back and costs nothing; its attempts tell why.
    record HandBack(Claim claim, Why why) implements Settlement {}

    /// Why a job goes back. One that had begun may have left its mark outside the store: whoever finds
    /// that mark twice must find this beside it.
    enum Why {
        NOT_BEGUN("it had not begun"),
        LEASE_LOST("interrupted while it ran, as its worker had lost its lease"),
        NEVER_STOPPED("given up while it ran, as its worker had lost its lease"),
        SHUT_DOWN("interrupted while it ran, as its worker shut down");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /// What stands in the attempt's record.
        public String words() {
            return words;
        }
    }

    /// Something a handler does in the store, in the transaction that acknowledges its job. It
    /// runs on the store's thread: keep it to a few statements; it must neither commit nor close.
    @FunctionalInterface
    interface Effect {
        void run(Connection connection) throws SQLException;
    }
}
