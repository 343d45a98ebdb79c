package spiral.queue.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Solves a drill from the logs alone, as a patient reader would.
public final class Detective {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, List<Line>> files = new LinkedHashMap<>();

    private record Line(String text, JsonNode json) {
        String message() {
            return json.path("message").asString();
        }

        Instant at() {
            return Instant.parse(json.path("@timestamp").asString());
        }

        String jobs() {
            return json.path("jobs").toString();
        }

        boolean fellSilent() {
            return message().startsWith("a worker fell silent");
        }
    }

    public Detective(Path folder) throws IOException {
        try (Stream<Path> logs = Files.list(folder)) {
            for (Path log : logs.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
                files.put(
                        log.toString(),
                        Files.readAllLines(log).stream()
                                .map(text -> new Line(text, JSON.readTree(text)))
                                .toList());
            }
        }
    }

    private Stream<Line> all() {
        return files.values().stream().flatMap(List::stream);
    }

    /// One answer for each fault that is found.
    public List<String> answers() {
        List<String> answers = new ArrayList<>();
        killed().ifPresent(line -> answers.add("killed: " + line.text()));
        all().filter(line -> line.message().startsWith("acknowledgement refused"))
                .findFirst()
                .ifPresent(line -> answers.add("frozen: " + line.text()));
        all().filter(line -> line.fellSilent() && timesSilent(line.jobs()) > 1)
                .findFirst()
                .ifPresent(line -> answers.add("poison: " + line.text()));
        all().filter(line -> line.json().path("error.type").asString("").contains("Connect"))
                .findFirst()
                .ifPresent(line -> answers.add("outage: " + line.text()));
        all().filter(line -> line.message().endsWith("the disk is full"))
                .findFirst()
                .ifPresent(line -> answers.add("disk: " + line.text()));
        all().filter(line -> line.message().contains("kept it locked"))
                .findFirst()
                .ifPresent(line -> answers.add("locked: " + line.text()));
        beforeTimeGoesBack().ifPresent(line -> answers.add("clock: " + line.text()));
        return answers;
    }

    private long timesSilent(String jobs) {
        return all().filter(Line::fellSilent).filter(line -> line.jobs().equals(jobs)).count();
    }

    /// A worker that was given up, that never spoke again, and none of whose jobs took part in
    /// another loss.
    private Optional<Line> killed() {
        return all().filter(Line::fellSilent)
                .filter(line -> !speaksAgain(line))
                .filter(line -> line.json().path("jobs").valueStream().noneMatch(this::lostTwice))
                .findFirst();
    }

    private boolean speaksAgain(Line given) {
        long number = given.json().path("worker").asLong();
        return all().anyMatch(line ->
                line.message().startsWith("lease lost")
                        && line.json().path("worker").asLong() == number);
    }

    private boolean lostTwice(JsonNode job) {
        return all().filter(Line::fellSilent)
                        .filter(line ->
                                line.json().path("jobs").valueStream().anyMatch(job::equals))
                        .count()
                > 1;
    }

    private Optional<Line> beforeTimeGoesBack() {
        for (List<Line> lines : files.values()) {
            for (int i = 1; i < lines.size(); i++) {
                Duration step = Duration.between(lines.get(i - 1).at(), lines.get(i).at());
                if (step.isNegative()) {
                    return Optional.of(lines.get(i - 1));
                }
            }
        }
        return Optional.empty();
    }
}
