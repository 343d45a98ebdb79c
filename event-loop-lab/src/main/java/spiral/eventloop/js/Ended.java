package spiral.eventloop.js;

import org.jspecify.annotations.Nullable;

/// Leaves the loop: the program is over.
final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient JsOutcome outcome;

    Ended(JsOutcome outcome) {
        super(null, null, false, false);
        this.outcome = outcome;
    }

    JsOutcome outcome() {
        return outcome;
    }

    /// The same in the words of whoever gets it wrapped; null if it is something else.
    static @Nullable Ended in(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof Ended ended) {
                return ended;
            }
        }
        return null;
    }
}
