package spiral.queue.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import spiral.queue.JobContext;
import spiral.queue.JobHandler;

/// What the demo's workers can do. Each job reads one file of the folder.
///
///     sha256   its checksum
///     words    how many words it has
///     lookup   how many of them are on the word list; fails while the list is away
///     flaky    how many lines it has; a third of the attempts fail, by seeded chance
public final class DemoHandlers {
    public static final String SHA256 = "sha256";
    public static final String WORDS = "words";
    public static final String LOOKUP = "lookup";
    public static final String FLAKY = "flaky";

    /// The share of flaky attempts that fail.
    private static final double FLAKINESS = 0.35;

    private DemoHandlers() {}

    /// Handlers for one worker process.
    ///
    /// @param files the folder whose files the jobs read
    /// @param seed where the flaky jobs' chance comes from
    /// @throws IOException when the file for outside effects cannot be opened
    public static Map<String, JobHandler> of(
            DemoPlace place, Path files, long seed, Breath breath) throws IOException {
        Outside outside = Outside.open(place.outside());
        return Map.of(
                SHA256, new FileJob(SHA256, files, _ -> Finding.sha256(), outside, breath),
                WORDS, new FileJob(WORDS, files, _ -> Finding.words(), outside, breath),
                LOOKUP, new FileJob(LOOKUP, files, _ -> lookup(place), outside, breath),
                FLAKY, new FileJob(FLAKY, files, job -> flaky(seed, job), outside, breath));
    }

    private static Finding lookup(DemoPlace place) throws IOException {
        try {
            Set<String> known = new HashSet<>(Files.readAllLines(place.wordList()));
            return Finding.among(known);
        } catch (NoSuchFileException e) {
            throw new IOException("the word list is away: " + e.getMessage(), e);
        }
    }

    private static Finding flaky(long seed, JobContext job) {
        return fails(seed, job.job(), job.attempt()) ? new LostConnection() : Finding.lines();
    }

    /// Whether this attempt fails is decided by seed, job and number alone: whichever worker runs
    /// it, and however often.
    static boolean fails(long seed, long job, int attempt) {
        long mixed = seed + 1_000_003 * job + 7_919L * attempt;
        return new SplittableRandom(mixed).nextDouble() < FLAKINESS;
    }

    /// Breaks off at the first part that it gets.
    private static final class LostConnection implements Finding {
        @Override
        public void read(byte[] part, int length) {
            throw new IllegalStateException("the connection broke off (by the demo's seeded chance)");
        }

        @Override
        public String found() {
            return "nothing";
        }
    }
}
