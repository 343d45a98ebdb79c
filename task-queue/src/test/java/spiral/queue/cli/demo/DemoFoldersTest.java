package spiral.queue.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.console.UserError;

@DisplayName("The folders of demos")
class DemoFoldersTest {
    @TempDir Path parent;

    private Path old(String name, int second) throws IOException {
        Path folder = Files.createDirectory(parent.resolve(name));
        Files.writeString(folder.resolve("queue.db"), "old");
        Files.setLastModifiedTime(folder, FileTime.from(Instant.ofEpochSecond(second)));
        return folder;
    }

    private long count() throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.count();
        }
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a new one can be read by nobody else")
    void mine() throws IOException {
        try (DemoFolders folders = DemoFolders.create(parent)) {
            assertThat(Files.getPosixFilePermissions(folders.folder().path()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("two at once have different names")
    void two() {
        try (DemoFolders first = DemoFolders.create(parent);
                DemoFolders second = DemoFolders.create(parent)) {
            assertThat(first.folder().path()).isNotEqualTo(second.folder().path());
        }
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the three newest are kept, older ones are thrown away")
    void kept() throws IOException {
        Path oldest = old("spiral-queue-demo-1", 1);
        Path older = old("spiral-queue-demo-2", 2);
        old("spiral-queue-demo-3", 3);
        old("spiral-queue-demo-4", 4);

        try (DemoFolders folders = DemoFolders.create(parent)) {
            folders.tidy();
        }

        assertThat(oldest).doesNotExist();
        assertThat(older).doesNotExist();
        assertThat(count()).isEqualTo(3);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("what has another name, is a file or a link is left alone")
    void others() throws IOException {
        Path mine = old("my-queue", 1);
        Path file = Files.writeString(parent.resolve("spiral-queue-demo-notes"), "mine");
        Path link = Files.createSymbolicLink(parent.resolve("spiral-queue-demo-0"), mine);
        for (int i = 1; i <= 3; i++) {
            old("spiral-queue-demo-" + i, 10 + i);
        }

        try (DemoFolders folders = DemoFolders.create(parent)) {
            folders.tidy();
        }

        assertThat(mine.resolve("queue.db")).hasContent("old");
        assertThat(file).exists();
        assertThat(link).isSymbolicLink();
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("at the end only what people may want to look at stays")
    void closed() throws IOException {
        Path folder;
        try (DemoFolders folders = DemoFolders.create(parent)) {
            folder = folders.folder().path();
            Files.writeString(folders.folder().nativeLibrary().resolve("library.so"), "code");
            Files.writeString(folders.folder().store(), "store");
        }

        assertThat(folder.resolve("native")).doesNotExist();
        assertThat(folder.resolve("queue.db")).exists();
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("where none can be made, a sentence says so")
    void nowhere() {
        assertThatThrownBy(() -> DemoFolders.create(parent.resolve("nowhere")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no folder for the demo can be made in");
    }
}
