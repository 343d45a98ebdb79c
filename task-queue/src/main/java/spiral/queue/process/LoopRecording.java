package spiral.queue.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Header;
import spiral.eventloop.trace.TraceWriter;

/// A file that gets every step of a worker's loop; every view of `./spiral loop` opens it.
///
///     worker's loop --Step--> LoopRecording --> run.jsonl --> ./spiral loop play run.jsonl
///
/// It never disturbs the worker: at [TraceWriter#USUAL_LIMIT] bytes, or when the file cannot be
/// written, it stops recording, and says so in the log. For the loop's thread.
public final class LoopRecording implements Consumer<Step> {
    private static final Logger LOG = LoggerFactory.getLogger(LoopRecording.class);

    private final Path file;
    private final TraceWriter writer;
    // the loop's thread
    private boolean stopped;

    private LoopRecording(Path file, TraceWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    /// Begins a recording; a file that is there is replaced.
    public static LoopRecording to(Path file, String worker) throws IOException {
        Header header = Header.of(worker, LoopModel.SIMPLE);
        return new LoopRecording(
                file,
                new TraceWriter(
                        Files.newBufferedWriter(file, UTF_8), header, TraceWriter.USUAL_LIMIT));
    }

    @Override
    public void accept(Step step) {
        if (stopped) {
            return;
        }
        try {
            writer.accept(step);
            stopped = writer.dropped() > 0;
            if (stopped) {
                LOG.warn("the trace {} is full: {} bytes", file, TraceWriter.USUAL_LIMIT);
            }
        } catch (UncheckedIOException e) {
            stopped = true;
            LOG.error("the trace {} cannot be written any more", file, e);
        }
    }

    /// Writes the end of the recording.
    public void end() {
        try {
            writer.close();
        } catch (IOException e) {
            LOG.error("the trace {} has no end", file, e);
        }
    }
}
