package spiral.eventloop.program;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Tells those who listen that something is no longer wanted.
///
///     controller.abort(reason) --> signal: aborted --> listener, listener, ... at once, in order
///
/// Whoever starts something passes the signal along; whoever works on it listens. A signal aborts
/// once and stays so. For the loop's thread only. Source: DOM Standard, section 3.2 "Interface
/// AbortSignal".
public final class AbortSignal {
    private final Map<Object, Consumer<Throwable>> listeners = new LinkedHashMap<>();
    private final Consumer<Throwable> failed;
    private Optional<Throwable> reason = Optional.empty();

    /// @param failed is told what a listener throws; the others are still called
    AbortSignal(Consumer<Throwable> failed) {
        this.failed = failed;
    }

    /// Whether it has been aborted.
    public boolean aborted() {
        return reason.isPresent();
    }

    /// Why it was aborted, if it was.
    public Optional<Throwable> reason() {
        return reason;
    }

    /// Calls `listener` with the reason when the signal aborts; never, if it has aborted already.
    ///
    /// @return takes the listener away again
    public Runnable onAbort(Consumer<Throwable> listener) {
        Object key = new Object();
        if (!aborted()) {
            listeners.put(key, listener);
        }
        return () -> listeners.remove(key);
    }

    /// Throws the reason, if it was aborted.
    ///
    /// @throws CancellationException if it was aborted; its cause is the reason
    public void throwIfAborted() {
        if (aborted()) {
            throw abortError();
        }
    }

    /// What an aborted operation is rejected with: its cause is the reason.
    CancellationException abortError() {
        CancellationException error = new CancellationException("The operation was aborted");
        reason.ifPresent(error::initCause);
        return error;
    }

    void abort(Throwable why) {
        if (aborted()) {
            return;
        }
        reason = Optional.of(why);
        while (!listeners.isEmpty()) {
            Map.Entry<Object, Consumer<Throwable>> first = listeners.entrySet().iterator().next();
            listeners.remove(first.getKey());
            call(first.getValue(), why);
        }
    }

    private void call(Consumer<Throwable> listener, Throwable why) {
        try {
            listener.accept(why);
        } catch (RuntimeException | Error error) {
            failed.accept(error);
        }
    }
}
