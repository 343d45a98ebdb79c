package spiral.eventloop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.eventloop.js.JsOptions;
import spiral.eventloop.js.JsOutput;
import spiral.eventloop.js.JsProgram;

@DisplayName("run FILE without options")
class ScriptRunTest {
    @TempDir Path folder;

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("is told from command lines in which options are to be read")
    void isAll() {
        assertThat(ScriptRun.isAll("run", "a.js")).isTrue();
        assertThat(ScriptRun.isAll("run", "a.js", "one", "", "two=2")).isTrue();

        assertThat(ScriptRun.isAll()).isFalse();
        assertThat(ScriptRun.isAll("run")).isFalse();
        assertThat(ScriptRun.isAll("log", "a.js")).isFalse();
        assertThat(ScriptRun.isAll("run", "--files", "a.js")).isFalse();
        assertThat(ScriptRun.isAll("run", "a.js", "-h")).isFalse();
        assertThat(ScriptRun.isAll("run", "a.js", "--")).isFalse();
        assertThat(ScriptRun.isAll("run", "@words")).isFalse();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("runs within the limits that the options have when nobody gives one")
    void sameLimits() throws IOException {
        Path file = Files.writeString(folder.resolve("a.js"), "");

        JsOptions straight = ScriptRun.of("run", file.toString(), "one", "two").options();

        assertThat(straight.arguments()).containsExactly("one", "two");
        assertThat(straight.arguments(List.of()))
                .isEqualTo(CommandLine.populateCommand(new JsFlags()).options(JsOptions.DEFAULTS));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("gives the program's own exit code")
    void exitCode() {
        assertThat(exitCodeOf("process.exitCode = 7;")).isEqualTo(7);
        assertThat(exitCodeOf("throw new Error('no')")).isEqualTo(1);
        assertThat(exitCodeOf("let =")).isEqualTo(1);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("prints in UTF-8, half a character as the sign for that")
    void utf8() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Utf8Output output = new Utf8Output(bytes);

        output.accept("ä \uD83D\uDE00 \uD800 end\n");

        assertThat(bytes.toString(UTF_8)).isEqualTo("ä \uD83D\uDE00 \uFFFD end\n");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("ends quietly when nobody reads any more, even in a program without an end")
    void nobodyReads() {
        Utf8Output closed =
                new Utf8Output(
                        new OutputStream() {
                            @Override
                            public void write(int letter) throws IOException {
                                throw new IOException("Broken pipe");
                            }
                        });

        assertThat(run("try { for (;;) console.log(1); } catch {}", new JsOutput(closed, _ -> {})))
                .isEqualTo(Exit.OK);
    }

    private static int exitCodeOf(String source) {
        return run(source, JsOutput.discarding());
    }

    private static int run(String source, JsOutput output) {
        return new ScriptRun(
                        JsProgram.of("a.js", source),
                        JsOptions.DEFAULTS,
                        () -> Screen.of(nowhere(), nowhere(), true))
                .run(output);
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream());
    }
}
