package spiral.queue.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import spiral.queue.drill.LogBook.Author;
import spiral.queue.drill.LogBook.Entry;

/// A night of three workers and a producer, told in the messages of the queue's own processes. Time
/// is counted, chance has a seed: the same seed gives the same lines. For one thread.
final class Night {
    static final String WORKER_EVENTS = "spiral.queue.worker.WorkerEvents";
    static final String ATTEMPT = "spiral.queue.worker.Attempt";

    private static final Instant BEGINS = Instant.parse("2026-03-04T01:00:00Z");
    private static final List<String> TYPES = List.of("render", "lookup", "mail", "report");
    private static final int WORKERS = 3;

    private final SplittableRandom random;
    private final LogBook book = new LogBook();
    private final List<Crew> crew = new ArrayList<>();
    private final Author producer;
    private Instant now = BEGINS;
    private Duration clockError = Duration.ZERO;
    private long lastWorker;
    private long lastPid = 4_000;
    private long nextJob = 1;
    private String resting = "";
    private Optional<Fault> proving = Optional.empty();

    /// A worker process.
    static final class Crew {
        private final Author author;
        private long number;
        private boolean works = true;

        Crew(Author author) {
            this.author = author;
        }

        Author author() {
            return author;
        }

        long number() {
            return number;
        }

        /// From now on it says nothing.
        void silence() {
            works = false;
        }

        /// It speaks again.
        void resume() {
            works = true;
        }
    }

    Night(long seed) {
        this.random = new SplittableRandom(seed);
        this.producer = new Author("producer", pid());
        for (int i = 1; i <= WORKERS; i++) {
            hire("worker-" + i);
        }
    }

    LogBook book() {
        return book;
    }

    int any(int bound) {
        return random.nextInt(bound);
    }

    /// The machine's clock is wrong by this from now on.
    void clockError(Duration error) {
        clockError = error;
    }

    /// Jobs of this type are not started from now on; "" for none.
    void rest(String type) {
        resting = type;
    }

    /// Every line that is written from now on proves this fault; empty for none.
    void proving(Optional<Fault> fault) {
        proving = fault;
    }

    /// Nobody does anything for about so long.
    void pause(Duration time) {
        pass(time.plusMillis(any(900)));
    }

    /// Somebody who works.
    Crew somebody() {
        List<Crew> working = working();
        return working.get(any(working.size()));
    }

    List<Crew> working() {
        return crew.stream().filter(each -> each.works).toList();
    }

    /// A new process takes the place of one that is no more.
    Crew replace(Crew gone) {
        crew.remove(gone);
        return hire(gone.author.name());
    }

    private Crew hire(String name) {
        Crew fresh = new Crew(new Author(name, pid()));
        crew.add(fresh);
        register(fresh);
        return fresh;
    }

    /// It gets a lease, with a number that nobody had before.
    void register(Crew worker) {
        worker.number = ++lastWorker;
        say(worker, "INFO", "worker has a lease", Map.of("worker", worker.number));
    }

    private long pid() {
        lastPid += 1 + any(40);
        return lastPid;
    }

    long job() {
        return nextJob++;
    }

    /// Usual work for so long; when it returns so much time has passed.
    void work(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            if (any(4) == 0) {
                handIn();
            }
            run(somebody(), type());
            pass(Duration.ofMillis(200 + any(1_600)));
        }
    }

    private String type() {
        String type = TYPES.get(any(TYPES.size()));
        return type.equals(resting) ? "mail" : type;
    }

    private void pass(Duration time) {
        now = now.plus(time).plusNanos(any(1_000_000));
    }

    private void handIn() {
        write(
                producer,
                new Entry(
                        "INFO",
                        "handed in",
                        "spiral.queue.cli.demo.Producer",
                        "main",
                        sorted(Map.of("jobs", 1 + any(5)))));
    }

    private void run(Crew worker, String type) {
        long job = job();
        if (type.equals("report") && any(12) == 0) {
            fail(worker, job, type, "java.lang.IllegalStateException", "the numbers do not add up");
        } else {
            done(worker, job, type);
        }
    }

    private void done(Crew worker, long job, String type) {
        say(worker, "INFO", "job's work is done", about(job, type, 1), ATTEMPT, "job-" + job);
    }

    /// Somebody does these jobs, one after the other.
    void finish(List<Long> jobs) {
        for (long job : jobs) {
            pause(Duration.ofMillis(80));
            done(somebody(), job, "render");
        }
    }

    /// An attempt fails, and will be made again.
    String fail(Crew worker, long job, String type, String error, String message) {
        Map<String, Object> fields = about(job, type, 1);
        fields.put("error.type", error);
        fields.put("error.message", message);
        String line = say(worker, "WARN", "job failed", fields, ATTEMPT, "job-" + job);
        Map<String, Object> again = about(job, type, 1);
        again.put("due", shown().plusMillis(600 + any(400)).toString());
        say(worker, "INFO", "job will be tried again", again);
        return line;
    }

    /// The fields that name a job.
    Map<String, Object> about(long job, String type, int attempt) {
        return sorted(
                Map.of(
                        "job.id",
                        job,
                        "job.type",
                        type,
                        "job.attempt",
                        attempt,
                        "trace.id",
                        "%016x%016x".formatted(random.nextLong(), random.nextLong())));
    }

    /// One line of a worker's own events.
    String say(Crew worker, String level, String message, Map<String, Object> fields) {
        return say(worker, level, message, fields, WORKER_EVENTS, worker.author.name() + "-loop");
    }

    private String say(
            Crew worker,
            String level,
            String message,
            Map<String, Object> fields,
            String logger,
            String thread) {
        return write(worker.author, new Entry(level, message, logger, thread, sorted(fields)));
    }

    private String write(Author author, Entry entry) {
        String line = book.add(shown(), author, entry);
        proving.ifPresent(fault -> book.proves(line, fault));
        return line;
    }

    /// What the machine's clock shows.
    private Instant shown() {
        return now.plus(clockError);
    }

    private static Map<String, Object> sorted(Map<String, ?> fields) {
        return new TreeMap<>(fields);
    }
}
