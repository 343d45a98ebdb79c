package spiral.queue.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import spiral.eventloop.EventLoop;
import spiral.eventloop.Timeout;
import spiral.queue.Claim;
import spiral.queue.JobContext;
import spiral.queue.JobHandler;
import spiral.queue.Progress;
import spiral.queue.RetryLater;
import spiral.queue.Settlement;

/// One job being run: its handler on a virtual thread of its own, and how it ended. Every log line
/// that is written on that thread carries the job's id, attempt and trace.
final class Attempt implements JobContext {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    /// Most effects in one acknowledging transaction; they are held in memory until then.
    private static final int MOST_EFFECTS = 1_000;

    private final Claim claim;
    private final JobHandler handler;
    private final EventLoop loop;
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    // the handler's latest word that was not yet passed on
    private final AtomicReference<@Nullable Progress> progress = new AtomicReference<>();
    // the next two belong to the handler's thread until it has ended
    private final List<Settlement.Effect> effects = new ArrayList<>();
    private Optional<String> result = Optional.empty();
    // these two belong to the loop's thread
    private @Nullable Thread thread;
    private @Nullable Timeout timeout;
    private long startedNanos;

    /// Why somebody interrupts an attempt.
    enum Stop {
        TIMED_OUT,
        CANCELLED,
        LEASE_LOST,
        SHUT_DOWN
    }

    /// Hears on the loop's thread how an attempt ended.
    @FunctionalInterface
    interface Ending {
        void ended(Attempt attempt, Settlement settlement);
    }

    Attempt(Claim claim, JobHandler handler, EventLoop loop) {
        this.claim = claim;
        this.handler = handler;
        this.loop = loop;
    }

    Claim claim() {
        return claim;
    }

    /// Starts the handler; on the loop's thread.
    void start(ThreadFactory threads, Timeout timeout, Ending ending) {
        this.timeout = timeout;
        startedNanos = loop.nanos();
        thread = threads.newThread(() -> run(ending));
        thread.setName("job-" + claim.job());
        thread.start();
    }

    /// Asks the handler to stop. True when this was the first reason to; that one stands. On the
    /// loop's thread.
    boolean stop(Stop why) {
        boolean first = stop.compareAndSet(null, why);
        if (first && thread != null) {
            thread.interrupt();
        }
        return first;
    }

    /// The attempt has ended: its time no longer matters. On the loop's thread.
    void cancelTimeout() {
        if (timeout != null) {
            timeout.cancel();
        }
    }

    Duration took() {
        return Duration.ofNanos(loop.nanos() - startedNanos);
    }

    private void run(Ending ending) {
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
        loop.post("job " + claim.job() + " ended", () -> ending.ended(this, settlement));
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
        if (failure.isEmpty()) {
            return new Settlement.Success(claim, took(), result, List.copyOf(effects));
        }
        return switch (stop.get()) {
            case null -> failed(failure.get());
            case CANCELLED -> new Settlement.Stopped(claim);
            case SHUT_DOWN -> new Settlement.HandBack(claim);
            case LEASE_LOST -> lost();
            case TIMED_OUT -> timedOut("");
        };
    }

    private Settlement failed(Throwable thrown) {
        Duration atLeast = thrown instanceof RetryLater later ? later.atLeast() : Duration.ZERO;
        return new Settlement.Failure(claim, took(), sentence(thrown), atLeast);
    }

    /// The settlement of an attempt whose worker has lost its lease: if nobody else has got the job
    /// by then, it goes back and costs nothing.
    Settlement lost() {
        return new Settlement.HandBack(claim);
    }

    /// The settlement of an attempt that ran out of time.
    Settlement timedOut(String also) {
        String error = "timed out after " + claim.timeout().toMillis() + " ms" + also;
        return new Settlement.Failure(claim, took(), error);
    }

    private static String sentence(Throwable thrown) {
        String message = thrown.getMessage();
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
        if (effects.size() == MOST_EFFECTS) {
            throw new IllegalStateException("a job can have at most " + MOST_EFFECTS + " effects");
        }
        effects.add(effect);
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
