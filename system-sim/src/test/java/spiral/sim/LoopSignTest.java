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

/// Move the cause, watch the effect; then go once around.
@DisplayName("Sign of a loop")
class LoopSignTest {

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("more makes more: the sign of the link is +1")
    void moreMakesMore() {
        assertThat(LoopSign.ofLink(parents -> 0.04 * parents, 100)).isEqualTo(1);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("more makes less: the sign of the link is -1")
    void moreMakesLess() {
        assertThat(LoopSign.ofLink(room -> 20 - room, 12)).isEqualTo(-1);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a link that does nothing has no sign")
    void doesNothing() {
        assertThat(LoopSign.ofLink(_ -> 7, 100)).isZero();
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("a switch that a small nudge does not reach shows its sign to a larger one")
    void throughASwitch() {
        assertThat(LoopSign.ofLink(room -> room < 20 ? 5 : 0, 12)).isEqualTo(-1);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a cause that is zero can be nudged, too")
    void fromZero() {
        assertThat(LoopSign.ofLink(infected -> 3 * infected, 0)).isEqualTo(1);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a cause below zero is moved up and down like any other")
    void belowZero() {
        assertThat(LoopSign.ofLink(outside -> 2 * outside, -8)).isEqualTo(1);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a difference that is only rounding is no sign")
    void onlyRounding() {
        assertThat(LoopSign.ofLink(x -> 7 + 1e-14 * x, 0.7)).isZero();
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("a loop of pluses reinforces")
    void plusesReinforce() {
        assertThat(LoopSign.ofLoop(List.of(1, 1, 1))).isEqualTo(REINFORCING);
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("one minus makes it balance")
    void oneMinusBalances() {
        assertThat(LoopSign.ofLoop(List.of(1, -1, 1))).isEqualTo(BALANCING);
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("two minuses reinforce again: less of less is more")
    void twoMinusesReinforce() {
        assertThat(LoopSign.ofLoop(List.of(-1, 1, -1))).isEqualTo(REINFORCING);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("the sign of a loop does not depend on where the count begins")
    void anyBeginning() {
        assertThat(LoopSign.ofLoop(List.of(-1, -1, -1, 1))).isEqualTo(BALANCING);
        assertThat(LoopSign.ofLoop(List.of(1, -1, -1, -1))).isEqualTo(BALANCING);
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a loop without links is refused")
    void noLinks() {
        assertThatThrownBy(() -> LoopSign.ofLoop(List.of())).isInstanceOf(ModelException.class);
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("a link without a sign makes no loop, and the message says what it was")
    void noSign() {
        assertThatThrownBy(() -> LoopSign.ofLoop(List.of(1, 0)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("0");
    }
}
