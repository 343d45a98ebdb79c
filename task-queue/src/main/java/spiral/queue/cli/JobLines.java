package spiral.queue.cli;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import spiral.console.Progress;
import spiral.console.UserError;
import spiral.queue.NewJob;

/// A file of jobs, one JSON object per line ([JobLine]); blank lines are passed over. All of it is
/// read before anything is submitted, so that one wrong line means none.
final class JobLines {
    /// Most jobs in one file: they are held in memory, and submitted in one transaction.
    static final int MOST_JOBS = 1_000_000;

    /// Most characters of all lines together, for the same reason.
    static final long MOST_CHARACTERS = 256L << 20;

    private JobLines() {}

    /// The jobs of a file, in order.
    ///
    /// @param name what errors call the file
    /// @param zone that of times without one
    static List<NewJob> read(
            String name, InputStream in, KnownTypes known, ZoneId zone, Progress progress)
            throws IOException {
        List<NewJob> jobs = new ArrayList<>();
        Utf8Lines lines = new Utf8Lines(name, in);
        long characters = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                characters += line.length();
                checkLimits(name, lines.number(), jobs.size() + 1, characters);
                SourceLine source = new SourceLine(name, lines.number(), line);
                jobs.add(source.job(known, zone));
                progress.step(1);
            }
        }
        return jobs;
    }

    private static void checkLimits(String name, int line, int jobs, long characters) {
        if (jobs > MOST_JOBS || characters > MOST_CHARACTERS) {
            throw new UserError(
                    "%s:%d: one file has at most %,d jobs and %,d characters; split it"
                            .formatted(name, line, MOST_JOBS, MOST_CHARACTERS));
        }
    }
}
