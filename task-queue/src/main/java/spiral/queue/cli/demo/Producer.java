package spiral.queue.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.eventloop.EventLoop;
import spiral.eventloop.KeepAlive;
import spiral.queue.JobQueue;
import spiral.queue.NewJob;
import spiral.queue.demo.DemoPlan;
import spiral.queue.process.WorkerProcess;
import spiral.queue.worker.StoreThread;

/// Actions in the jobs of a plan, tick by tick, and keeps an account of its own: the id of each job
/// that the store has accepted.
///
/// Everything belongs to the thread of its loop; the store is called on another.
final class Producer {
    private static final Logger LOG = LoggerFactory.getLogger(Producer.class);
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(250);

    private final EventLoop loop;
    private final StoreThread store;
    private final JobQueue queue;
    private final DemoPlan plan;
    private final OutputStream account;
    private long accepted;
    private long due;

    private Producer(
            EventLoop loop,
            StoreThread store,
            JobQueue queue,
            DemoPlan plan,
            OutputStream account) {
        this.loop = loop;
        this.store = store;
        this.queue = queue;
        this.plan = plan;
        this.account = account;
    }

    /// Returns when everything was handed in, or at the end of this process's input.
    static void run(JobQueue queue, DemoPlan plan, Path account) throws IOException {
        EventLoop loop = EventLoop.onWallClock().onUncaught(LoopErrors::rethrow).build();
        WorkerProcess.atEndOfInput(loop::stop);
        try (OutputStream file = new FileOutputStream(account.toFile(), true);
                ExecutorService thread = Executors.newSingleThreadExecutor();
                KeepAlive _ = loop.keepAlive()) {
            Producer producer =
                    new Producer(loop, new StoreThread(loop, thread), queue, plan, file);
            loop.post("first tick", producer::tick);
            loop.run();
            LOG.atInfo().addKeyValue("jobs", producer.accepted).log("producer ends");
        }
    }

    private void tick() {
        if (plan.over()) {
            loop.stop();
        } else {
            due += DemoPlan.TICK.toNanos();
            submit(plan.next());
        }
    }

    private void submit(List<NewJob> jobs) {
        store.ask("submit", () -> queue.enqueue(jobs), this::accepted, why -> again(jobs, why));
    }

    private void accepted(List<Long> ids) {
        accepted += ids.size();
        LOG.atInfo()
                .addKeyValue("jobs", ids.size())
                .addKeyValue("last", ids.getLast())
                .log("handed in");
        keep(ids);
        long wait = Math.max(0, due - loop.nanos());
        loop.setTimeout("tick", Duration.ofNanos(wait), this::tick);
    }

    private void again(List<NewJob> jobs, RuntimeException why) {
        LOG.warn("the store does not take jobs just now: {}", why.getMessage());
        loop.setTimeout("submit again", AFTER_TROUBLE, () -> submit(jobs));
    }

    private void keep(List<Long> ids) {
        String lines = ids.stream().map(id -> id + "\n").collect(Collectors.joining());
        try {
            account.write(lines.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
