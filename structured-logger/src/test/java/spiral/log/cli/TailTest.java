package spiral.log.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        TailCommand.Followed followed = new TailCommand.Followed(log);
        assertThat(news(followed)).hasSize(3);
        Files.writeString(log, "{\"n\":4}\n{\"n\":", APPEND);
        assertThat(news(followed)).containsExactly("{\"n\":4}");

        Files.move(log, folder.resolve("app.1.jsonl"));
        Files.writeString(
                folder.resolve("app.1.jsonl"), "5}\n", APPEND);
        Files.writeString(log, "{\"n\":6}\n");
        assertThat(news(followed)).containsExactly("{\"n\":5}", "{\"n\":6}");

        Files.writeString(log, "{}\n");
        assertThat(news(followed)).containsExactly("{}");
    }

    @Test
    @DisplayName("a line longer than a piece of the file does not end the following")
    void longLine() throws IOException {
        String line = "{\"m\":\"" + "x".repeat(3_000_000) + "\"}";
        Files.writeString(log, line + "\n{\"n\":2}\n");

        assertThat(news(new TailCommand.Followed(log))).containsExactly(line, "{\"n\":2}");
    }

    private static List<String> news(TailCommand.Followed followed) {
        List<String> lines = new ArrayList<>();
        followed.news(lines::add);
        return lines;
    }
}
