package spiral.eventloop.js;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.eventloop.Step;
import spiral.eventloop.Trace;

@DisplayName("A JavaScript program runs in a world of its own")
class JsEngineTest {
    @AutoClose private static JsEngine engine;

    @BeforeAll
    static void start() {
        engine = JsEngine.start();
    }

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    private JsOutcome run(String source) {
        return run(JsProgram.of("program.js", source), JsOptions.DEFAULTS);
    }

    private JsOutcome run(JsProgram program, JsOptions options) {
        return engine.run(program, options, JsOutput.to(out, err));
    }

    @Test
    @Order(1)
    @DisplayName("it prints what it prints and exits with its code")
    void printsAndExits() {
        JsOutcome outcome = run("console.log('out'); console.error('err'); process.exitCode = 3;");

        assertThat(outcome).isEqualTo(JsOutcome.exited(3));
        assertThat(out).hasToString("out\n");
        assertThat(err).hasToString("err\n");
    }

    @Test
    @Order(2)
    @DisplayName("two programs share nothing")
    void sharesNothing() {
        run("globalThis.left = 1; Array.prototype.left = 1; console.log = null;");
        run("console.log(typeof left, [].left);");

        assertThat(out).hasToString("undefined undefined\n");
    }

    @Test
    @Order(3)
    @DisplayName("a mistake in its grammar is told with its line and column")
    void grammar() {
        assertThatThrownBy(() -> run("let a = 1;\nlet b = ) 2;"))
                .isInstanceOfSatisfying(
                        JsSyntaxError.class,
                        error -> {
                            assertThat(error.line()).isEqualTo(2);
                            assertThat(error.column()).isEqualTo(9);
                            assertThat(error.lineText()).isEqualTo("let b = ) 2;");
                        });
        assertThatThrownBy(() -> run("let a b;"))
                .isInstanceOfSatisfying(
                        JsSyntaxError.class, error -> assertThat(error.column()).isEqualTo(7));
    }

    @Test
    @Order(4)
    @DisplayName("an error that nobody catches is told with its line and a caret")
    void uncaught() {
        JsOutcome outcome = run("const o = {};\nsetTimeout(() => { o.f(); }, 1);");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(err.toString())
                .contains("program.js:2\nsetTimeout(() => { o.f(); }, 1);")
                .contains("^")
                .contains("TypeError: o.f is not a function");
    }

    @Test
    @Order(5)
    @DisplayName("an endless loop is stopped, and its line is said")
    void endlessLoop() {
        JsOptions options = JsOptions.DEFAULTS.timeLimit(Duration.ofMillis(300));
        JsProgram program =
                JsProgram.of(
                        "endless.js",
                        "let i = 0;\nsetTimeout(() => {\n  while (true) {\n    i++;\n  }\n}, 5);");

        JsOutcome outcome = run(program, options);

        assertThat(outcome.exitCode()).isEqualTo(JsOutcome.STOPPED);
        assertThat(outcome.limit().orElseThrow())
                .matches("endless\\.js:[34]: did not end within 300 ms");
    }

    @Test
    @Order(6)
    @DisplayName("an endless line of microtasks and an endless interval are stopped, too")
    void endlessMicrotasks() {
        JsOptions options = JsOptions.DEFAULTS.timeLimit(Duration.ofMillis(300));

        assertThat(
                        run(
                                        JsProgram.of(
                                                "a.js",
                                                "(function f() { Promise.resolve().then(f); })()"),
                                        options)
                                .limit())
                .isPresent();
        assertThat(run(JsProgram.of("b.js", "setInterval(() => {}, 1000)"), options).limit())
                .isPresent();
    }

    @Test
    @Order(7)
    @DisplayName("it may not execute more statements than it is allowed")
    void statements() {
        JsOutcome outcome =
                run(
                        JsProgram.of("s.js", "let n = 0;\nfor (;;) {\n  n++;\n}"),
                        JsOptions.DEFAULTS.statementLimit(1_000));

        assertThat(outcome.limit()).hasValue("s.js:3: executed more than 1,000 statements");
    }

