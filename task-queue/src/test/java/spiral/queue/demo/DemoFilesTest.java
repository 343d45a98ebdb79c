package spiral.queue.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The files that the demo's jobs read")
class DemoFilesTest {
    @TempDir Path folder;

    private void write(String name, int bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("are found in all folders below, relative and in order")
    void found() throws IOException {
        write("b/deep/down.txt", 10);
        write("a.txt", 10);

        assertThat(DemoFiles.in(folder))
                .containsExactly(Path.of("a.txt"), Path.of("b/deep/down.txt"));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("are not hidden ones, nor what tools have made, nor databases")
    void passedBy() throws IOException {
        write(".git/config", 10);
        write(".secret", 10);
        write("target/classes/A.class", 10);
        write("queue.db", 10);
        write("queue.db-wal", 10);
        write("kept/target.txt", 10);

        assertThat(DemoFiles.in(folder)).containsExactly(Path.of("kept/target.txt"));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a folder with a hidden name is read when it is asked for by name")
    void askedFor() throws IOException {
        write(".notes/today.txt", 10);

        assertThat(DemoFiles.in(folder.resolve(".notes"))).containsExactly(Path.of("today.txt"));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("are neither empty nor very large")
    void sizes() throws IOException {
        write("empty", 0);
        write("large", (int) DemoFiles.LARGEST + 1);
        write("largest", (int) DemoFiles.LARGEST);

        assertThat(DemoFiles.in(folder)).containsExactly(Path.of("largest"));
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("are never more than 400")
    void limited() throws IOException {
        for (int i = 0; i < DemoFiles.MOST_FILES + 20; i++) {
            write("f" + i, 1);
        }

        assertThat(DemoFiles.in(folder)).hasSize(DemoFiles.MOST_FILES);
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("a link is not followed out of the folder")
    void links() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        write("elsewhere/file", 10);
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("link"), elsewhere);

        assertThat(DemoFiles.in(inside)).isEmpty();
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("a folder that is not there is an error, not an empty list")
    void missing() {
        assertThatThrownBy(() -> DemoFiles.in(folder.resolve("nowhere")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
