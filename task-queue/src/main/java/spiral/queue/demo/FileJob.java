package spiral.queue.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.log.json.JsonReader;
import spiral.queue.JobContext;
import spiral.queue.JobHandler;

/// Reads one file, unhurriedly, and finds something out about it.
///
///     payload ──► open ──► tell outside ──► read part, breathe, … ──► row in the store, with the
///     {"file":…}           (at least once)                            acknowledgement (exactly once)
final class FileJob implements JobHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FileJob.class);

    /// A file is read in about as many parts as it has kilobytes, up to this many.
    private static final int MOST_PARTS = 16;

    private static final int PART = 1024;

    private final String type;
    private final Path folder;
    private final Opening opening;
    private final Outside outside;
    private final Breath breath;

    /// Begins a finding for one attempt; fails where what it needs is not there.
    @FunctionalInterface
    interface Opening {
        Finding open(JobContext context) throws IOException;
    }

    FileJob(String type, Path folder, Opening opening, Outside outside, Breath breath) {
        this.type = type;
        this.folder = folder;
        this.opening = opening;
        this.outside = outside;
        this.breath = breath;
    }

    @Override
    public void run(JobContext context) throws IOException, InterruptedException {
        String file = fileOf(context.payload());
        Finding finding = opening.open(context);
        outside.tell(context.job(), type, file);
        read(folder.resolve(file), finding);
        String found = finding.found();
        long job = context.job();
        context.inAckTransaction(store -> Effects.add(store, job, type, file, found));
        LOG.atInfo().addKeyValue("file", file).addKeyValue("found", found).log("file read");
    }

    private void read(Path file, Finding finding) throws IOException, InterruptedException {
        byte[] part = new byte[partOf(Files.size(file))];
        try (InputStream in = Files.newInputStream(file)) {
            long left = DemoFiles.LARGEST;
            for (int n = next(in, part); n > 0 && left > 0; n = next(in, part)) {
                finding.read(part, n);
                left -= n;
                breath.take();
            }
        }
    }

    private static int next(InputStream in, byte[] part) throws IOException {
        return in.readNBytes(part, 0, part.length);
    }

    private static int partOf(long size) {
        long parts = Math.clamp(size / PART, 1, MOST_PARTS);
        return (int) Math.min(DemoFiles.LARGEST, size / parts + 1);
    }

    private static String fileOf(String payload) {
        if (JsonReader.read(payload) instanceof Map<?, ?> members
                && members.get("file") instanceof String file) {
            return file;
        }
        throw new IllegalArgumentException(
                "the payload must be {\"file\":\"...\"} but was " + payload);
    }
}
