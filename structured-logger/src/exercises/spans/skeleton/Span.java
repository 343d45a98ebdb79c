package spiral.log.context;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import spiral.log.TraceContext;

/// One step of a story, from its begin to its end: who asked for it, how long it took, whether it
/// worked.
///
///     Spans spans = new Spans(log, random, System::nanoTime);
///     spans.start("charge card").run(() -> bank.charge(order));
///
///     checkout ------------------------------|  trace.id T  span.id A
///       charge card --------------|             trace.id T  span.id B  parent.id A
///
/// While its code runs, each line that is said within carries `trace.id` and `span.id`. When it
/// ends, it says one line itself: its name, `parent.id`, `event.duration` in nanoseconds,
/// `event.outcome`.
public final class Span {
    private static final String TRACE_ID = "trace.id";
    private static final String SPAN_ID = "span.id";
    private static final String PARENT_ID = "parent.id";

    private final String name;
    private final TraceContext trace;
    private final Optional<String> parentId;
    private final Logger log;
    private final LongSupplier nanos;

    private Span(
            String name,
            TraceContext trace,
            Optional<String> parentId,
            Logger log,
            LongSupplier nanos) {
        this.name = name;
        this.trace = trace;
        this.parentId = parentId;
        this.log = log;
        this.nanos = nanos;
    }

    /// Begins spans.
    ///
    /// @param log where they say their line
    /// @param random gives them their identifiers
    /// @param nanos a steady clock in nanoseconds
    public record Spans(Logger log, RandomGenerator random, LongSupplier nanos) {
        /// A span within the one that the calling code is in; without one, a new trace.
        public Span start(String name) {
            // TODO step 1: within the current one, or else a new trace
            throw new UnsupportedOperationException("TODO step 1: begin a span");
        }

        /// A span that continues what another service began, by its `traceparent`; a new trace when
        /// that is missing or wrong.
        public Span continued(@Nullable String traceparent, String name) {
            // TODO step 2: TraceContext.parse reads the header
            throw new UnsupportedOperationException("TODO step 2: continue the story");
        }
    }

    /// The trace and span that the calling code is in; its `toString` is the header for the next
    /// service.
    public static Optional<TraceContext> current() {
        // TODO step 1: Scope.current().get(TRACE_ID) is what the scope says
        // TODO step 2: a trace that is not recorded stays so
        throw new UnsupportedOperationException("TODO step 1: find the current span");
    }

    /// Which trace, which step.
    public TraceContext trace() {
        return trace;
    }

    /// The step that asked for this one.
    public Optional<String> parentId() {
        return parentId;
    }

    /// Runs the code of this step.
    public void run(Runnable code) {
        // TODO step 1: in a scope with trace and span; say a line when it ends
        // TODO step 2: an error makes it a failure, and goes on
        throw new UnsupportedOperationException("TODO step 1: run the code");
    }

    /// Runs the code of this step and gives its result.
    public <T extends @Nullable Object> T call(Callable<T> code) throws Exception {
        // TODO step 2: as run, with a result
        throw new UnsupportedOperationException("TODO step 2: call the code");
    }
}
