package spiral.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slf4j.event.Level.DEBUG;
import static org.slf4j.event.Level.ERROR;
import static org.slf4j.event.Level.INFO;
import static org.slf4j.event.Level.TRACE;
import static org.slf4j.event.Level.WARN;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Levels that cost nothing")
class LevelsTest {
    private final Levels levels = new Levels(Threshold.WARN);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a level lets itself and everything more severe pass")
    void aLevelIsAThreshold() {
        Levels.Gate gate = levels.gate("shop");

        assertThat(gate.admits(ERROR)).as("admits ERROR").isTrue();
        assertThat(gate.admits(WARN)).as("admits WARN").isTrue();
        assertThat(gate.admits(INFO)).as("admits INFO").isFalse();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a logger without a rule has the level of the root")
    void theRootCountsWhereNothingIsSaid() {
        assertThat(levels.of("a.b.c")).isEqualTo(Threshold.WARN);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a logger inherits from its nearest ancestor that has a rule")
    void theNearestAncestorCounts() {
        levels.set("a", Threshold.ERROR);
        levels.set("a.b", Threshold.DEBUG);

        assertThat(levels.of("a.b.c.d")).isEqualTo(Threshold.DEBUG);
        assertThat(levels.of("a.x")).isEqualTo(Threshold.ERROR);
        assertThat(levels.of("a")).isEqualTo(Threshold.ERROR);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("names end at dots: a.b is not an ancestor of a.bc")
    void namesEndAtDots() {
        levels.set("a.b", Threshold.TRACE);

        assertThat(levels.of("a.b")).isEqualTo(Threshold.TRACE);
        assertThat(levels.of("a.bc")).isEqualTo(Threshold.WARN);
        assertThat(levels.gate("a.bc").admits(INFO)).as("a.bc admits INFO").isFalse();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a change reaches a gate that was made before it")
    void changesReachOldGates() {
        Levels.Gate gate = levels.gate("a.b");

        levels.set("a.b", Threshold.DEBUG);

        assertThat(gate.admits(DEBUG)).as("admits DEBUG").isTrue();
        assertThat(gate.admits(TRACE)).as("admits TRACE").isFalse();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a change reaches the gates of all loggers below it")
    void changesReachAllBelow() {
        Levels.Gate gate = levels.gate("a.b.c.d");
        Levels.Gate neighbour = levels.gate("a.bc");

        levels.set("a.b", Threshold.DEBUG);

        assertThat(gate.admits(DEBUG)).as("admits DEBUG").isTrue();
        assertThat(neighbour.admits(DEBUG)).as("the neighbour a.bc admits DEBUG").isFalse();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a new level of the root reaches every logger without a rule")
    void changesOfTheRoot() {
        Levels.Gate gate = levels.gate("a.b.c");

        levels.set(Levels.ROOT, Threshold.DEBUG);

        assertThat(gate.admits(DEBUG)).as("admits DEBUG").isTrue();
        assertThat(levels.of("shop")).isEqualTo(Threshold.DEBUG);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a change leaves loggers with a rule of their own alone")
    void ownRulesStay() {
        levels.set("a.b", Threshold.ERROR);
        Levels.Gate gate = levels.gate("a.b");

        levels.set("a", Threshold.TRACE);
        levels.set(Levels.ROOT, Threshold.TRACE);

        assertThat(gate.admits(WARN)).as("admits WARN").isFalse();
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("a rule can be taken away, and the logger inherits again")
    void rulesCanGo() {
        levels.set("a.b", Threshold.TRACE);
        Levels.Gate gate = levels.gate("a.b.c");

        levels.inherit("a.b");

        assertThat(levels.of("a.b")).isEqualTo(Threshold.WARN);
        assertThat(gate.admits(INFO)).as("admits INFO").isFalse();
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("the root always has a level")
    void theRootStays() {
        levels.inherit(Levels.ROOT);

        assertThat(levels.of(Levels.ROOT)).isEqualTo(Threshold.WARN);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("off is off, even for errors")
    void off() {
        levels.set("noisy", Threshold.OFF);

        assertThat(levels.gate("noisy.part").admits(ERROR)).as("noisy.part admits ERROR").isFalse();
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a logger has one gate, whoever asks")
    void oneGateForEachName() {
        assertThat(levels.gate("a.b")).isSameAs(levels.gate("a.b"));
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("asking a gate makes no object: a level that is off costs one comparison")
    void askingMakesNoObject() {
        levels.set("a.b", Threshold.ERROR);
        Levels.Gate gate = levels.gate("a.b.c.d");
        int asked = 10_000;
        int admitted = ask(gate, 10);

        long before = bytesMadeByThisThread();
        admitted += ask(gate, asked);
        long made = bytesMadeByThisThread() - before;

        assertThat(made).as("bytes made by %d asks", asked).isLessThan(asked);
        assertThat(admitted).as("times that INFO was admitted").isZero();
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("all rules can be replaced at once")
    void replaceAll() {
        levels.set("old", Threshold.TRACE);
        Levels.Gate old = levels.gate("old");

        levels.replace(Threshold.ERROR, new HashMap<>(Map.of("new", Threshold.DEBUG)));

        assertThat(old.admits(WARN)).as("the old gate admits WARN").isFalse();
        assertThat(levels.gate("new.part").admits(DEBUG)).as("new.part admits DEBUG").isTrue();
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("rules that were handed over are copied: the map still belongs to its owner")
    void theMapIsCopied() {
        Map<String, Threshold> others = new HashMap<>(Map.of("shop", Threshold.DEBUG));
        levels.replace(Threshold.WARN, others);

        others.put("shop", Threshold.ERROR);
        levels.set("desk", Threshold.INFO);

        assertThat(levels.of("shop")).isEqualTo(Threshold.DEBUG);
        assertThat(others).containsOnly(Map.entry("shop", Threshold.ERROR));
    }

    private static int ask(Levels.Gate gate, int times) {
        int admitted = 0;
        for (int i = 0; i < times; i++) {
            admitted += gate.admits(INFO) ? 1 : 0;
        }
        return admitted;
    }

    private static long bytesMadeByThisThread() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
