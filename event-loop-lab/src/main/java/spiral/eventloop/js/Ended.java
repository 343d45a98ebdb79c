package spiral.eventloop.js;

import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.Halt;

/// Leaves the loop because a limit was reached: the program does not run any more.
final class Ended extends Halt {
    private static final long serialVersionUID = 1;

    private final transient @Nullable PolyglotException stopped;

    Ended(PolyglotException stopped) {
        super(String.valueOf(stopped.getMessage()));
        this.stopped = stopped;
    }

    Ended(String why) {
        super(why);
        this.stopped = null;
    }

    /// What the engine says about the end, if it was the engine that ended it.
    @Nullable PolyglotException stopped() {
        return stopped;
    }
}
