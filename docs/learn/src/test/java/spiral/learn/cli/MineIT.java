package spiral.learn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.learn.Checkout;
import spiral.learn.Exercise;
import spiral.learn.course.Workbench;

@DisplayName("A learner's classes in the real thing")
class MineIT {
    @TempDir private Path folder;

    private final List<Path> links = new ArrayList<>();
    private Path root;

    /// A workspace like this one, with a workbench and a journal of its own.
    @BeforeEach
    void furnish() throws IOException {
        Path real = Checkout.workspace().root();
        root = Files.createDirectory(folder.resolve("workspace"));
        link(real, "pom.xml");
        for (Path module : Checkout.workspace().modules()) {
            Path name = real.relativize(module);
            Files.createDirectory(root.resolve(name));
            link(real, name + "/src");
            link(real, name + "/target");
            Files.createDirectory(root.resolve(name).resolve("workbench"));
        }
        Files.createDirectories(root.resolve("docs/learn/target"));
        Files.createDirectory(root.resolve("docs/journal"));
        link(real, "docs/console");
    }

    @AfterEach
    void unlink() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }

    @Test
    @DisplayName(
            "the queue restarts a killed worker by the learner's Retry; a class that does not hold yet stays at home, with a sentence")
    void queue() throws Exception {
        begin("retry-longer-each-time", "right/loop");
        begin("microtasks-first", "wrong/snapshot");

        List<String> said =
                java(System.getProperty("java.class.path"), Main.class.getName(), "mine");

        assertThat(said)
                .contains(
                        "Ours runs in place of your MicrotaskQueue: 7 of 12 rules hold so far.",
                        "Yours runs: RetryLoop");
        String mine = said.getLast();
        assertThat(Path.of(mine, "spiral/async/RetryLoop.class")).isRegularFile();
        assertThat(Path.of(mine, "spiral/eventloop")).doesNotExist();

        List<String> demo =
                java(
                        mine + File.pathSeparator + System.getProperty("java.class.path"),
                        "spiral.queue.cli.Main",
                        "demo",
                        "--seconds",
                        "5",
                        "--seed",
                        "7",
                        "--folder",
                        Checkout.workspace().root().resolve("docs").toString());

        assertThat(demo)
                .anyMatch(line -> line.matches(".* your Retry starts worker-\\d again, .*"))
                .anyMatch(line -> line.matches(".*submitted [\\d,]+ = succeeded [\\d,]+.*"));
    }

    private void link(Path real, String name) throws IOException {
        links.add(Files.createSymbolicLink(root.resolve(name), real.resolve(name)));
    }

    private void begin(String slug, String variant) throws IOException {
        Exercise exercise = Checkout.catalogue().named(slug);
        Path real = Checkout.workspace().root();
        for (Path file : Workbench.javaFiles(exercise.folder().resolve(variant))) {
            Path to =
                    root.resolve(real.relativize(Workbench.main(exercise)))
                            .resolveSibling(file.getFileName());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
    }

    private List<String> java(String classPath, String main, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-Djava.io.tmpdir=" + folder, "-cp", classPath, main));
        command.addAll(List.of(arguments));
        command.add("--plain");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().put("SPIRAL_HOME", root.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }
}