    @Test
    @Order(8)
    @DisplayName("it may not print more than it is allowed")
    void output() {
        JsOutcome outcome =
                run(
                        JsProgram.of("o.js", "for (;;) console.log('x'.repeat(99));"),
                        JsOptions.DEFAULTS.outputLimit(1_000));

        assertThat(outcome.limit()).hasValue("o.js printed more than 1,000 characters");
        assertThat(out).hasSizeLessThan(1_001);
    }

    @Test
    @Order(9)
    @DisplayName("nothing of the host can be reached")
    void sandbox() {
        run(
                """
                console.log(typeof Java, typeof Packages, typeof Polyglot, typeof load, typeof print, typeof Graal);
                for (const name of ['child_process', 'net', 'http']) {
                    try { require(name); } catch (e) { console.log(e.code); }
                }
                for (const path of ['/etc/passwd', '../../etc/passwd', '/proc/self/environ']) {
                    try { require('fs').readFileSync(path); } catch (e) { console.log(e.code); }
                    try { require(path); } catch (e) { console.log(e.code); }
                }
                console.log(Object.keys(process.env).length);
                import('/etc/passwd').catch(e => console.log('refused'));
                console.log(typeof setTimeout(() => {}).constructor.constructor('return this')().Java);
                """);

        assertThat(out.toString().lines())
                .containsExactly(
                        "undefined undefined undefined undefined undefined undefined",
                        "MODULE_NOT_FOUND",
                        "MODULE_NOT_FOUND",
                        "MODULE_NOT_FOUND",
                        "ENOENT",
                        "ERR_ACCESS_DENIED",
                        "ENOENT",
                        "ERR_ACCESS_DENIED",
                        "ENOENT",
                        "ERR_ACCESS_DENIED",
                        "0",
                        "undefined",
                        "refused");
    }

    @Test
    @Order(10)
    @DisplayName("with permission it reads its own folder, and nothing outside it")
    void files(@TempDir Path folder) throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.writeString(folder.resolve("secret.js"), "module.exports = 'secret';");
        Files.writeString(
                inside.resolve("part.js"),
                "exports.name = 'part'; exports.main = require.main === module;");
        Files.writeString(inside.resolve("part.mjs"), "export default 'module part';");
        Files.createSymbolicLink(inside.resolve("link.js"), folder.resolve("secret.js"));
        Path main = inside.resolve("main.js");
        Files.writeString(
                main,
                """
                console.log(require('./part'), require('./part') === require('./part.js'));
                for (const name of ['../secret.js', './link.js', './nothing']) {
                    try { console.log(require(name)); } catch (e) { console.log(e.code); }
                }
                import('./part.mjs').then(m => console.log(m.default));
                """);

        run(JsProgram.of(main), JsOptions.DEFAULTS.files(true));

