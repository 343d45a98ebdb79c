package spiral.eventloop.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.Step;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.scenario.ScenarioProgram;
import spiral.eventloop.scenario.Scenarios;
import spiral.eventloop.trace.Recording;

@DisplayName("Why a step happened")
class WhyTest {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("is told as a chain: each task was asked for by the one before it")
    void theChain() {
        Why why = ofPrinted("promise-chain", "mopped: spilt");

        assertThat(why.chain())
                .extracting(Life::name)
                .containsExactly("main", "pour", "drink", "mop up");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("names what had been waiting longer, and the rule that made it wait")
    void whatWaitedOn() {
        Why why = ofPrinted("microtask-before-timer", "microtask");

        assertThat(why.behind())
                .extracting(order -> order.life().name() + ": " + order.rule())
                .containsExactly("timer: MICROTASKS_FIRST");
        assertThat(why.rules()).containsExactly(Rule.MICROTASKS_FIRST, Rule.RUN_TO_COMPLETION);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("names what ran before it, each with its rule")
    void whatRanBefore() {
        Why why = ofPrinted("ticks-before-microtasks", "tick of micro");

        assertThat(why.before())
                .extracting(order -> order.life().name() + ": " + order.rule())
                .containsExactly("micro too: MICROTASKS_TO_THEIR_END");
        assertThat(ofPrinted("ticks-before-microtasks", "tick").behind())
                .extracting(Why.Order::rule)
                .containsOnly(Rule.TICKS_FIRST);
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("knows timers, phases, generations of immediates")
    void knowsNodesRules() {
        assertThat(rulesBehind("timers-in-order", "one")).containsOnly(Rule.TIMERS_BY_TIME);
        assertThat(rulesBehind("phases-in-turn", "immediate"))
                .containsOnly(Rule.NOT_BEFORE_ITS_TIME);
        assertThat(ofPrinted("immediates-by-generation", "child").before())
                .extracting(order -> order.life().name() + ": " + order.rule())
                .containsExactly("tick: TICKS_FIRST", "second: NEXT_GENERATION");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("can be asked of every step of every program")
    void everyStep() {
        Scenarios.all().stream()
                .filter(scenario -> !scenario.listing().file().contains("js"))
                .map(scenario -> ScenarioProgram.of(scenario).run(Choices.USUAL))
                .forEach(run -> {
                    Lives lives = Lives.of(run);
                    for (Step step : run.steps()) {
                        assertThat(Why.of(run, lives, step.number()).step()).isEqualTo(step);
                    }
                });
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("cannot be asked of a step that is not there")
    void noSuchStep() {
        Recording run = run("sync-first");

        assertThatThrownBy(() -> Why.of(run, Lives.of(run), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but was 0");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("ends in a rule that says where it is written")
    void rulesHaveClauses() {
        assertThat(Rule.values())
                .allSatisfy(rule -> {
                    assertThat(rule.sentence()).endsWith(".");
                    assertThat(rule.clause()).matches("(ECMA-262|HTML Standard|Node.js|libuv), .+");
                    assertThat(rule.link()).startsWith("https://").contains("#");
                });
    }

    private static List<Rule> rulesBehind(String scenario, String printed) {
        return ofPrinted(scenario, printed).behind().stream().map(Why.Order::rule).toList();
    }

    private static Why ofPrinted(String scenario, String printed) {
        Recording run = run(scenario);
        long step =
                run.steps().stream()
                        .filter(each ->
                                each instanceof Step.Output out && out.text().equals(printed))
                        .findFirst()
                        .orElseThrow()
                        .number();
        return Why.of(run, Lives.of(run), step);
    }

    private static Recording run(String scenario) {
        return ScenarioProgram.of(Scenarios.named(scenario).orElseThrow()).run(Choices.USUAL);
    }
}
