package spiral.queue.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs the `console` blocks of every page, page by page, each in an empty folder of its own.
@DisplayName("The pages show what the commands print")
class DocsIT {
    /// Not run here: Maven, because this test is part of its run; the queue's demo, which takes
    /// half a minute and has a test of its own.
    private static final List<String> RUN_ELSEWHERE = List.of("mvn ", "./spiral queue demo");

    private static final int LIMIT_SECONDS = 60;

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> pagesShowWhatCommandsPrint() throws IOException {
        return Workspace.pages().stream()
                .filter(page -> !page.blocks("console").isEmpty())
                .map(page -> dynamicTest(page.at(1), () -> run(page)));
    }

    private void run(Page page) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(folder, "page");
        launcher(place.resolve("spiral"));
        for (Page.Block block : page.blocks("console")) {
            for (Transcript said : Transcript.of(block)) {
                if (RUN_ELSEWHERE.stream().noneMatch(said.command()::startsWith)) {
                    check(page, said, place);
                }
            }
        }
    }

    private static void launcher(Path file) throws IOException {
        String ours = Workspace.ROOT.resolve("spiral").toString();
        Files.writeString(file, "#!/usr/bin/env bash\nexec '" + ours + "' \"$@\"\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void check(Page page, Transcript said, Path place)
            throws IOException, InterruptedException {
        Path output = place.resolve(".printed");
        int exit = exit(said.command(), place, output);
        List<String> printed = Files.readAllLines(output);
        String story =
                "%s: $ %s%nexit %d, and it printed:%n%s%nThe page shows what is not there: "
                        .formatted(
                                page.at(said.first()),
                                said.command(),
                                exit,
                                String.join("\n", printed));

        assertThat(exit == 0).as(story).isEqualTo(!said.fails());
        said.differs(printed).ifPresent(missing -> fail(story + "\n" + missing));
    }

    private static int exit(String command, Path place, Path output)
            throws IOException, InterruptedException {
        ProcessBuilder shell =
                new ProcessBuilder("bash", "-c", command)
                        .directory(place.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        shell.environment().put("SPIRAL_BUILD", "never");
        Process process = shell.start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                fail(command + " did not end within " + LIMIT_SECONDS + " s");
            }
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
