package spiral.queue.bench;

import java.util.Collections;
import spiral.queue.JobQueue;
import spiral.queue.NewJob;
import spiral.queue.worker.Worker;

/// This project's queue: one worker in this process.
final class Ours implements Peer {
    static final String TYPE = "noop";
    private static final int SLOTS = 64;

    private final JobQueue queue;

    Ours(String store) {
        queue = JobQueue.open(store);
    }

    @Override
    public String name() {
        return "spiral";
    }

    JobQueue queue() {
        return queue;
    }

    @Override
    public void submitBatches(int jobs) {
        for (int left = jobs; left > 0; left -= QueueBarsBench.BATCH) {
            queue.enqueue(
                    Collections.nCopies(
                            Math.min(left, QueueBarsBench.BATCH), NewJob.of(TYPE, "{\"n\":1}")));
        }
    }

    @Override
    public void submitOne() {
        queue.enqueue(NewJob.of(TYPE, "{\"n\":1}"));
    }

    @Override
    public double process(int jobs) throws Exception {
        Finish finish = new Finish(jobs);
        try (Worker _ = queue.worker().slots(SLOTS).handle(TYPE, job -> finish.one()).start()) {
            return finish.rate();
        }
    }

    @Override
    public void close() {
        queue.close();
    }
}
