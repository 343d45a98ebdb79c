package spiral.queue.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The log folder, read back")
class LogFolderTest {
    @TempDir Path folder;

    private static String line(int second, String worker, String message, String more) {
        return """
        {"@timestamp":"2026-03-01T12:00:%02d.123456Z","log.level":"INFO","message":"%s",\
        "ecs.version":"1.2.0","log.logger":"com.example.Mailer","process.thread.name":"job-7",\
        "service.name":"queue","worker.name":"%s","process.pid":4711%s}\
        """
                .formatted(second, message, worker, more);
    }

    private void write(String file, String... lines) throws IOException {
        Files.writeString(
                folder.resolve(file),
                String.join("\n", lines) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private LogFolder logs() {
        return new LogFolder(folder);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the lines about one job come from all files, in the order of time")
    void merged() throws IOException {
        write("b.jsonl", line(1, "b", "first", ",\"job.id\":\"7\""));
        write(
                "a.jsonl",
                line(0, "a", "other", ",\"job.id\":\"77\""),
                line(2, "a", "second", ",\"job.id\":7"));

        assertThat(logs().about(7)).extracting(LogLine::message).containsExactly("first", "second");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a line says when, which process, who and what; what all lines say is left out")
    void parts() throws IOException {
        write(
                "a.jsonl",
                line(
                        3,
                        "worker-2",
                        "sent",
                        ",\"job.id\":\"7\",\"job.attempt\":\"1\",\"to\":\"ada\""));

        assertThat(logs().about(7))
                .containsExactly(
                        new LogLine(
                                Instant.parse("2026-03-01T12:00:03.123456Z"),
                                "worker-2",
                                4711,
                                "com.example.Mailer",
                                "sent",
                                Map.of("job.attempt", "1", "to", "ada")));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a line about several jobs is about each of them")
    void several() throws IOException {
        write(
                "a.jsonl",
                line(3, "a", "silence", ",\"jobs\":[5,7]"),
                line(4, "a", "silence", ",\"jobs\":[17]"));

        assertThat(logs().about(7)).hasSize(1);
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("broken lines, odd ones and other files are passed over")
    void broken() throws IOException {
        String good = line(9, "a", "good", ",\"job.id\":\"7\"");
        write(
                "a.jsonl",
                "{\"job.id\":\"7\",\"message\":\"half a li",
                "{\"job.id\":\"7\",\"@timestamp\":\"yesterday\"}",
                "{\"job.id\":\"7\"}",
                "[\"job.id\",7]",
                "",
                "{\"job.id\":\"7\",\"x\":\"" + "x".repeat(LogFolder.LONGEST_LINE) + "\"}",
                good);
        Files.write(
                folder.resolve("b.jsonl"), new byte[] {(byte) 0xFF, 0, '"', 'j', 'o', 'b', '7'});
        write("notes.txt", good);
        Files.createDirectory(folder.resolve("c.jsonl"));

        assertThat(logs().about(7)).extracting(LogLine::message).containsExactly("good");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("the last line may lack its end: the process may still be writing")
    void lastLine() throws IOException {
        Files.writeString(folder.resolve("a.jsonl"), line(1, "a", "last", ",\"job.id\":\"7\""));

        assertThat(logs().about(7)).hasSize(1);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("of a job that talked without end, the latest lines are kept")
    void bounded() throws IOException {
        write(
                "a.jsonl",
                IntStream.range(0, 3 * LogFolder.MOST_LINES)
                        .mapToObj(i -> line(i / 60, "a", "no " + i, ",\"job.id\":\"7\""))
                        .collect(Collectors.joining("\n")));

        assertThat(logs().about(7))
                .hasSize(LogFolder.MOST_LINES)
                .last()
                .extracting(LogLine::message)
                .isEqualTo("no " + (3 * LogFolder.MOST_LINES - 1));
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("no folder, no lines")
    void noFolder() {
        assertThat(new LogFolder(folder.resolve("nowhere")).about(7)).isEmpty();
    }
}
