package spiral.eventloop.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

@DisplayName("What its author should look at")
class LintTest {
    private final Trace trace = new Trace();
    private final EventLoop loop =
            EventLoop.onVirtualClock().trace(trace).onUncaught((_, _) -> {}).build();

    @Test
    @Order(1)
    @Tag("step:1")
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
    @Order(2)
    @Tag("step:1")
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
    @Order(3)
    @Tag("step:1")
    @DisplayName("a promise that is caught in time does not float")
    void aCaughtPromise() {
        loop.post(
                "main",
                () -> Promise.rejected(loop, new IllegalStateException("spilt")).catching(_ -> ""));
        loop.run();

        assertThat(FloatingPromise.in(recording())).isEmpty();
    }

    @Test
    @Order(4)
    @Tag("step:2")
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

    private Step step(long number) {
        return trace.steps().get((int) number - 1);
    }

    private Recording recording() {
        return new Recording(Header.of("test", LoopModel.SIMPLE), trace.steps(), 0);
    }
}
