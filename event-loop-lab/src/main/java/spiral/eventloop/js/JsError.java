package spiral.eventloop.js;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/// What a program threw and did not catch.
final class JsError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient PolyglotException thrown;

    JsError(PolyglotException thrown) {
        super(thrown.getMessage(), thrown, false, false);
        this.thrown = thrown;
    }

    /// The value behind `throw`.
    Value value() {
        return thrown.getGuestObject();
    }

    PolyglotException thrown() {
        return thrown;
    }
}
