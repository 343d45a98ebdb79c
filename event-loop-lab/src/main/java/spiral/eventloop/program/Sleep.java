package spiral.eventloop.program;

import org.jspecify.annotations.Nullable;
import spiral.eventloop.promise.Resolver;

/// A promise that waits for a timer, unless a signal aborts first.
///
///     timer -----> resolve, and listen no more
///     signal ----> reject, and take the timer back
///
/// Source: Node.js, `lib/timers/promises.js`. For the loop's thread only.
final class Sleep {
    private final Resolver<@Nullable Void> resolver;
    private final AbortSignal signal;
    private Runnable deaf = () -> {};

    Sleep(Resolver<@Nullable Void> resolver, AbortSignal signal) {
        this.resolver = resolver;
        this.signal = signal;
    }

    void begin(Runnable clearTimer) {
        deaf =
                signal.onAbort(_ -> {
                    clearTimer.run();
                    resolver.reject(signal.abortError());
                });
    }

    void end() {
        deaf.run();
        resolver.resolve(null);
    }
}
