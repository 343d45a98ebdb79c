package spiral.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.Polarity.REINFORCING;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How to tell the sign of a link and of a loop.
@DisplayName("Sign of a loop")
class LoopSignTest {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a link is positive when more of the cause makes more of the effect")
    void moreMakesMore() {
        assertThat(LoopSign.ofLink(parents -> 0.04 * parents, 100)).isEqualTo(1);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a link is negative when more of the cause makes less of the effect")
    void moreMakesLess() {
        assertThat(LoopSign.ofLink(room -> 20 - room, 12)).isEqualTo(-1);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the sign of the values does not matter, only how they move")
    void onlyMovesCount() {
        assertThat(LoopSign.ofLink(debt -> debt - 1000, -50)).isEqualTo(1);
        assertThat(LoopSign.ofLink(x -> -5 - x, -3)).isEqualTo(-1);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a cause that does nothing has no sign: 0")
    void nothing() {
        assertThat(LoopSign.ofLink(_ -> 7, 3)).isZero();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a link may turn with its place: left of a peak up, right of it down")
    void turnsWithItsPlace() {
        assertThat(LoopSign.ofLink(x -> x * (10 - x), 2)).isEqualTo(1);
        assertThat(LoopSign.ofLink(x -> x * (10 - x), 8)).isEqualTo(-1);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a switch that a small nudge does not reach is found by a larger one")
    void switches() {
        assertThat(LoopSign.ofLink(room -> room < 20 ? 5 : 0, 12)).isEqualTo(-1);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a cause that is 0 is nudged, too")
    void aCauseOfZero() {
        assertThat(LoopSign.ofLink(x -> 3 * x, 0)).isEqualTo(1);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("noise in the last digits is no effect")
    void noise() {
        assertThat(LoopSign.ofLink(x -> 1e9 + x * 1e-12, 1)).isZero();
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("a loop without a negative link reinforces")
    void reinforces() {
        assertThat(LoopSign.ofLoop(List.of(1, 1, 1))).isEqualTo(REINFORCING);
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("a loop with one negative link balances, wherever it is")
    void balances() {
        assertThat(LoopSign.ofLoop(List.of(1, -1, 1))).isEqualTo(BALANCING);
        assertThat(LoopSign.ofLoop(List.of(-1, 1, 1))).isEqualTo(BALANCING);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("two negative links reinforce, and three balance again")
    void twoNegatives() {
        assertThat(LoopSign.ofLoop(List.of(-1, -1))).isEqualTo(REINFORCING);
        assertThat(LoopSign.ofLoop(List.of(-1, -1, -1))).isEqualTo(BALANCING);
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a link without a sign, or no link at all, is refused")
    void refuses() {
        assertThatThrownBy(() -> LoopSign.ofLoop(List.of(1, 0)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("0");
        assertThatThrownBy(() -> LoopSign.ofLoop(List.of())).isInstanceOf(ModelException.class);
    }
}
