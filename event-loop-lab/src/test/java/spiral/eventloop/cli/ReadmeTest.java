package spiral.eventloop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;

/// The program on the page that a newcomer reads. Its commands and names are checked with those of
/// all pages, in task-queue.
@DisplayName("The README tells the truth")
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path TESTS = Path.of("src/test/java/spiral/eventloop");

    @Test
    @Order(1)
    @DisplayName("its program is the one below, and prints what its lines say")
    void itsProgramRuns() throws IOException {
        List<String> log = new ArrayList<>();
        EventLoop loop = EventLoop.onVirtualClock().output(log::add).build();
        loop.post(
                "main",
                () -> {
                    loop.setTimeout("tick", Duration.ofMillis(10), () -> loop.print("third"));
                    loop.queueMicrotask("soon", () -> loop.print("second"));
                    loop.print("first");
                });
        loop.run();

        String program =
                Files.readString(README)
                        .replaceAll("(?s).*```java\n(.*?)```.*", "$1")
                        .replace("System.out::println", "log::add");
        String here = Files.readString(TESTS.resolve("cli/ReadmeTest.java"));
        assertThat(here.replaceAll("\\s", "")).contains(program.replaceAll("\\s", ""));
        assertThat(log).containsExactly("first", "second", "third");
    }
}
