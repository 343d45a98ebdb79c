package spiral.queue.handler;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import spiral.log.json.JsonReader;
import spiral.queue.JobContext;
import spiral.queue.JobHandler;
import spiral.queue.Settlement;

/// Job 7 in the hands of a handler, for the second time.
final class OneJob implements JobContext {
    static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final String payload;
    private Optional<String> result = Optional.empty();

    /// A handler that runs on a thread of its own, and can be interrupted.
    record Running(Thread thread, CompletableFuture<Void> end) {}

    private OneJob(String payload) {
        this.payload = payload;
    }

    /// The result of a run.
    static Map<?, ?> run(JobHandler handler, String payload) throws Exception {
        OneJob job = new OneJob(payload);
        handler.run(job);
        return (Map<?, ?>) JsonReader.read(job.result.orElseThrow());
    }

    static Running start(JobHandler handler, String payload) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                handler.run(new OneJob(payload));
                                end.complete(null);
                            } catch (Throwable thrown) {
                                end.completeExceptionally(thrown);
                            }
                        });
        return new Running(thread, end);
    }

    @Override
    public long job() {
        return 7;
    }

    @Override
    public int attempt() {
        return 2;
    }

    @Override
    public String payload() {
        return payload;
    }

    @Override
    public String traceparent() {
        return TRACE;
    }

    @Override
    public Duration timeout() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void inAckTransaction(Settlement.Effect effect) {
        throw new AssertionError("it has no effect in the store");
    }

    @Override
    public void result(String json) {
        result = Optional.of(Settlement.checkedResult(json));
    }
}
