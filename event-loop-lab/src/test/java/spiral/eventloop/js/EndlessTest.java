package spiral.eventloop.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs that never end. In each, the line at which it stays bears the comment `here`. What the
/// engine does not even interrupt stands in `RunIT`, which can end the process.
@DisplayName("A program that never ends is stopped, and its line is said")
class EndlessTest {
    private static final JsOptions SHORT = JsOptions.DEFAULTS.timeLimit(Duration.ofMillis(150));

    @AutoClose private static JsEngine engine;

    @BeforeAll
    static void start() {
        engine = JsEngine.start();
    }

    static Stream<Arguments> programs() {
        return Stream.of(
                Arguments.of("a loop", List.of("let i = 0;", "for (;;) i++; // here")),
                Arguments.of(
                        "a regular expression that tries everything",
                        List.of(
                                "const evil = /^(a+)+\\1$/;",
                                "evil.test('a'.repeat(60) + 'b'); // here",
                                "console.log('never');")),
                Arguments.of(
                        "a replacement that tries everything",
                        List.of("", "'x'.repeat(40).replace(/(x+x+)+(?=\\1y)/, ''); // here")),
                Arguments.of(
                        "a huge text in JSON, again and again",
                        List.of(
                                "const big = '[' + '1,'.repeat(3e5) + '1]';",
                                "for (;;) JSON.parse(big); // here")),
                Arguments.of(
                        "a value that has no end in JSON",
                        List.of(
                                "const deep = {",
                                "  toJSON() { for (;;) JSON.stringify([1]); }, // here",
                                "};",
                                "JSON.stringify(deep);")),
                Arguments.of(
                        "an array of a thousand million items",
                        List.of("", "for (;;) Array(1e9).fill(0); // here")),
                Arguments.of(
                        "a long string that is repeated",
                        List.of(
                                "let s = 'x'.repeat(2 ** 20);",
                                "for (;;) s = s.split('').reverse().join(''); // here")),
                Arguments.of(
                        "a comparison that never compares",
                        List.of("", "[3, 2, 1].sort(() => { for (;;); }); // here")),
                Arguments.of(
                        "a getter",
                        List.of(
                                "const o = {",
                                "  get x() { while (true); } // here",
                                "};",
                                "o.x;")),
                Arguments.of(
                        "a trap of a proxy",
                        List.of(
                                "const p = new Proxy({}, {",
                                "  get() { for (;;); } // here",
                                "});",
                                "p.x;")),
                Arguments.of(
                        "a generator",
                        List.of(
                                "function* numbers() {",
                                "  for (;;) yield 1; // here",
                                "}",
                                "[...numbers()];")),
                Arguments.of(
                        "a chain of promises",
                        List.of("", "(function f() { Promise.resolve().then(f); })(); // here")),
                Arguments.of(
                        "a thenable that follows itself",
                        List.of(
                                "",
                                "const t = { then(f) { f(t); } }; // here",
                                "Promise.resolve(t);")),
                Arguments.of(
                        "microtasks that starve the rest",
                        List.of("", "(function f() { queueMicrotask(f); })(); // here")),
                Arguments.of(
                        "ticks that starve the rest",
                        List.of("", "(function f() { process.nextTick(f); })(); // here")),
                Arguments.of(
                        "an async function",
                        List.of("", "(async () => { for (;;) await null; })(); // here")),
                Arguments.of(
                        "timers and immediates",
                        List.of("", "(function f() { setImmediate(f); })(); // here")),
                Arguments.of(
                        "code in a text in a text",
                        List.of("", "eval('eval(\"for (;;);\")'); // here")),
                Arguments.of(
                        "a function made of a text",
                        List.of("", "new Function('for (;;);')(); // here")),
                Arguments.of(
                        "what console.log asks for",
                        List.of(
                                "const name = Symbol.for('nodejs.util.inspect.custom');",
                                "console.log({ [name]() { for (;;); } }); // here")),
                Arguments.of(
                        "a conversion to a string",
                        List.of("", "`${{ toString() { for (;;); } }}`; // here")),
                Arguments.of(
                        "a finally that never ends, either",
                        List.of("", "try { for (;;); } finally { for (;;); } // here")),
                Arguments.of(
                        "a catch that catches everything",
                        List.of("", "for (;;) { try { null.x; } catch { continue; } } // here")),
                Arguments.of(
                        "a listener that revives the loop",
                        List.of(
                                "",
                                "process.on('beforeExit', () => setTimeout(() => {})); // here")),
                Arguments.of(
                        "a listener of the end",
                        List.of("", "process.on('exit', () => { for (;;); }); // here")));
    }

    @Order(1)
    @DisplayName("whatever it is that has no end")
    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void isStoppedAtItsLine(String name, List<String> lines) {
        JsProgram program = JsProgram.of("endless.js", String.join("\n", lines));
        int here = 1 + (int) lines.stream().takeWhile(line -> !line.endsWith("// here")).count();

        JsOutcome outcome = engine.run(program, SHORT, JsOutput.discarding());

        assertThat(outcome)
                .isEqualTo(
                        JsOutcome.stopped(
                                "endless.js:%d: did not end within 150 ms".formatted(here)));
    }

    @Test
    @Order(2)
    @DisplayName("a module is, too")
    void module() {
        JsProgram program = JsProgram.of("endless.mjs", "let n = 0;\nfor (;;) await n++;");

        assertThat(engine.run(program, SHORT, JsOutput.discarding()))
                .isEqualTo(JsOutcome.stopped("endless.mjs:2: did not end within 150 ms"));
    }

    @Test
    @Order(3)
    @DisplayName("the next program runs as if nothing had been")
    void theNextOneRuns() {
        StringBuilder out = new StringBuilder();
        engine.run(JsProgram.of("endless.js", "for (;;);"), SHORT, JsOutput.discarding());

        JsOutcome next =
                engine.run(
                        JsProgram.of("next.js", "console.log('next');"),
                        JsOptions.DEFAULTS,
                        JsOutput.to(out, out));

        assertThat(next).isEqualTo(JsOutcome.exited(0));
        assertThat(out).hasToString("next\n");
    }
}