        assertThat(out.toString().lines())
                .containsExactly(
                        "{ name: 'part', main: false } true",
                        "MODULE_NOT_FOUND",
                        "MODULE_NOT_FOUND",
                        "MODULE_NOT_FOUND",
                        "module part");
    }

    @Test
    @Order(11)
    @DisplayName("what is not here is named, with the nearest thing that is")
    void missing() {
        run(
                """
                const tries = [() => require('fs').watch('x'), () => require('http'), () => process.kill(1), () => require('util').callbackify()];
                for (const each of tries) { try { each(); } catch (e) { console.log(e.message); } }
                Buffer.from('x');
                """);

        assertThat(out.toString().lines())
                .containsExactly(
                        "fs.watch is not here; nearest: fs.readFile",
                        "module 'http' is not here; nearest: fetch",
                        "process.kill is not here; nearest: process.exit",
                        "util.callbackify is not here; nearest: util.promisify");
        assertThat(err.toString()).contains("Buffer is not here; nearest: Uint8Array");
    }

    @Test
    @Order(12)
    @DisplayName(
            "time is the loop's: waiting costs nothing, and a loop that looks at the clock ends")
    void time() {
        run(
                """
                const start = Date.now();
                while (Date.now() - start < 50);
                console.log(Date.now() - start);
                setTimeout(() => console.log(Math.round((Date.now() - start) / 3600000), 'hours'), 3600000);
                console.log(new Date(2020, 0).getFullYear(), new Date() instanceof Date, typeof Date());
                """);

        assertThat(out).hasToString("50\n2020 true string\n1 'hours'\n".replace("'", ""));
    }

    @Test
    @Order(13)
    @DisplayName("fetch answers what the run was given, after its latency")
    void fetch() {
        JsOptions options =
                JsOptions.DEFAULTS
                        .answers(Map.of("https://a.test/", "{\"b\":1}"))
                        .latency(Duration.ofMillis(30));
        run(
                JsProgram.of(
                        "f.mjs",
                        """
                        const r = await fetch('https://a.test/');
                        console.log(r.status, r.ok, await r.json(), performance.now());
                        try { await fetch('https://b.test/'); } catch (e) { console.log(e.message); }
                        try { await fetch('https://a.test/', {signal: AbortSignal.timeout(5)}); } catch (e) { console.log(e.name); }
                        """),
                options);

        assertThat(out).hasToString("200 true { b: 1 } 30\nfetch failed\nTimeoutError\n");
    }

    @Test
    @Order(14)
    @DisplayName("arguments are in process.argv")
    void arguments() {
        run(
                JsProgram.of("a.js", "console.log(process.argv.slice(2), __filename);"),
                JsOptions.DEFAULTS.arguments(List.of("x", "y")));

        assertThat(out).hasToString("[ 'x', 'y' ] /program/a.js\n");
    }

    @Test
    @Order(15)
    @DisplayName("a traced run prints the same, and tells each thing with its line")
    void traced() {
        Trace trace = new Trace();
        JsProgram program =
                JsProgram.of(
                        "t.js",
                        """
                        function hello() {
                          console.log('hello');
                        }
                        setTimeout(hello, 5);
                        Promise.resolve(1).then(v => {
                          console.log(v);
                        });
                        """);

        engine.run(program, JsOptions.DEFAULTS, JsOutput.to(out, err), trace);

        assertThat(out).hasToString("1\nhello\n");
        assertThat(trace.steps())
                .anyMatch(step ->
                        step instanceof Step.TimerSet(_, _, _, String name, long due, _, String at)
                                && name.equals("hello")
                                && due == 5_000_000
                                && at.equals("t.js:4"))
                .anyMatch(step ->
                        step instanceof Step.Enqueued(_, _, String queue, _, _, _, String at)
                                && queue.equals("microtasks")
                                && at.equals("t.js:5"))
                .anyMatch(step ->
                        step instanceof Step.Pushed(_, _, String frame, _) && frame.equals("hello"))
                .anyMatch(step ->
                        step instanceof Step.Output(_, _, _, String text, String at)
                                && text.equals("hello")
                                && at.equals("t.js:2"))
                .anyMatch(step -> step instanceof Step.Exited(_, _, int code) && code == 0);
    }

    @Test
    @Order(16)
    @DisplayName("a first line for a shell is passed over, however its lines end")
    void shebang() {
        assertThat(run("#!/usr/bin/env node\r\nconsole.log('ran');\r\nprocess.exit(7);\r\n"))
                .isEqualTo(JsOutcome.exited(7));
        assertThat(out).hasToString("ran\n");
    }

    @Test
    @Order(17)
    @DisplayName("a program that breaks the language's library breaks only itself")
    void breaksItself() {
        JsOutcome outcome =
                run(
                        """
                        Array.prototype.map = Array.prototype.slice = () => { throw 'A'; };
                        Array.prototype[Symbol.iterator] = () => { throw 'I'; };
                        Map.prototype.get = () => { throw 'M'; };
                        Symbol.for = Object.keys = Reflect.apply = () => { throw 'R'; };
                        console.log({}, [1]);
                        """);

        assertThat(outcome).isEqualTo(JsOutcome.exited(1));
        assertThat(run("console.log([1].map(x => x + 1))")).isEqualTo(JsOutcome.exited(0));
        assertThat(out).hasToString("[ 2 ]\n");
    }
}
