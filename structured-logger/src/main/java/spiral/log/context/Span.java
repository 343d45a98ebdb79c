package spiral.log.context;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;
import spiral.log.Context;
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
            return current().map(parent -> within(parent, name)).orElseGet(() -> root(name));
        }

        /// A span that continues what another service began, by its `traceparent`; a new trace when
        /// that is missing or wrong.
        public Span continued(@Nullable String traceparent, String name) {
            return Optional.ofNullable(traceparent)
                    .flatMap(TraceContext::parse)
                    .map(parent -> within(parent, name))
                    .orElseGet(() -> root(name));
        }

        private Span within(TraceContext parent, String name) {
            TraceContext child = parent.child(random);
            return new Span(name, child, Optional.of(parent.spanId()), log, nanos);
        }

        private Span root(String name) {
            return new Span(name, TraceContext.create(random), Optional.empty(), log, nanos);
        }
    }

    /// The trace and span that the calling code is in; its `toString` is the header for the next
    /// service.
    public static Optional<TraceContext> current() {
        Context scope = Scope.current();
        String flags = Boolean.FALSE.equals(scope.get("trace.sampled")) ? "00" : "01";
        return TraceContext.parse(
                "00-" + scope.get(TRACE_ID) + "-" + scope.get(SPAN_ID) + "-" + flags);
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
        long start = nanos.getAsLong();
        Throwable failure = null;
        try {
            scope().run(code);
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            end(start, failure);
        }
    }

    /// Runs the code of this step and gives its result.
    public <T extends @Nullable Object> T call(Callable<T> code) throws Exception {
        long start = nanos.getAsLong();
        Throwable failure = null;
        try {
            return scope().call(code);
        } catch (Exception | Error thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            end(start, failure);
        }
    }

    private Scope scope() {
        Scope scope = Scope.where(TRACE_ID, trace.traceId()).and(SPAN_ID, trace.spanId());
        return trace.sampled() ? scope : scope.and("trace.sampled", false);
    }

    private void end(long start, @Nullable Throwable failure) {
        long took = nanos.getAsLong() - start;
        scope().run(() -> {
            LoggingEventBuilder line = failure == null ? log.atInfo() : log.atError();
            line = line.addKeyValue("event.duration", took);
            line = line.addKeyValue("event.outcome", failure == null ? "success" : "failure");
            if (parentId.isPresent()) {
                line = line.addKeyValue(PARENT_ID, parentId.get());
            }
            line.setCause(failure).log(name);
        });
    }
}
