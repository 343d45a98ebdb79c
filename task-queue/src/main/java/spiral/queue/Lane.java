package spiral.queue;

import java.util.Locale;

/// The queue of one job type: jobs of a type stand in one line, which can be held up without
/// touching the others.
public record Lane(String type, Mode mode) {

    /// What passes through.
    public enum Mode {
        /// Takes jobs in and starts them.
        OPEN,
        /// Takes jobs in and starts none; those that run go on.
        PAUSED,
        /// Takes no new jobs in and works off those that are there.
        DRAINING;

        /// The word that people type and read.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A draining lane was asked to take a job. Nothing was stored.
    public static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1;

        /// @param type whose lane it is
        public Closed(String type) {
            super("the queue of '" + type + "' is draining: it takes no new jobs");
        }
    }
}
