package spiral.queue.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import spiral.eventloop.EventLoop;
import spiral.queue.Claim;
import spiral.queue.JobContext;
import spiral.queue.JobHandler;
import spiral.queue.Progress;
import spiral.queue.RetryLater;
import spiral.queue.Settlement;

/// One job being run: its handler on the thread of its [Row], and how it ended. Every log line that is
/// written there meanwhile carries the job's id, attempt and trace.
final class Attempt implements JobContext {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    /// Most effects in one acknowledging transaction; they are held in memory until then.
    private static final int MOST_EFFECTS = 1_000;

    private final Claim claim;
    private final JobHandler handler;
    private final EventLoop loop;
    private final Row row;
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    // the handler's latest word that was not yet passed on
    private final AtomicReference<@Nullable Progress> progress = new AtomicReference<>();
    // the next two belong to the handler's thread until it has ended
    private List<Settlement.Effect> effects = List.of();
    private Optional<String> result = Optional.empty();
    // written when the row is made, and by the row's thread when this attempt's turn has come
    private volatile long startedNanos;
    // written by the row's thread; -1 until it has ended
    private volatile long tookNanos = -1;
    // belongs to the loop's thread
    private boolean open = true;

    /// Why somebody interrupts an attempt, or why nobody does any more.
    enum Stop {
        TIMED_OUT,
        CANCELLED,
        LEASE_LOST,
        SHUT_DOWN,
        /// It has ended by itself.
        ENDED
    }

    /// @param row in which it has its place
    Attempt(Claim claim, JobHandler handler, EventLoop loop, Row row) {
        this.claim = claim;
        this.handler = handler;
        this.loop = loop;
        this.row = row;
        this.startedNanos = loop.nanos();
    }

    Claim claim() {
        return claim;
    }

    String threadName() {
        return "job-" + claim.job();
    }

    Row row() {
        return row;
    }

    /// Asks the handler to stop, and takes back nothing that waits behind it in its row: somebody has
    /// done that. True when this was the first reason to; that one stands. On the loop's thread.
    boolean stop(Stop why) {
        boolean first = stop.compareAndSet(null, why);
        if (first) {
            row.interrupt();
        }
        return first;
    }

    /// Whether it was interrupted before it ended, or is just going to be. On the row's thread.
    boolean wasStopped() {
        return stop.get() != Stop.ENDED;
    }

    /// Whether nobody has settled it yet. On the loop's thread.
    boolean isOpen() {
        return open;
    }

    /// It has ended, was given up, or will not begin. On the loop's thread.
    void close() {
        open = false;
    }

    Duration took() {
        long took = tookNanos;
        return Duration.ofNanos(took < 0 ? loop.nanos() - startedNanos : took);
    }

    /// Runs the handler, on the calling thread.
    ///
    /// @param around what else the log says on this thread, before and after
    Settlement run(Map<String, String> around) {
        startedNanos = loop.nanos();
        MDC.put("job.id", Long.toString(claim.job()));
        MDC.put("job.type", claim.type());
        MDC.put("job.attempt", Integer.toString(claim.attempt()));
        MDC.put("trace.id", claim.traceId());
        Optional<Throwable> failure = Optional.empty();
        LOG.debug("job starts");
        try {
            handler.run(this);
            LOG.info("job's work is done");
        } catch (Throwable thrown) {
            failure = Optional.of(thrown);
            tell(thrown);
        }
        Settlement settlement = settlement(failure);
        MDC.clear();
        if (!around.isEmpty()) {
            MDC.setContextMap(around);
        }
        return settlement;
    }

    private void tell(Throwable thrown) {
        Stop why = stop.get();
        if (why == null) {
            LOG.warn("job failed", thrown);
        } else {
            LOG.atWarn().addKeyValue("reason", why).log("job was stopped");
        }
    }

    private Settlement settlement(Optional<Throwable> failure) {
        tookNanos = loop.nanos() - startedNanos;
        boolean byItself = stop.compareAndSet(null, Stop.ENDED);
        if (failure.isEmpty()) {
            return new Settlement.Success(claim, took(), result, List.copyOf(effects));
        }
        return byItself ? failed(failure.get()) : stopped();
    }

    private Settlement stopped() {
        return switch (Objects.requireNonNull(stop.get())) {
            case CANCELLED -> new Settlement.Stopped(claim);
            case SHUT_DOWN -> new Settlement.HandBack(claim, Settlement.Why.SHUT_DOWN);
            case LEASE_LOST -> new Settlement.HandBack(claim, Settlement.Why.LEASE_LOST);
            case TIMED_OUT -> timedOut("");
            case ENDED -> throw new IllegalStateException("it ended before it was stopped");
        };
    }

    private Settlement failed(Throwable thrown) {
        Duration atLeast = thrown instanceof RetryLater later ? later.atLeast() : Duration.ZERO;
        return new Settlement.Failure(claim, took(), sentence(thrown), atLeast);
    }

    /// The settlement of an attempt that does not stop though its worker has lost its lease: if nobody
    /// else has got the job by then, it goes back and costs nothing.
    Settlement lost() {
        return new Settlement.HandBack(claim, Settlement.Why.NEVER_STOPPED);
    }

    /// The settlement of an attempt that ran out of time.
    Settlement timedOut(String also) {
        String error = "timed out after " + claim.timeout().toMillis() + " ms" + also;
        return new Settlement.Failure(claim, took(), error);
    }

    /// Whoever throws may have written its own words, and they may fail, too.
    private static String sentence(Throwable thrown) {
        String message;
        try {
            message = thrown.getMessage();
        } catch (RuntimeException | Error speechless) {
            message = null;
        }
        return message == null
                ? thrown.getClass().getName()
                : thrown.getClass().getSimpleName() + ": " + message;
    }

    @Override
    public long job() {
        return claim.job();
    }

    @Override
    public int attempt() {
        return claim.attempt();
    }

    @Override
    public String payload() {
        return claim.payload();
    }

    @Override
    public String traceparent() {
        return claim.traceparent();
    }

    @Override
    public Duration timeout() {
        return claim.timeout();
    }

    @Override
    public void inAckTransaction(Settlement.Effect effect) {
        if (effects.isEmpty()) {
            effects = new ArrayList<>();
        }
        if (effects.size() == MOST_EFFECTS) {
            throw new IllegalStateException("a job can have at most " + MOST_EFFECTS + " effects");
        }
        effects.add(Objects.requireNonNull(effect, "effect"));
    }

    @Override
    public void progress(int percent, String note) {
        progress.set(new Progress(percent, note));
    }

    @Override
    public boolean leaseLost() {
        return stop.get() == Stop.LEASE_LOST;
    }

    /// What the handler has said since the last time.
    Optional<Progress.Report> news() {
        return Optional.ofNullable(progress.getAndSet(null))
                .map(latest -> new Progress.Report(claim, latest));
    }

    @Override
    public void result(String json) {
        result = Optional.of(Settlement.checkedResult(json));
    }
}
