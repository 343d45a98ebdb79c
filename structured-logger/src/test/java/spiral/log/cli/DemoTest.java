package spiral.log.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.console.Exit;
import spiral.log.Strict;

@DisplayName("./spiral log")
class DemoTest extends CommandSuite {
    @Test
    @Order(1)
    @DisplayName("the demo plays all scenes and ends with one next step")
    void demo() {
        assertThat(run("demo", "--plain")).isEqualTo(Exit.OK);

        Scenes.all().forEach(scene -> assertThat(said()).contains(scene.name() + ": "));
        assertThat(said().lines().toList().getLast())
                .startsWith("Next: ./spiral log demo sampling");
        assertThat(said()).doesNotContain("\u001b").matches("\\p{ASCII}*");
        assertThat(complained()).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("every line shown is valid JSON")
    void validLines() {
        for (Scene scene : Scenes.all()) {
            for (Scene.Played played : scene.shown().steps()) {
                played.lines()
                        .forEach(line -> assertThat(Strict.read(line)).containsKey("message"));
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("the code shown is the code that runs")
    void codeIsTrue() throws Exception {
        String source = Files.readString(Path.of("src/main/java/spiral/log/cli/Scenes.java"));
        String compact = source.replaceAll("\\s+", "");
        for (Scene scene : Scenes.all()) {
            assertThat(scene.shown().steps()).isNotEmpty();
            for (Scene.Played step : scene.shown().steps()) {
                assertThat(step.code()).isNotBlank().doesNotContain("stage", "step(");
                assertThat(compact).contains(step.code().replaceAll("\\s+", ""));
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("the sampling scene adds up")
    void samplingAddsUp() {
        assertThat(run("demo", "sampling", "--plain")).isEqualTo(Exit.OK);

        assertThat(said()).contains("\"log.suppressed\":498");
    }

    @Test
    @Order(4)
    @DisplayName("the budget scene shows the controller's answer to a step")
    void stepResponse() {
        assertThat(run("demo", "budget", "--plain")).isEqualTo(Exit.OK);

        assertThat(said().lines().filter(line -> line.startsWith("  read")))
                .map(line -> line.substring(line.indexOf('[')))
                .containsExactly(
                        "[20, 20, 20, 20, 20]",
                        "[281, 71, 37, 27, 24]",
                        "[21, 21, 20, 20, 20]",
                        "[2, 6, 11, 15, 17]",
                        "[19, 19, 20, 19, 20]");
    }

    @Test
    @Order(5)
    @DisplayName("--json prints one object per scene and no talk")
    void json() {
        assertThat(run("demo", "--json")).isEqualTo(Exit.OK);

        assertThat(said().lines()).hasSize(Scenes.all().size());
        assertThat(said().lines())
                .allSatisfy(line -> assertThat(Strict.read(line)).containsKeys("name", "steps"));
    }

    @Test
    @Order(6)
    @DisplayName("an unknown scene gets a suggestion and exit 2")
    void unknown() {
        assertThat(run("demo", "samplin")).isEqualTo(Exit.USAGE);
        assertThat(complained()).contains("sampling");
    }

    @Test
    @Order(7)
    @DisplayName("pretty reads files, survives bad lines and bytes, and refuses a missing file")
    void pretty() throws Exception {
        Path file = folder.resolve("app.jsonl");
        Files.writeString(
                file,
                """
                {"@timestamp":"2026-03-01T09:30:00.000250Z","log.level":"INFO","message":"hello",\
                "log.logger":"a","k":1}
                {"torn
                plain
                """);
        Files.write(file, new byte[] {(byte) 0xff, '\n'}, java.nio.file.StandardOpenOption.APPEND);

        assertThat(run("pretty", "--plain", file.toString())).isEqualTo(Exit.OK);
        assertThat(said().lines())
                .containsExactly("09:30:00.000 INFO  a  hello  k=1", "{\"torn", "plain", "\ufffd");
        assertThat(run("pretty", folder.resolve("none").toString())).isEqualTo(Exit.USAGE);
        assertThat(complained()).contains("there is no such file");
    }

    @Test
    @Order(8)
    @DisplayName("pretty reads standard input when no file is named")
    void prettyStdin() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("just text\n".getBytes(UTF_8)));
        try {
            assertThat(run("pretty", "--plain")).isEqualTo(Exit.OK);
        } finally {
            System.setIn(before);
        }
        assertThat(said()).isEqualToIgnoringNewLines("just text");
    }
}
