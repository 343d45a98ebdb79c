package spiral.eventloop.program;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Aborts its signal: the hand that holds the switch, while others only see the lamp.
///
/// [Script#abortController] makes one. For the loop's thread only. Source: DOM Standard, section
/// 3.1 "Interface AbortController".
public final class AbortController {
    private final AbortSignal signal;

    AbortController(Consumer<Throwable> failed) {
        this.signal = new AbortSignal(failed);
    }

    /// What to pass to those who are to stop.
    public AbortSignal signal() {
        return signal;
    }

    /// Aborts: the listeners are called now, in the order in which they came. Only the first call
    /// counts.
    public void abort() {
        abort(new CancellationException("This operation was aborted"));
    }

    /// [#abort()] with a reason of its own.
    public void abort(Throwable reason) {
        signal.abort(reason);
    }
}
