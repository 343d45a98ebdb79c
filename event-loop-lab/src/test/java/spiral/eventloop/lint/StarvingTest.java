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
import spiral.eventloop.trace.Header;
import spiral.eventloop.trace.Recording;
import spiral.eventloop.why.Lives;

@DisplayName("Starvation")
class StarvingTest {
    private static final LoopModel MODEL = LoopModel.NODE;

    private final Trace trace = new Trace();
    private final EventLoop loop = EventLoop.onVirtualClock().model(MODEL).trace(trace).build();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a long row, each queued by the one before it, starves the task that waits")
    void aLongRowStarves() {
        loop.post("main", () -> row(Starvation.LONG));
        loop.post("waiting", () -> {});

        assertThat(findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.sentence())
                                .startsWith(Starvation.LONG + " microtasks in a row")
                                .contains("\"waiting\""));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("one microtask less is not worth a word")
    void aShortRowIsFine() {
        loop.post("main", () -> row(Starvation.LONG - 1));
        loop.post("waiting", () -> {});

        assertThat(findingsBeside(Starvation.LONG)).hasSize(1);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("many microtasks that one of them queued are a crowd, not a row")
    void aCrowdIsNoRow() {
        loop.post("main", () -> loop.queueMicrotask("one", this::crowd));
        loop.post("waiting", () -> {});

        assertThat(findingsBeside(Starvation.LONG)).hasSize(1);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("where nobody waits, nobody starves")
    void nobodyWaits() {
        loop.post("waiting", () -> {});
        loop.post("main", () -> row(Starvation.LONG));

        assertThat(findingsBeside(Starvation.LONG)).hasSize(1);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName(
            "the proof: when the starving one was asked for, the checkpoint, the last of the row")
    void theProof() {
        loop.post("main", () -> row(Starvation.LONG + 5));
        loop.post("waiting", () -> {});

        List<Step> proof = findings().getFirst().proof().stream().map(this::step).toList();

        assertThat(proof).hasSize(3);
        assertThat(proof.get(0)).isInstanceOf(Step.Enqueued.class);
        assertThat(((Step.Enqueued) proof.get(0)).name()).isEqualTo("waiting");
        assertThat(proof.get(1)).isInstanceOf(Step.CheckpointBegan.class);
        assertThat(((Step.Enqueued) proof.get(2)).name()).isEqualTo("row " + Starvation.LONG);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("one checkpoint is told once, however many rows are in it")
    void aCheckpointIsToldOnce() {
        loop.post(
                "main",
                () -> {
                    row(Starvation.LONG);
                    row(Starvation.LONG);
                });
        loop.post("waiting", () -> {});

        assertThat(findings()).hasSize(1);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("two checkpoints are told each")
    void twoCheckpointsAreToldEach() {
        loop.post("main", () -> row(Starvation.LONG));
        loop.post("again", () -> row(Starvation.LONG));
        loop.post("waiting", () -> {});

        assertThat(findings())
                .extracting(Finding::sentence)
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"again\""),
                        second -> assertThat(second).contains("\"waiting\""));
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("every queue of the checkpoint counts: a tick and a microtask make one row")
    void ticksCountToo() {
        loop.post("main", () -> mixed(Starvation.LONG));
        loop.post("waiting", () -> {});

        assertThat(findings()).hasSize(1);
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("a timer whose time has come starves, too")
    void aDueTimerStarves() {
        loop.post(
                "main",
                () -> {
                    loop.setTimeout("timer", Duration.ofMillis(1), () -> {});
                    loop.burn(Duration.ofMillis(2));
                    row(Starvation.LONG);
                });

        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).contains("\"timer\""));
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("a timer whose time has not come only waits")
    void aLaterTimerOnlyWaits() {
        loop.post("main", () -> row(Starvation.LONG));
        loop.setTimeout("timer", Duration.ofMillis(1), () -> {});

        assertThat(findingsBeside(Starvation.LONG)).hasSize(1);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("an endless row starves even a timer whose time has not come")
    void anEndlessRowStarvesTimers() {
        loop.post("main", () -> row(Starvation.ENDLESS));
        loop.setTimeout("timer", Duration.ofMillis(1), () -> {});

        assertThat(findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.sentence())
                                .startsWith("1,000 microtasks")
                                .contains("\"timer\""));
    }

    private void row(int count) {
        row(1, count);
    }

    private void row(int next, int last) {
        if (next <= last) {
            loop.queueMicrotask("row " + next, () -> row(next + 1, last));
        }
    }

    private void crowd() {
        for (int i = 0; i < 2 * Starvation.LONG; i++) {
            loop.queueMicrotask("crowd", () -> {});
        }
    }

    private void mixed(int count) {
        if (count > 0) {
            String queue = count % 2 == 0 ? LoopModel.TICKS : LoopModel.MICROTASKS;
            loop.enqueue(queue, "mixed", () -> mixed(count - 1));
        }
    }

    // a rule that says "nothing here" means something only beside a row that is found
    private List<Finding> findingsBeside(int length) {
        loop.run();
        loop.post("long", () -> row(length));
        loop.post("waiting", () -> {});
        return findings();
    }

    private List<Finding> findings() {
        loop.run();
        Recording recording = new Recording(Header.of("test", MODEL), trace.steps(), 0);
        return Starvation.in(recording, Lives.of(recording));
    }

    private Step step(long number) {
        return trace.steps().get((int) number - 1);
    }
}
