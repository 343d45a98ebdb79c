package spiral.eventloop;

import java.util.LinkedHashMap;

/// The promises that were rejected while nobody had asked to hear of it.
///
/// They have until the end of the microtask checkpoint to get a handler; those that still have none
/// are reported, in the order of rejection. Source: HTML Standard, "notify about rejected
/// promises". Only the loop's thread touches it.
final class Rejections {
    private final UncaughtHandler uncaught;
    private final LinkedHashMap<Promise<?>, Throwable> unhandled = new LinkedHashMap<>();

    Rejections(UncaughtHandler uncaught) {
        this.uncaught = uncaught;
    }

    void add(Promise<?> promise, Throwable error) {
        unhandled.put(promise, error);
    }

    void handled(Promise<?> promise) {
        unhandled.remove(promise);
    }

    boolean isEmpty() {
        return unhandled.isEmpty();
    }

    void report() {
        while (!unhandled.isEmpty()) {
            Throwable error = unhandled.pollFirstEntry().getValue();
            uncaught.uncaught("promise", error);
        }
    }
}
