package spiral.async;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.async.BreakerState.Closed;
import spiral.async.BreakerState.HalfOpen;
import spiral.async.BreakerState.Open;

@DisplayName("Circuit breaker")
class BreakerRulesTest {
    private static final long START = 1_000;

    /// Opens at half of the last 4 calls, for 10 s; 2 probes close it again.
    private final BreakerRules rules = new BreakerRules(4, 4, 50, ofSeconds(10), 2);

    private BreakerState state = rules.initial();
    private long now = START;

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a new circuit is closed, and calls pass")
    void aNewCircuitIsClosedAndCallsPass() {
        assertThat(state).isEqualTo(new Closed(0, 0, 0));
        assertThat(ask(5)).isEqualTo(5);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a failure is remembered, but few calls prove nothing")
    void fewCallsProveNothing() {
        record(false, false, false);

        assertThat(state).isEqualTo(new Closed(0, 0b111, 3));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the circuit opens when the share of failures is reached, for as long as it says")
    void theCircuitOpensWhenTheShareOfFailuresIsReached() {
        record(true, true, false, false);

        assertThat(state).isEqualTo(new Open(1, after(ofSeconds(10))));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("only the latest calls count: an old failure drops out of the window")
    void anOldFailureDropsOutOfTheWindow() {
        record(false, true, true, true, true, false);

        assertThat(state).isEqualTo(new Closed(0, 0b0001, 4));
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a healthy circuit is not even rewritten: the state is the same object")
    void aHealthyCircuitIsNotEvenRewritten() {
        record(true, true, true, true);
        BreakerState full = state;

        record(true);

        assertThat(state).isSameAs(full);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("an open circuit refuses, and says when to come back")
    void anOpenCircuitRefusesAndSaysWhenToComeBack() {
        open();
        pass(ofSeconds(4));

        assertThat(rules.ask(state, now)).isEqualTo(new Admission.Refused(state, ofSeconds(6)));
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("when its time is over, an open circuit lets a few probes through and no more")
    void anOpenCircuitLetsAFewProbesThrough() {
        open();
        pass(ofSeconds(10));

        assertThat(ask(100)).isEqualTo(2);
        assertThat(state).isEqualTo(new HalfOpen(2, 0, 2, after(ofSeconds(10))));
        assertThat(ask(1)).isZero();
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("when all probes succeed the circuit closes, with an empty memory")
    void whenAllProbesSucceedTheCircuitCloses() {
        halfOpen();
        ask(2);

        record(true);
        assertThat(state).isEqualTo(new HalfOpen(2, 1, 1, after(ofSeconds(10))));
        record(true);
        assertThat(state).isEqualTo(new Closed(3, 0, 0));
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("one probe that fails opens the circuit again, for the whole time")
    void oneProbeThatFailsOpensTheCircuitAgain() {
        halfOpen();
        ask(2);
        record(true);
        pass(ofSeconds(3));

        record(false);

        assertThat(state).isEqualTo(new Open(3, after(ofSeconds(10))));
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("a success from before the circuit opened does not close it")
    void aResultOfAnOlderGenerationIsIgnored() {
        long before = state.generation();
        halfOpen();
        ask(2);
        BreakerState probing = state;

        for (int i = 0; i < 5; i++) {
            state = rules.record(state, before, true, now);
        }

        assertThat(state).isSameAs(probing);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("a failure from before does not open it again either")
    void aFailureOfAnOlderGenerationIsIgnored() {
        halfOpen();
        long probing = state.generation();
        ask(2);
        record(true, true);

        for (int i = 0; i < 10; i++) {
            state = rules.record(state, probing, false, now);
        }

        assertThat(state).isEqualTo(new Closed(3, 0, 0));
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a probe that was never made gives its place to another")
    void aProbeThatWasNeverMadeGivesItsPlaceToAnother() {
        halfOpen();
        ask(2);

        state = rules.giveBack(state, state.generation(), 1);

        assertThat(ask(5)).isEqualTo(1);
        assertThat(ask(5)).isZero();
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("giving back more than was taken does not make room for more probes")
    void givingBackMoreThanWasTakenMakesNoRoom() {
        halfOpen();
        ask(1);

        state = rules.giveBack(state, state.generation(), 50);
        state = rules.giveBack(state, state.generation() - 1, 50);

        assertThat(ask(100)).isEqualTo(2);
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("probes that never come back lose their places, so half-open cannot stick")
    void probesThatNeverComeBackLoseTheirPlaces() {
        halfOpen();
        ask(2);

        pass(ofSeconds(10).minusNanos(1));
        assertThat(ask(1)).isZero();
        pass(Duration.ofNanos(1));
        assertThat(ask(9)).isEqualTo(2);
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("a probe that was only slow still counts when it comes back")
    void aProbeThatWasOnlySlowStillCounts() {
        halfOpen();
        ask(2);
        pass(ofSeconds(60));
        ask(2);

        record(true, true);

        assertThat(state).isEqualTo(new Closed(3, 0, 0));
    }

    @Test
    @Order(16)
    @Tag("step:3")
    @DisplayName("a refusal in half-open says when the places are free again at the latest")
    void aRefusalInHalfOpenSaysWhenThePlacesAreFree() {
        halfOpen();
        ask(2);
        pass(ofSeconds(7));

        assertThat(rules.ask(state, now)).isEqualTo(new Admission.Refused(state, ofSeconds(3)));
    }

    @Test
    @Order(17)
    @Tag("step:4")
    @DisplayName("the rules hold also where the clock's reading wraps around")
    void theRulesHoldWhereTheClockWrapsAround() {
        now = Long.MAX_VALUE - 1;
        open();

        assertThat(ask(1)).isZero();
        pass(ofSeconds(10));
        assertThat(now).isNegative();
        assertThat(ask(1)).isEqualTo(1);
    }

    @Test
    @Order(18)
    @Tag("step:4")
    @DisplayName("a state written under other rules finds its way: no circuit is stuck by a change")
    void aStateWrittenUnderOtherRulesFindsItsWay() {
        state = new HalfOpen(8, 5, 0, now);
        assertThat(ask(3)).isEqualTo(1);
        record(true);
        assertThat(state).isEqualTo(new Closed(9, 0, 0));

        state = new Closed(4, -1L, 64);
        record(true);
        assertThat(state).isEqualTo(new Open(5, after(ofSeconds(10))));
    }

    @Test
    @Order(19)
    @Tag("step:4")
    @DisplayName("the largest window remembers 64 outcomes")
    void theLargestWindowRemembers64Outcomes() {
        var wide = new BreakerRules(64, 64, 100, ofSeconds(1), 1);
        state = wide.initial();
        for (int i = 0; i < 63; i++) {
            state = wide.record(state, 0, false, now);
        }
        assertThat(state).isEqualTo(new Closed(0, -1L >>> 1, 63));

        state = wide.record(state, 0, false, now);

        assertThat(state).isInstanceOf(Open.class);
    }

    @Test
    @Order(20)
    @Tag("step:4")
    @DisplayName("settings that cannot be meant are refused with the value and what is allowed")
    void settingsThatCannotBeMeantAreRefused() {
        refuses(65, 4, 50, 10, 2, "window must be from 1 to 64 but was 65");
        refuses(4, 5, 50, 10, 2, "minimumCalls must be from 1 to 4 but was 5");
        refuses(4, 4, 0, 10, 2, "failurePercent must be from 1 to 100 but was 0");
        refuses(4, 4, 50, 0, 2, "openFor must be positive but was PT0S");
        refuses(4, 4, 50, 10, 0, "probes must be at least 1 but was 0");
    }

    private int ask(int calls) {
        Admission answer = rules.ask(state, calls, now);
        state = answer.next();
        return answer.permits();
    }

    private void record(boolean... successes) {
        for (boolean success : successes) {
            state = rules.record(state, state.generation(), success, now);
        }
    }

    private void open() {
        record(false, false, false, false);
    }

    /// Half-open at the current instant, no probe under way.
    private void halfOpen() {
        open();
        pass(ofSeconds(10));
        ask(1);
        state = rules.giveBack(state, state.generation(), 1);
    }

    private void pass(Duration duration) {
        now += duration.toNanos();
    }

    private long after(Duration duration) {
        return now + duration.toNanos();
    }

    private static void refuses(
            int window, int minimum, int percent, int seconds, int probes, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new BreakerRules(window, minimum, percent, ofSeconds(seconds), probes))
                .withMessage(message);
    }
}
