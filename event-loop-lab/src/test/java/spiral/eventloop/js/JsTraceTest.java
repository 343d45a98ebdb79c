package spiral.eventloop.js;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.eventloop.Step;
import spiral.eventloop.Trace;

@DisplayName("The trace of a JavaScript program says what goes on, and where")
class JsTraceTest {
    @AutoClose private static JsEngine engine;

    @BeforeAll
    static void start() {
        engine = JsEngine.start();
    }

    private static List<Step> steps(String name, String source) {
        Trace trace = new Trace();
        engine.run(JsProgram.of(name, source), JsOptions.DEFAULTS, JsOutput.discarding(), trace);
        return trace.steps();
    }

    private static List<String> microtasks(String source) {
        return steps("program.js", source).stream()
                .filter(Step.Enqueued.class::isInstance)
                .map(Step.Enqueued.class::cast)
                .filter(step -> step.queue().equals("microtasks"))
                .map(Step.Enqueued::name)
                .toList();
    }

    @Test
    @DisplayName("a microtask is called after the callback that it runs")
    void callbacks() {
        assertThat(
                        microtasks(
                                """
                                Promise.resolve(1)
                                    .then(function pour() {})
                                    .then(() => {})
                                    .finally(function mop() {});
                                queueMicrotask(function soon() {});
                                """))
                .startsWith("pour", "soon", "then, line 3", "mop");
    }

    @Test
    @DisplayName("a microtask behind an await is called after the function that goes on")
    void awaits() {
        assertThat(
                        microtasks(
                                """
                                async function brew() {
                                    await pour();
                                }
                                async function pour() {
                                    await 1;
                                }
                                brew();
                                """))
                .containsExactly("pour resumes", "brew resumes, line 2");
    }

    @Test
    @DisplayName("a promise that gets its outcome is a step, by the task that settled it")
    void settles() {
        List<Step> steps =
                steps(
                        "program.js",
                        """
                        const tea = new Promise(pour => setTimeout(pour, 5, 'tea'));
                        tea.then(function drink(what) { throw new Error('spilt ' + what); })
                            .catch(function mop() {});
                        """);

        List<Step.Settled> settled =
                steps.stream()
                        .filter(Step.Settled.class::isInstance)
                        .map(Step.Settled.class::cast)
                        .toList();
        assertThat(settled)
                .extracting(Step.Settled::fulfilled, Step.Settled::outcome)
                .startsWith(tuple(true, "tea"), tuple(false, "Error: spilt tea"));
        assertThat(settled).extracting(Step.Settled::by).doesNotContain(0L);
        assertThat(steps)
                .filteredOn(Step.Awaited.class::isInstance)
                .extracting(step -> ((Step.Awaited) step).name())
                .containsExactlyInAnyOrder("drink", "mop");
    }

    @Test
    @DisplayName("a promise that is reported has the number under which it was settled")
    void reports() {
        List<Step> steps = steps("program.js", "Promise.reject(new Error('lost'));");

        long settled =
                steps.stream()
                        .filter(Step.Settled.class::isInstance)
                        .mapToLong(step -> ((Step.Settled) step).promise())
                        .findFirst()
                        .orElseThrow();
        assertThat(steps)
                .filteredOn(Step.Unhandled.class::isInstance)
                .extracting(step -> ((Step.Unhandled) step).promise())
                .containsExactly(settled);
    }

    @Test
    @DisplayName("the stack holds the program's functions and nothing of the engine's")
    void frames() {
        String program = "async function brew() { await 1; } brew();";
        for (String file : List.of("program.js", "program.mjs")) {
            assertThat(steps(file, program))
                    .filteredOn(Step.Pushed.class::isInstance)
                    .extracting(step -> ((Step.Pushed) step).frame())
                    .filteredOn(frame -> !frame.equals("beforeExit") && !frame.equals("exit"))
                    .startsWith(file, "brew", "brew resumes", "brew")
                    .noneMatch(frame -> frame.startsWith(":"));
        }
    }

    @Test
    @DisplayName("telling names and outcomes runs no code of the program")
    void runsNothing() {
        String program =
                """
                function odd() { console.log('ran'); }
                Object.defineProperty(odd, 'name', {get() { throw 'looked'; }});
                class Static { static name() { throw 'called'; } }
                setTimeout(odd); setImmediate(odd); process.nextTick(odd); queueMicrotask(odd);
                setTimeout(() => {}, 1, Static);
                Promise.resolve({get value() { throw 'got'; }, toString() { throw 'text'; }}).then(odd);
                """;
        StringBuilder err = new StringBuilder();
        JsOutcome outcome =
                engine.run(
                        JsProgram.of("program.js", program),
                        JsOptions.DEFAULTS,
                        JsOutput.to(new StringBuilder(), err),
                        new Trace());

        assertThat(err).isEmpty();
        assertThat(outcome).isEqualTo(JsOutcome.exited(0));
    }
}
