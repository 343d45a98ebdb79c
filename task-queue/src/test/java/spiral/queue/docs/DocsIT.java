package spiral.queue.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs the `console` blocks of every page, page by page, each in an empty folder of its own.
///
/// While a command with ` &` goes on, those after it are repeated until they show what the page
/// shows, as a reader would, for a while.
@DisplayName("The pages show what the commands print")
class DocsIT {
    /// Not run here: Maven, because this test is part of its run; the queue's demo, which takes
    /// half a minute and has a test of its own.
    private static final List<String> RUN_ELSEWHERE = List.of("mvn ", "./spiral queue demo");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> pagesShowWhatCommandsPrint() throws IOException {
        return Workspace.pages().stream()
                .filter(page -> !page.blocks("console").isEmpty())
                .map(page -> dynamicTest(page.at(1), () -> run(page)));
    }

    private void run(Page page) throws IOException, InterruptedException {
        try (Shell shell = new Shell(Files.createTempDirectory(folder, "page"))) {
            for (Page.Block block : page.blocks("console")) {
                for (Transcript said : Transcript.of(block)) {
                    if (RUN_ELSEWHERE.stream().noneMatch(said.command()::startsWith)) {
                        type(shell, page, said);
                    }
                }
            }
        }
    }

    private void type(Shell shell, Page page, Transcript said)
            throws IOException, InterruptedException {
        if (Shell.goesOn(said.command())) {
            Path output = Files.createTempFile(folder, "beside", ".txt");
            shell.beside(said.command(), output);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> check(page, said, 0, Files.readAllLines(output)));
        } else if (shell.busy()) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(300))
                    .untilAsserted(() -> once(shell, page, said));
        } else {
            once(shell, page, said);
        }
    }

    private static void once(Shell shell, Page page, Transcript said)
            throws IOException, InterruptedException {
        Shell.Result result = shell.run(said.command());
        check(page, said, result.exit(), result.printed());
    }

    private static void check(Page page, Transcript said, int exit, List<String> printed) {
        String story =
                "%s: $ %s%nexit %d, and it printed:%n%s%n"
                        .formatted(
                                page.at(said.first()),
                                said.command(),
                                exit,
                                String.join("\n", printed));

        assertThat(exit == 0).as(story).isEqualTo(!said.fails());
        assertThat(said.differs(printed)).as(story + "shown, but not printed").isEmpty();
    }
}
