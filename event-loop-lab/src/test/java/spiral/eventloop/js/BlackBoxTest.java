package spiral.eventloop.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.eventloop.Step;
import spiral.eventloop.Trace;

/// An engine whose jobs do not come as expected, as a later version's may not: its self-test fails.
@DisplayName("An engine that we do not know inside still runs programs")
class BlackBoxTest {
    @AutoClose private static JsEngine engine;

    @BeforeAll
    static void start() {
        engine = JsEngine.start((_, _) -> false);
    }

    private final StringBuilder out = new StringBuilder();
    private final Trace trace = new Trace();

    private JsOutcome run(String name, String source) {
        return engine.run(
                JsProgram.of(name, source),
                JsOptions.DEFAULTS.timeLimit(Duration.ofSeconds(20)),
                JsOutput.to(out, out),
                trace);
    }

    @Test
    @Order(1)
    @DisplayName("the user is told what is not shown")
    void isTold() {
        JsOutcome outcome = run("p.js", "console.log('runs');");

        assertThat(out).hasToString("runs\n");
        assertThat(outcome.note().orElseThrow())
                .contains("GraalJS", "no trace shows them", "rejections that nobody handles");
        try (JsEngine known = JsEngine.start()) {
            assertThat(
                            known.run(
                                            JsProgram.of("p.js", ""),
                                            JsOptions.DEFAULTS,
                                            JsOutput.discarding())
                                    .note())
                    .isEmpty();
        }
    }

    @Test
    @Order(2)
    @DisplayName("microtasks run after each callback, before the next")
    void order() {
        run(
                "p.js",
                """
                setTimeout(() => {
                    console.log('timer');
                    Promise.resolve().then(() => console.log('its microtask'));
                });
                setTimeout(() => console.log('next timer'));
                setImmediate(() => console.log('immediate'));
                queueMicrotask(() => console.log('microtask'));
                (async () => { await null; console.log('async'); })();
                for (const text of ['main']) console.log(text);
                """);

        assertThat(out.toString().lines())
                .containsExactly(
                        "main",
                        "microtask",
                        "async",
                        "immediate",
                        "timer",
                        "its microtask",
                        "next timer");
    }

    @Test
    @Order(3)
    @DisplayName("calls, lines and tasks are in the trace; promise jobs are not")
    void traced() {
        run("p.js", "setTimeout(function later() {\n  Promise.resolve().then(() => {});\n}, 5);");

        assertThat(trace.steps())
                .anyMatch(step ->
                        step instanceof Step.Pushed(_, _, String frame, String at)
                                && frame.equals("later")
                                && at.equals("p.js:1"))
                .anyMatch(step ->
                        step instanceof Step.LineReached(_, _, String at) && at.equals("p.js:2"))
                .noneMatch(step ->
                        step instanceof Step.Enqueued(_, _, String queue, _, _, _, _)
                                && queue.equals("microtasks"));
    }

    @Test
    @Order(4)
    @DisplayName("modules wait, exit with their code, and fail")
    void modules() {
        JsOutcome exits =
                run(
                        "m.mjs",
                        """
                        import { setTimeout as sleep } from 'timers/promises';
                        await sleep(5);
                        console.log('later');
                        process.exit(4);
                        """);
        JsOutcome fails = run("f.mjs", "await 1;\nthrow new Error('no');");

        assertThat(exits.exitCode()).isEqualTo(4);
        assertThat(fails.exitCode()).isEqualTo(1);
        assertThat(out.toString()).startsWith("later\n").contains("Error: no");
    }

    @Test
    @Order(5)
    @DisplayName("limits hold")
    void limits() {
        JsOutcome outcome =
                engine.run(
                        JsProgram.of("e.js", "let i = 0;\nfor (;;) i++;"),
                        JsOptions.DEFAULTS.timeLimit(Duration.ofMillis(250)),
                        JsOutput.discarding());

        assertThat(outcome.limit()).hasValue("e.js:2: did not end within 250 ms");
    }

    @Test
    @Order(6)
    @DisplayName("a self-test that breaks is one that fails")
    void brokenTrial() {
        StringBuilder printed = new StringBuilder();
        try (JsEngine broken =
                JsEngine.start((_, _) -> {
                    throw new IllegalStateException("the engine has changed");
                })) {
            JsOutcome outcome =
                    broken.run(
                            JsProgram.of("p.js", "queueMicrotask(() => console.log('runs'));"),
                            JsOptions.DEFAULTS,
                            JsOutput.to(printed, printed));

            assertThat(printed).hasToString("runs\n");
            assertThat(outcome.note()).isPresent();
        }
    }
}
