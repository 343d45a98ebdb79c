package spiral.queue.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import spiral.log.json.JsonBuffer;
import spiral.log.json.ValueEncoder;
import spiral.queue.NewJob;

/// Which jobs the producer hands in, a tenth of a second at a time. The same seed and the same
/// files give the same jobs.
///
///     every tick     2 sha256, 1 words; often a lookup, a flaky one, now and then a delayed one
///     three times    a bulk of words jobs (priority 2), and in the next tick an urgent one (9)
///
/// Belongs to one thread.
public final class DemoPlan {
    /// The time between two batches.
    public static final Duration TICK = Duration.ofMillis(100);

    /// Priority of jobs that come in bulk.
    public static final int BULK = 2;

    /// Priority of jobs that overtake.
    public static final int URGENT = 9;

    private static final int FLAKY_ATTEMPTS = 3;

    /// Enough to outlast the word list's absence.
    private static final int LOOKUP_ATTEMPTS = 20;

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Script script;
    private final List<Path> files;
    private final RandomGenerator random;
    private int tick;

    /// @param files what the jobs read, relative to the demo's folder of files; at least one
    public DemoPlan(Script script, List<Path> files, RandomGenerator random) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("the demo needs at least one file to work on");
        }
        this.script = script;
        this.files = List.copyOf(files);
        this.random = random;
    }

    /// True when everything was handed in.
    public boolean over() {
        return tick >= tickOf(script.producing());
    }

    /// The jobs of the next tick.
    public List<NewJob> next() {
        List<NewJob> jobs = new ArrayList<>();
        jobs.add(job(DemoHandlers.SHA256));
        jobs.add(job(DemoHandlers.SHA256));
        jobs.add(job(DemoHandlers.WORDS));
        sometimes(80, jobs, job(DemoHandlers.LOOKUP).maxAttempts(LOOKUP_ATTEMPTS));
        sometimes(50, jobs, job(DemoHandlers.FLAKY).maxAttempts(FLAKY_ATTEMPTS));
        sometimes(30, jobs, job(DemoHandlers.SHA256).delay(someDelay()));
        if (isBulk(tick)) {
            bulk().forEach(jobs::add);
        } else if (isBulk(tick - 1)) {
            jobs.add(job(DemoHandlers.WORDS).priority(URGENT));
        }
        tick++;
        return jobs;
    }

    private Stream<NewJob> bulk() {
        return Stream.generate(() -> job(DemoHandlers.WORDS).priority(BULK)).limit(script.bulk());
    }

    private boolean isBulk(int tick) {
        return script.bulks().stream().anyMatch(bulk -> tickOf(bulk) == tick);
    }

    private void sometimes(int percent, List<NewJob> jobs, NewJob job) {
        if (random.nextInt(100) < percent) {
            jobs.add(job);
        }
    }

    private NewJob job(String type) {
        Path file = files.get(random.nextInt(files.size()));
        return NewJob.of(type, payload(file)).timeout(TIMEOUT);
    }

    private Duration someDelay() {
        return Duration.ofMillis(random.nextLong(500, script.longestDelay().toMillis() + 1));
    }

    /// A path's text in JSON; a name that is no Unicode text cannot be found again, and its job
    /// fails as it should.
    private static String payload(Path file) {
        JsonBuffer json = new JsonBuffer(128);
        json.ascii("{\"file\":");
        new ValueEncoder(json).text(file.toString());
        json.put('}');
        return json.toString();
    }

    private static int tickOf(Duration time) {
        return (int) time.dividedBy(TICK);
    }
}
