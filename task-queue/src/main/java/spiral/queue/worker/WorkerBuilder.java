package spiral.queue.worker;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import spiral.eventloop.Step;
import spiral.log.metrics.Registry;
import spiral.queue.JobHandler;
import spiral.queue.JobStore;
import spiral.queue.NewJob;
import spiral.queue.WorkerProfile;

/// What a worker is to do, before it starts. For one thread.
public final class WorkerBuilder {
    /// Most jobs at once in one process.
    private static final int MOST_SLOTS = 10_000;

    final JobStore store;
    final Map<String, JobHandler> handlers = new LinkedHashMap<>();
    String name = "worker";
    int slots = Runtime.getRuntime().availableProcessors() * 4;
    Registry metrics = new Registry();
    RandomGenerator random = RandomGenerator.getDefault();
    Optional<Consumer<Step>> trace = Optional.empty();
    Runnable traceEnd = () -> {};
    private Duration lease;

    WorkerBuilder(JobStore store) {
        this.store = store;
        this.lease = store.settings().lease();
    }

    /// Jobs of this type are run by this handler.
    public WorkerBuilder handle(String type, JobHandler handler) {
        handlers.put(NewJob.checkedType(type), handler);
        return this;
    }

    /// The same for several types.
    public WorkerBuilder handle(Map<String, JobHandler> more) {
        more.forEach(this::handle);
        return this;
    }

    /// What people call this worker; `worker` by default.
    public WorkerBuilder name(String name) {
        this.name = name;
        return this;
    }

    /// How many jobs run at once: 0 (it only schedules) to 10,000; four per core by default.
    public WorkerBuilder slots(int slots) {
        if (slots < 0 || slots > MOST_SLOTS) {
            throw new IllegalArgumentException(
                    "slots must be 0 to " + MOST_SLOTS + " but was " + slots);
        }
        this.slots = slots;
        return this;
    }

    /// How long it may be silent before its jobs go to others; the store's setting by default.
    public WorkerBuilder lease(Duration lease) {
        this.lease = lease;
        return this;
    }

    /// Where its counters and timers live.
    public WorkerBuilder metrics(Registry metrics) {
        this.metrics = metrics;
        return this;
    }

    /// Where chance comes from: jitter of waits.
    public WorkerBuilder random(RandomGenerator random) {
        this.random = random;
        return this;
    }

    /// Gets every step of the worker's loop, and then hears that the loop has ended, both on the
    /// loop's thread; nobody does by default.
    public WorkerBuilder trace(Consumer<Step> sink, Runnable end) {
        this.trace = Optional.of(sink);
        this.traceEnd = end;
        return this;
    }

    /// Starts it. It registers, and works until [Worker#drain] or [Worker#close].
    public Worker start() {
        return Worker.start(this);
    }

    WorkerProfile profile() {
        return new WorkerProfile(
                name, ProcessHandle.current().pid(), Host.name(), slots, handlers.keySet(), lease);
    }
}
