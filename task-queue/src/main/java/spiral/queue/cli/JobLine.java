package spiral.queue.cli;

import java.time.ZoneId;
import spiral.console.SourceError;
import spiral.queue.NewJob;
import spiral.queue.format.JobJson;
import spiral.queue.format.WrongJson;

/// One line of a jobs file, from text to job.
///
///     {"type":"exec","payload":{"command":["gzip","big.csv"]},"delay":"30s","priority":9}
final class JobLine {
    private JobLine() {}

    /// The job that a line describes.
    ///
    /// @param zone that of times without one
    /// @throws SourceError at the first thing that is wrong
    static NewJob read(SourceLine line, KnownTypes known, ZoneId zone) {
        try {
            return JobJson.read(line.json(), known::complaint, zone);
        } catch (WrongJson wrong) {
            throw line.wrong(wrong);
        }
    }
}
