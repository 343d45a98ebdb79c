package spiral.learn.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A save is noticed")
class SavesTest {
    private static final int PATIENCE = 10;

    @TempDir private Path folder;

    private final Semaphore saved = new Semaphore(0);

    @Test
    @DisplayName("when the file changes, is replaced, or goes and comes back")
    void noticed() throws Exception {
        Path file = Files.writeString(folder.resolve("A.java"), "one");
        try (Saves saves = Saves.of(List.of(file))) {
            saves.tell(saved::release);

            Files.writeString(file, "another");
            assertThat(told()).isTrue();

            Files.move(
                    Files.writeString(folder.resolve("A.java~"), "replaced!"),
                    folder.resolve("B.java"));
            Files.delete(file);
            assertThat(told()).isTrue();

            Files.writeString(file, "back");
            assertThat(told()).isTrue();
        }
    }

    @Test
    @DisplayName("where there are no file events, too: it looks by itself")
    void polled() throws Exception {
        Path file = folder.resolve("not-yet/A.java");
        try (Saves saves = Saves.of(List.of(file))) {
            saves.tell(saved::release);

            Files.createDirectory(folder.resolve("not-yet"));
            Files.writeString(file, "there");

            assertThat(told()).isTrue();
        }
    }

    private boolean told() throws InterruptedException {
        return saved.tryAcquire(PATIENCE, TimeUnit.SECONDS);
    }
}
