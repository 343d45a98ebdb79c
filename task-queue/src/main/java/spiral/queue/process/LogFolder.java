package spiral.queue.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spiral.log.json.JsonReader;
import spiral.log.json.JsonSyntaxException;

/// The folder where the processes of a queue log, read back: every file `*.jsonl` in it, line by
/// line. A line that is broken or too long (a killed process leaves half of one) is passed over, so
/// is a file that cannot be read; reading never fails.
public final class LogFolder {
    /// Lines longer than this are passed over, in bytes.
    static final int LONGEST_LINE = 256 * 1024;

    /// Most lines that are kept; of more, the latest.
    public static final int MOST_LINES = 1_000;

    private static final String JOB = "job.id";
    private static final String JOBS = "jobs";

    /// What every line says about its process and itself.
    private static final Set<String> COMMON =
            Set.of(
                    "@timestamp",
                    "ecs.version",
                    "log.level",
                    "log.logger",
                    "message",
                    "process.thread.name",
                    "process.pid",
                    "service.name",
                    "trace.id",
                    "job.type");

    private final Path folder;

    public LogFolder(Path folder) {
        this.folder = folder;
    }

    /// What all processes said about this job, in the order of time.
    public List<LogLine> about(long job) {
        List<LogLine> found = new ArrayList<>();
        for (Path file : files()) {
            read(file, job, found);
        }
        found.sort(Comparator.comparing(LogLine::at));
        return List.copyOf(found.subList(Math.max(0, found.size() - MOST_LINES), found.size()));
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static void read(Path file, long job, List<LogLine> found) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] line = new byte[LONGEST_LINE];
            for (int length = line(in, line); length >= 0; length = line(in, line)) {
                line(new String(line, 0, length, UTF_8), job).ifPresent(found::add);
                if (found.size() > 2 * MOST_LINES) {
                    found.sort(Comparator.comparing(LogLine::at));
                    found.subList(0, found.size() - MOST_LINES).clear();
                }
            }
        } catch (IOException unreadable) {
            return;
        }
    }

    /// Reads up to the next newline; gives the length, 0 for a line that is too long, -1 at the end.
    private static int line(InputStream in, byte[] line) throws IOException {
        int length = 0;
        int b = in.read();
        if (b < 0) {
            return -1;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (length < line.length) {
                line[length] = (byte) b;
            }
            length++;
        }
        return length > line.length ? 0 : length;
    }

    /// The line, if it is about this job. Most are not: only one that names the number is parsed.
    private static Optional<LogLine> line(String text, long job) {
        boolean perhaps = text.contains(Long.toString(job)) && text.contains("\"job");
        if (!perhaps) {
            return Optional.empty();
        }
        try {
            return JsonReader.read(text) instanceof Map<?, ?> members && isAbout(members, job)
                    ? Optional.of(line(members))
                    : Optional.empty();
        } catch (JsonSyntaxException | DateTimeException broken) {
            return Optional.empty();
        }
    }

    private static boolean isAbout(Map<?, ?> members, long job) {
        boolean named = members.get(JOBS) instanceof List<?> jobs && jobs.contains(job);
        return named || Long.toString(job).equals(text(members, JOB));
    }

    private static LogLine line(Map<?, ?> members) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        members.forEach((name, value) -> fields.put(String.valueOf(name), value));
        fields.keySet().removeAll(COMMON);
        fields.keySet().remove(JOB);
        fields.keySet().remove("worker.name");
        return new LogLine(
                Instant.parse(text(members, "@timestamp")),
                text(members, "worker.name"),
                members.get("process.pid") instanceof Long pid ? pid : 0,
                text(members, "log.logger"),
                text(members, "message"),
                fields);
    }

    private static String text(Map<?, ?> members, String name) {
        Object value = members.get(name);
        return value == null ? "" : value.toString();
    }
}
