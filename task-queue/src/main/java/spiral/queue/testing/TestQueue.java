package spiral.queue.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spiral.eventloop.EventLoop;
import spiral.queue.Job;
import spiral.queue.JobHandler;
import spiral.queue.JobQueue;
import spiral.queue.JobState;
import spiral.queue.JobStore;
import spiral.queue.NewJob;
import spiral.queue.NoSuchJob;
import spiral.queue.QueueSettings;
import spiral.queue.store.SqliteStore;
import spiral.queue.worker.VirtualWorker;

/// A queue in virtual time, for one test: nothing happens until the test lets it, and then each
/// thing happens at its exact instant, one after the other.
///
///     try (TestQueue queue = TestQueue.open()) {
///         queue.handle("mail", job -> mailer.send(job.payload()));
///         long id = queue.enqueue(NewJob.of("mail", "{}").delay(Duration.ofHours(2)));
///         queue.runAll();
///         queue.expect(id).succeeded().at(Duration.ofHours(2));
///     }
///
/// Store, retries, time-outs, breakers, limits, schedules are the real ones. The clock begins at
/// [#START]; waits between attempts have their full length, without chance. It has a folder of its
/// own, so tests may run side by side. For one thread, the test's; handlers run on threads of their
/// own while that one waits.
public final class TestQueue implements AutoCloseable {
    /// When every test begins: a Monday morning.
    public static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    /// How many attempts may start in one test unless it asks for more.
    public static final int MOST_ATTEMPTS = 10_000;

    private static final long SEED = 7;

    /// Jobs named in one error.
    private static final int MOST_NAMED = 5;

    private static final int MOST_JOBS = 100_000;

    private final Instant start;
    private final Path folder;
    private final JobStore store;
    private final JobQueue queue;
    private final EventLoop loop;
    private final VirtualWorker worker;
    private final InstantSource clock;
    private final Map<String, JobHandler> handlers = new LinkedHashMap<>();
    // errors that left the loop's tasks; on the test's thread
    private final List<Throwable> errors = new ArrayList<>();

    private TestQueue(QueueSettings settings, Instant start, int mostAttempts) {
        this.start = start;
        this.folder = temporary();
        this.loop =
                EventLoop.onVirtualClock().onUncaught((task, error) -> errors.add(error)).build();
        this.clock = () -> start.plusNanos(loop.nanos());
        FullWaits chance = new FullWaits(SEED);
        this.store = SqliteStore.open(folder.resolve("queue.db"), clock, settings, chance);
        this.queue = JobQueue.on(store);
        this.worker = new VirtualWorker(loop, store, handlers, chance, mostAttempts);
    }

    /// A new, empty queue with the usual settings.
    public static TestQueue open() {
        return open(QueueSettings.USUAL, START);
    }

    /// The same with these settings, at this instant.
    public static TestQueue open(QueueSettings settings, Instant start) {
        return open(settings, start, MOST_ATTEMPTS);
    }

    /// The same; after so many attempts the test fails, since its jobs may go on for ever.
    ///
    /// @param mostAttempts at least 1
    public static TestQueue open(QueueSettings settings, Instant start, int mostAttempts) {
        if (mostAttempts < 1) {
            throw new IllegalArgumentException(
                    "attempts must be at least 1 but were " + mostAttempts);
        }
        return new TestQueue(settings, start, mostAttempts);
    }

    /// Jobs of this type are run by this handler from now on.
    public TestQueue handle(String type, JobHandler handler) {
        handlers.put(NewJob.checkedType(type), handler);
        return this;
    }

    /// Stores a job and returns its id. It does not run before time goes on.
    public long enqueue(NewJob job) {
        return queue.enqueue(job);
    }

    /// The queue itself: for the code under test that hands jobs in, for limits and schedules.
    public JobQueue queue() {
        return queue;
    }

    /// The virtual time: give it to the code under test.
    public InstantSource clock() {
        return clock;
    }

    /// How long the test has run, in virtual time.
    public Duration elapsed() {
        return Duration.between(start, clock.instant());
    }

    /// Runs all that can run at this instant.
    public void runDue() {
        go(VirtualWorker::runDue);
    }

    /// Lets time pass: jobs that fall due, retries, time-outs and ticks happen at their instants.
    ///
    /// @param time up to 100 years
    public void advance(Duration time) {
        go(runner -> runner.advance(time));
    }

    /// Goes on until every job has ended, however long that takes. Ticks of schedules that lie ahead
    /// are not waited for.
    ///
    /// @throws AssertionError when jobs are left that nothing can end, with the reasons why
    public void runAll() {
        go(VirtualWorker::runAll);
        List<Job> left = left();
        if (!left.isEmpty()) {
            throw new AssertionError(
                    "%d jobs have not ended and never will:%n%s"
                            .formatted(
                                    left.size(),
                                    left.stream()
                                            .limit(MOST_NAMED)
                                            .map(this::told)
                                            .collect(Collectors.joining("\n"))));
        }
    }

    /// Withdraws a job. One that runs is asked to stop.
    public void cancel(long id) {
        store.cancel(id);
        worker.hearCancellations();
    }

    /// Lets virtual time pass inside a handler, as if its work took so long.
    ///
    /// @throws InterruptedException when its time is up or its job was cancelled
    public void sleep(Duration time) throws InterruptedException {
        VirtualWorker.sleep(time);
    }

    /// The job as it is now.
    public Job job(long id) {
        return store.find(id).orElseThrow(() -> new NoSuchJob(id));
    }

    /// What happened to the job, as lines to read.
    public String history(long id) {
        return History.of(store, job(id)).text();
    }

    /// Says what is expected of the job as it is now.
    public Expected expect(long id) {
        return new Expected(store, job(id), start);
    }

    /// The history of every job, the oldest first, at most 100.
    public String histories() {
        return store.list(Optional.empty(), Optional.empty(), 100).reversed().stream()
                .map(job -> History.of(store, job).text())
                .collect(Collectors.joining("\n"));
    }

    /// Closes the store and removes its folder.
    @Override
    public void close() {
        worker.close();
        queue.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(TestQueue::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void go(Consumer<VirtualWorker> run) {
        run.accept(worker);
        if (!errors.isEmpty()) {
            Throwable first = errors.removeFirst();
            throw new IllegalStateException(String.valueOf(first.getMessage()), first);
        }
    }

    private List<Job> left() {
        return Stream.of(JobState.Name.values())
                .filter(JobState.Name::live)
                .flatMap(state ->
                        store.list(Optional.of(state), Optional.empty(), MOST_JOBS).stream())
                .toList();
    }

    private String told(Job job) {
        String handler = handlers.containsKey(job.type()) ? "" : "\n  nobody handles its type";
        return History.of(store, job).text() + handler;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("test-queue");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
