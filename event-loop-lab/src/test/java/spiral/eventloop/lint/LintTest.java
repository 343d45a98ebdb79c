package spiral.eventloop.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Step;
import spiral.eventloop.Trace;
import spiral.eventloop.node.NodeListeners;
import spiral.eventloop.node.NodeLoop;
import spiral.eventloop.promise.Async;
import spiral.eventloop.promise.Promise;
import spiral.eventloop.trace.Header;
import spiral.eventloop.trace.Recording;
import spiral.eventloop.why.Lives;

@DisplayName("What its author should look at")
class LintTest {
    private final Trace trace = new Trace();
    private final EventLoop loop =
            EventLoop.onVirtualClock().trace(trace).onUncaught((_, _) -> {}).build();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("microtasks that queue microtasks while a task waits: starvation, with its steps")
    void starvation() {
        loop.post("main", () -> again(Starvation.LONG));
        loop.post("waiting", () -> {});

        Finding finding = starved().getFirst();

        assertThat(finding.sentence()).contains("20 microtasks in a row").contains("\"waiting\"");
        assertThat(step(finding.proof().get(0))).isInstanceOf(Step.Enqueued.class);
        assertThat(step(finding.proof().get(1))).isInstanceOf(Step.CheckpointBegan.class);
        assertThat(step(finding.proof().get(2))).isInstanceOf(Step.Enqueued.class);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("nobody starves where nobody waits, or where the row is short, or wide")
    void nobodyStarves() {
        loop.post("alone", () -> again(100));
        loop.post("short", () -> again(Starvation.LONG - 1));
        loop.post(
                "wide",
                () -> {
                    for (int i = 0; i < 100; i++) {
                        loop.queueMicrotask("m", () -> {});
                    }
                });
        loop.post("waiting", () -> {});
        List<Finding> findings = starved();

        assertThat(findings).hasSize(1); // "short" and the others wait behind "alone"
        assertThat(findings.getFirst().sentence()).contains("\"short\"");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a thousand in a row starve a timer whose time never comes")
    void aTimerStarves() {
        loop.post("main", () -> again(Starvation.ENDLESS));
        loop.setTimeout("later", Duration.ofMillis(1), () -> {});

        assertThat(starved())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.sentence())
                                .startsWith("1,000 microtasks")
                                .contains("\"later\""));
    }

    @Test
    @Order(3)
    @Tag("step:2")
    @DisplayName("a promise that is rejected while nobody listens floats")
    void aFloatingPromise() {
        loop.post("main", () -> Promise.rejected(loop, new IllegalStateException("spilt")));
        loop.run();

        assertThat(FloatingPromise.in(recording()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.sentence()).contains("spilt");
                    assertThat(finding.proof())
                            .extracting(number -> step(number).getClass().getSimpleName())
                            .containsExactly("Settled", "Unhandled");
                });
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("a function that awaits what is never settled never goes on")
    void aForgottenPromise() {
        loop.post(
                "main",
                () ->
                        Async.run(
                                loop,
                                "greet",
                                greet -> greet.await(Promise.pending(loop).promise(), _ -> {})));
        loop.run();

        assertThat(FloatingPromise.in(recording()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).contains("never goes on"));
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a promise that is caught in time does not float")
    void aCaughtPromise() {
        loop.post(
                "main",
                () -> Promise.rejected(loop, new IllegalStateException("spilt")).catching(_ -> ""));
        loop.run();

        assertThat(FloatingPromise.in(recording())).isEmpty();
    }

    @Test
    @Order(6)
    @Tag("step:3")
    @DisplayName("two requests under way at a time race; one after the other do not")
    void racingAnswers() {
        loop.post(
                "main",
                () -> {
                    loop.request(LoopModel.MACROTASKS, "one", Duration.ofMillis(5), () -> {});
                    loop.request(
                            LoopModel.MACROTASKS,
                            "two",
                            Duration.ofMillis(6),
                            () ->
                                    loop.request(
                                            LoopModel.MACROTASKS,
                                            "three",
                                            Duration.ofMillis(5),
                                            () -> {}));
                });
        loop.run();

        assertThat(RacingAnswers.in(recording()))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.sentence())
                                .startsWith("\"one\" and \"two\" are under way"));
    }

    @Test
    @Order(7)
    @Tag("step:3")
    @DisplayName("a timer of 1 ms beside an immediate in the main script: a race at the start")
    void raceAtTheStart() {
        Trace steps = new Trace();
        NodeLoop node =
                new NodeLoop(
                        EventLoop.onVirtualClock().trace(steps),
                        new NodeListeners(_ -> {}),
                        Duration.ZERO);
        node.run(
                "main.js",
                () -> {
                    node.setTimeout("later", 0, () -> {});
                    node.setImmediate("at once", () -> {});
                });

        assertThat(
                        RacingStart.in(
                                new Recording(Header.of("test", LoopModel.NODE), steps.steps(), 0)))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.sentence())
                                .startsWith("The timer \"later\" and the immediate \"at once\""));
    }

    private void again(int count) {
        if (count > 0) {
            loop.queueMicrotask("again", () -> again(count - 1));
        }
    }

    private List<Finding> starved() {
        loop.run();
        return Starvation.in(recording(), Lives.of(recording()));
    }

    private Step step(long number) {
        return trace.steps().get((int) number - 1);
    }

    private Recording recording() {
        return new Recording(Header.of("test", LoopModel.SIMPLE), trace.steps(), 0);
    }
}
