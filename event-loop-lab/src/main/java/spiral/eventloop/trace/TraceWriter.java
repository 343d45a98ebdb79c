package spiral.eventloop.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import spiral.eventloop.Step;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Writes a recording as it happens, one JSON object per line: the header, each step, the end.
///
///     {"trace":"spiral.eventloop","version":1,"program":"sync-first","model":"node", ...}
///     {"step":"enqueued","number":1,"nanos":0,"queue":"macrotasks","task":1,"name":"main","by":0}
///     ...
///     {"end":{"steps":41,"dropped":0}}
///
/// What would make the file larger than its limit is dropped and counted. Lines are handed on when
/// the loop sleeps and at the end, so a killed program loses at most what it did since. For the
/// loop's thread; a failure to write is thrown there as [UncheckedIOException].
public final class TraceWriter implements Consumer<Step>, Closeable {
    /// What the format calls itself.
    static final String NAME = "spiral.eventloop";

    /// The one version there is.
    static final int VERSION = 1;

    /// The limit of a file in bytes, unless another one is given: 64 MiB, about half a million
    /// steps.
    public static final long USUAL_LIMIT = 64L << 20;

    private static final int END_LINE = 64;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Writer out;
    private final long limit;
    // the rest belongs to the loop's thread
    private long bytes;
    private long written;
    private long dropped;
    private boolean closed;

    /// Begins a recording.
    ///
    /// @param limit the most bytes that are written, end and all; at least those of the header
    public TraceWriter(Writer out, Header header, long limit) {
        this.out = new BufferedWriter(out);
        this.limit = limit - END_LINE;
        String first = JSON.writeValueAsString(fields(header));
        if (!line(first)) {
            throw new IllegalArgumentException(
                    "limit must be at least " + (size(first) + END_LINE) + " but was " + limit);
        }
    }

    @Override
    public void accept(Step step) {
        if (dropped == 0 && line(JSON.writeValueAsString(StepFields.of(step)))) {
            written++;
            if (step instanceof Step.ClockJumped) {
                flush();
            }
        } else {
            dropped++;
        }
    }

    /// How many steps came after the limit was reached.
    public long dropped() {
        return dropped;
    }

    /// Writes the end and closes the file. Closing twice does nothing.
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            Map<String, Long> end = new LinkedHashMap<>();
            end.put("steps", written);
            end.put("dropped", dropped);
            out.write(JSON.writeValueAsString(Map.of("end", end)) + "\n");
            out.close();
        }
    }

    private static Map<String, Object> fields(Header header) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("trace", NAME);
        fields.put("version", VERSION);
        fields.put("program", header.program());
        fields.put("model", header.model());
        fields.put("checkpoint", header.checkpoint());
        fields.put("queues", header.queues());
        fields.put("source", header.source());
        fields.put("file", header.file());
        fields.put("firstLine", header.firstLine());
        return fields;
    }

    private boolean line(String text) {
        long size = size(text);
        if (bytes + size > limit) {
            return false;
        }
        bytes += size;
        try {
            out.write(text);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private static long size(String text) {
        return text.getBytes(UTF_8).length + 1L;
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
