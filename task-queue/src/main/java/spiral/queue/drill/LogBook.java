package spiral.queue.drill;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// The lines that were written in a night, file by file, and which of them prove what. For one
/// thread.
final class LogBook {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, List<String>> files = new TreeMap<>();
    private final Map<Fault, Set<String>> evidence = new EnumMap<>(Fault.class);

    /// Who writes.
    ///
    /// @param name `worker-1`
    /// @param pid its process; each has a file of its own
    record Author(String name, long pid) {
        String file() {
            return name + "-" + pid + ".jsonl";
        }
    }

    /// What is written.
    ///
    /// @param thread the thread that says so
    /// @param fields beside those that every line has
    record Entry(
            String level,
            String message,
            String logger,
            String thread,
            Map<String, Object> fields) {}

    /// Adds a line.
    String add(Instant at, Author author, Entry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("@timestamp", at.toString());
        line.put("log.level", entry.level());
        line.put("message", entry.message());
        line.put("ecs.version", "1.2.0");
        line.put("log.logger", entry.logger());
        line.put("process.thread.name", entry.thread());
        line.put("service.name", "queue");
        line.put("worker.name", author.name());
        line.put("process.pid", author.pid());
        line.putAll(entry.fields());
        String json = JSON.writeValueAsString(line);
        files.computeIfAbsent(author.file(), name -> new ArrayList<>()).add(json);
        return json;
    }

    /// This line proves that fault.
    void proves(String line, Fault fault) {
        evidence.computeIfAbsent(fault, each -> new HashSet<>()).add(line);
    }

    /// The fault that this line proves, if any.
    Optional<Fault> provedBy(String line) {
        return evidence.entrySet().stream()
                .filter(entry -> entry.getValue().contains(line))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Whether somebody has written this line.
    boolean holds(String line) {
        return files.values().stream().anyMatch(lines -> lines.contains(line));
    }

    /// Writes the files into a folder, in place of those that are there.
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.jsonl")) {
            for (Path old : logs) {
                Files.delete(old);
            }
        }
        for (var file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
