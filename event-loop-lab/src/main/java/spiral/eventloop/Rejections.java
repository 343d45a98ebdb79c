package spiral.eventloop;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The promises that were rejected while nobody had asked to hear of it.
///
///     rejected --> pending --checkpoint ends--> reported --handled--> late: told, too
///                     |
///                     +--handled--> forgotten
///
/// They have until the end of the microtask checkpoint to get a handler; those that still have none
/// are reported, in the order of rejection. For the loop's thread only. Source: HTML Standard,
/// "notify about rejected promises"; Node.js, `lib/internal/process/promises.js`.
public final class Rejections {
    /// The most reported promises that are remembered; of later ones no late handler is told.
    public static final int LIMIT = 100_000;

    private record Rejected(Object promise, Object reason, long id) {}

    private final RejectionHandler handler;
    private final @Nullable Tracer tracer;
    private Map<Key, Rejected> pending = new LinkedHashMap<>();
    private final Map<Key, Rejected> aside = new HashMap<>();
    private final Map<Key, Rejected> reported = new HashMap<>();
    private final Queue<Rejected> late = new ArrayDeque<>();

    /// A promise, told apart by being the same object.
    private record Key(Object promise) {
        @Override
        @SuppressWarnings("ReferenceEquality") // two promises that look alike are two promises
        public boolean equals(@Nullable Object other) {
            return other instanceof Key(Object same) && same == promise;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(promise);
        }
    }

    Rejections(RejectionHandler handler, @Nullable Tracer tracer) {
        this.handler = handler;
        this.tracer = tracer;
    }

    /// A promise was rejected and has no handler. Give the same object to [#handled].
    ///
    /// @param id the promise's number in the trace
    public void rejected(Object promise, Object reason, long id) {
        pending.put(new Key(promise), new Rejected(promise, reason, id));
    }

    /// A promise that had been rejected without a handler has got one.
    public void handled(Object promise) {
        Key key = new Key(promise);
        if (pending.remove(key) != null || aside.remove(key) != null) {
            return;
        }
        Rejected rejected = reported.remove(key);
        if (rejected != null) {
            late.add(rejected);
        }
    }

    boolean isEmpty() {
        return pending.isEmpty() && late.isEmpty();
    }

    /// Tells the handler now of all that has come together; what that rejects waits for the next
    /// call. When the handler throws, the rest is lost, as it is in Node.
    void report() {
        while (!late.isEmpty()) {
            tellLate(late.remove());
        }
        Map<Key, Rejected> batch = pending;
        pending = new LinkedHashMap<>();
        batch.values().forEach(this::report);
    }

    /// Sets aside what has come together, and returns what tells the handler of it: of those that
    /// nobody handles until then.
    Runnable setAside() {
        Map<Key, Rejected> batch = pending;
        pending = new LinkedHashMap<>();
        aside.putAll(batch);
        List<Rejected> handledLate = List.copyOf(late);
        late.clear();
        return () -> {
            handledLate.forEach(this::tellLate);
            batch.forEach((key, rejected) -> {
                if (aside.remove(key) != null) {
                    report(rejected);
                }
            });
        };
    }

    private void tellLate(Rejected rejected) {
        if (tracer != null) {
            tracer.handledLate(rejected.id());
        }
        handler.handledLate(rejected.promise());
    }

    private void report(Rejected rejected) {
        if (tracer != null) {
            tracer.unhandled(rejected.id(), String.valueOf(rejected.reason()));
        }
        if (reported.size() < LIMIT) {
            reported.put(new Key(rejected.promise()), rejected);
        }
        handler.unhandled(rejected.promise(), rejected.reason());
    }
}
