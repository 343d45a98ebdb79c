package spiral.queue.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spiral.log.read.LineSource;
import spiral.log.read.LogRecord;

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
                    "job.type",
                    JOB,
                    "worker.name");

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
        try (LineSource lines = LineSource.open(file)) {
            while (lines.next()) {
                if (lines.lineEnd() - lines.lineStart() <= LONGEST_LINE) {
                    line(lines.text(), job).ifPresent(found::add);
                }
                if (found.size() > 2 * MOST_LINES) {
                    found.sort(Comparator.comparing(LogLine::at));
                    found.subList(0, found.size() - MOST_LINES).clear();
                }
            }
        } catch (IOException unreadable) {
            return;
        }
    }

    private static Optional<LogLine> line(String text, long job) {
        boolean perhaps = text.contains(Long.toString(job)) && text.contains("\"job");
        return perhaps
                ? Optional.of(LogRecord.parse(text))
                        .filter(record -> isAbout(record, job))
                        .flatMap(LogFolder::line)
                : Optional.empty();
    }

    private static boolean isAbout(LogRecord line, long job) {
        boolean named = line.fields().get(JOBS) instanceof List<?> jobs && jobs.contains(job);
        return named || Long.toString(job).equals(text(line, JOB));
    }

    /// The line; nothing when it does not say its time.
    private static Optional<LogLine> line(LogRecord line) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(line.fields());
        fields.keySet().removeAll(COMMON);
        long pid = line.fields().get("process.pid") instanceof Long number ? number : 0;
        return line.time()
                .map(at ->
                        new LogLine(
                                at,
                                text(line, "worker.name"),
                                pid,
                                line.logger(),
                                line.message(),
                                fields));
    }

    private static String text(LogRecord line, String name) {
        return Objects.toString(line.fields().get(name), "");
    }
}
