package spiral.eventloop.js;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS) // starting an engine takes longer than a program
@DisplayName("A JavaScript program that is wrong")
class BadProgramTest {
    private final JsEngine engine = JsEngine.start();
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    @TempDir Path folder;

    @BeforeEach
    void clear() {
        out.setLength(0);
        err.setLength(0);
    }

    @AfterAll
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @Order(1)
    @Tag("step:1")
    @DisplayName("misspells what is here: it hears what is near")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "setTimout(() => 1, 10)                 | did you mean setTimeout?",
                "cosnole.log(1)                         | did you mean console?",
                "process.nextTik(() => 1)               | did you mean process.nextTick?",
                "Math.flor(1.5)                         | did you mean Math.floor?",
                "require('fs').readFil('a', () => 1)    | did you mean fs.readFile?",
                "Promise.resolve().thenn(() => 1)       | did you mean promise.then?",
                "require('evnts')                       | did you mean events?",
                "new Worker('a.js')                     | Worker is not here; nearest: MessageChannel",
                "require('http')                        | module 'http' is not here; nearest: fetch"
            })
    void nearNames(String program, String hint) {
        assertThat(run("a.js", program).exitCode()).isEqualTo(1);
        assertThat(err).contains(hint);
    }

    @ParameterizedTest
    @Order(2)
    @Tag("step:1")
    @DisplayName("names what is near to nothing, or what is not text: no guess is made")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "somethingOfMyOwn()",
                "({}).completelyDifferent()",
                "throw {get message() { throw 1 }}",
                "Object.getOwnPropertyNames = null; undefinedName()"
            })
    void noGuess(String program) {
        assertThat(run("a.js", program).exitCode()).isEqualTo(1);
        assertThat(err).doesNotContain("did you mean");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("ends too early: the place is its own end, not one behind it")
    void endsTooEarly() {
        JsSyntaxError wrong =
                catchThrowableOfType(
                        JsSyntaxError.class, () -> run("a.js", "let a = 1;\nlet b =\n\n"));

        assertThat(wrong).hasMessage("Unexpected end of input");
        assertThat(wrong.line()).isEqualTo(2);
        assertThat(wrong.column()).isEqualTo(8);
        assertThat(wrong.lineText()).isEqualTo("let b =");
    }

    @ParameterizedTest
    @Order(4)
    @Tag("step:1")
    @DisplayName("throws inside of a function of ours or of the engine: its own line is shown")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'x'.repeat(-1)",
                "require('./nope')",
                "setTimeout()",
                "throw new Error('no')"
            })
    void ownLine(String program) {
        run("a.js", "// first\n  " + program);

        assertThat(err.toString().lines())
                .startsWith("/program/a.js:2", "  " + program)
                .element(2)
                .asString()
                .matches(" +\\^");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("never ends in code made of text: the line that made it is named")
    void codeMadeOfText() {
        JsOutcome outcome =
                engine.run(
                        JsProgram.of("a.js", "'use strict';\nnew Function('while (true) {}')()"),
                        JsOptions.DEFAULTS.timeLimit(Duration.ofMillis(100)),
                        JsOutput.to(out, err));

        assertThat(outcome.limit()).contains("a.js:2: did not end within 100 ms");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("never ends in another file: that file and its line are named")
    void anotherFile() throws IOException {
        Files.writeString(
                folder.resolve("other.mjs"), "export function f() {\n  while (1) {}\n}\n");
        Path main =
                Files.writeString(
                        folder.resolve("main.mjs"), "import {f} from './other.mjs';\nf();\n");

        JsOutcome outcome =
                engine.run(
                        JsProgram.of(main),
                        JsOptions.DEFAULTS.files(true).timeLimit(Duration.ofMillis(100)),
                        JsOutput.to(out, err));

        assertThat(outcome.limit()).contains("other.mjs:2: did not end within 100 ms");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("imports a file without permission: it hears which option gives it")
    void withoutPermission() {
        run("a.mjs", "import './other.mjs';");

        assertThat(err).contains("allow its own folder with --files");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("is a module under the name of a script: it runs as one, as in Node")
    void aModuleAfterAll() {
        assertThat(run("a.js", "import {join} from 'path'; console.log(join('a', 'b'));"))
                .isEqualTo(JsOutcome.exited(0));
        assertThat(run("b.js", "console.log(await 2);")).isEqualTo(JsOutcome.exited(0));
        assertThat(out).hasToString("a/b\n2\n");

        assertThat(catchThrowableOfType(JsSyntaxError.class, () -> run("a.cjs", "await 2")))
                .isNotNull();
        assertThat(catchThrowableOfType(JsSyntaxError.class, () -> run("a.js", "await (2")))
                .isNotNull();
    }

    private JsOutcome run(String name, String program) {
        return engine.run(JsProgram.of(name, program), JsOptions.DEFAULTS, JsOutput.to(out, err));
    }
}
