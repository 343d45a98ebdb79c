package spiral.log.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("./spiral log tail -F: a file that is followed")
class TailTest {
    @TempDir private Path folder;
    private Path log;

    @BeforeEach
    void write() throws IOException {
        log = Files.writeString(folder.resolve("app.jsonl"), "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
    }

    @Test
    @DisplayName("tail follows through rotation and truncation")
    void tail() throws IOException {
        Followed followed = new Followed(log);
        assertThat(news(followed)).hasSize(3);
        Files.writeString(log, "{\"n\":4}\n{\"n\":", APPEND);
        assertThat(news(followed)).containsExactly("{\"n\":4}");

        Files.move(log, folder.resolve("app.1.jsonl"));
        Files.writeString(folder.resolve("app.1.jsonl"), "5}\n", APPEND);
        Files.writeString(log, "{\"n\":6}\n");
        assertThat(news(followed)).containsExactly("{\"n\":5}", "{\"n\":6}");

        Files.writeString(log, "{}\n");
        assertThat(news(followed)).containsExactly("{}");
    }

    @Test
    @DisplayName("a file that was truncated and has grown again is read from its beginning")
    void regrown() throws IOException {
        Followed followed = new Followed(log);
        assertThat(news(followed)).hasSize(3);

        Files.writeString(log, "{\"n\":4}\n{\"n\":5}\n{\"n\":6}\n");
        assertThat(news(followed)).hasSize(3).contains("{\"n\":4}");
        Files.writeString(log, "{\"n\":7}\n{\"n\":8}\n{\"n\":9}\n{\"n\":10}\n");
        assertThat(news(followed)).hasSize(4).contains("{\"n\":7}");
        assertThat(news(followed)).isEmpty();
    }

    @Test
    @DisplayName("what is written after a file was put aside is read, also half a line in the end")
    void putAside() throws IOException {
        Followed followed = new Followed(log);
        assertThat(news(followed)).hasSize(3);

        Path aside = Files.move(log, folder.resolve("app.1.jsonl"));
        assertThat(news(followed)).isEmpty();
        Files.writeString(aside, "{\"n\":4}\n{\"n\":", APPEND);
        assertThat(news(followed)).containsExactly("{\"n\":4}");
        Files.writeString(log, "{\"n\":6}\n");
        assertThat(news(followed)).containsExactly("{\"n\":", "{\"n\":6}");
    }

    @Test
    @DisplayName("a file that is deleted may come again")
    void deleted() throws IOException {
        Followed followed = new Followed(log);
        assertThat(news(followed)).hasSize(3);

        Files.delete(log);
        assertThat(news(followed)).isEmpty();
        Files.writeString(log, "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
        assertThat(news(followed)).hasSize(3);
    }

    @Test
    @DisplayName("a line longer than a piece of the file does not end the following")
    void longLine() throws IOException {
        String line = "{\"m\":\"" + "x".repeat(3_000_000) + "\"}";
        Files.writeString(log, line + "\n{\"n\":2}\n");

        assertThat(news(new Followed(log))).containsExactly(line, "{\"n\":2}");
    }

    @Test
    @DisplayName("a file that cannot be read any more is given back, however often it is tried")
    void unreadable() throws IOException {
        Followed followed = new Followed(log);
        assertThat(news(followed)).hasSize(3);
        Files.delete(log);
        Files.createDirectory(log);
        for (int i = 0; i < 10; i++) {
            assertThat(news(followed)).isEmpty();
        }

        Path open = Path.of("/proc/self/fd");
        if (Files.exists(open)) {
            try (Stream<Path> all = Files.list(open)) {
                assertThat(all.filter(fd -> leadsTo(fd, log))).isEmpty();
            }
        }
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file.toRealPath());
        } catch (IOException closed) {
            return false;
        }
    }

    private static List<String> news(Followed followed) {
        List<String> lines = new ArrayList<>();
        followed.news(lines::add);
        return lines;
    }
}
