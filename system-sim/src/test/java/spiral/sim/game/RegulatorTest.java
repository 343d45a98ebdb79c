package spiral.sim.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Eight kinds of trouble and a regulator that buys answers. Entropy in bits.
@DisplayName("Requisite variety")
class RegulatorTest {

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a regulator begins with one answer")
    void oneAnswer() {
        assertThat(new Regulator(8).answers()).isEqualTo(1);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("with one answer all trouble comes through as it is")
    void allComesThrough() {
        Regulator regulator = new Regulator(8);

        for (int trouble = 0; trouble < 8; trouble++) {
            assertThat(regulator.meet(trouble)).isEqualTo(trouble);
        }
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("each purchase is one answer more")
    void oneMore() {
        assertThat(with(3).answers()).isEqualTo(3);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("with four answers to eight kinds, what is left is one of two")
    void oneOfTwo() {
        Regulator regulator = with(4);

        assertThat(IntStream.range(0, 8).map(regulator::meet))
                .containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("with an answer to each kind nothing is left")
    void nothingIsLeft() {
        Regulator regulator = with(8);

        assertThat(IntStream.range(0, 8).map(regulator::meet)).containsOnly(0);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("what is always the same has no entropy")
    void alwaysTheSame() {
        assertThat(Regulator.entropy(0, 17, 0)).isZero();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("two that come equally often are one bit")
    void oneBit() {
        assertThat(Regulator.entropy(5, 5)).isCloseTo(1, within(1e-12));
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("eight that come equally often are three bits")
    void threeBits() {
        assertThat(Regulator.entropy(2, 2, 2, 2, 2, 2, 2, 2)).isCloseTo(3, within(1e-12));
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("three to one is 0.811 bits")
    void threeToOne() {
        assertThat(Regulator.entropy(3, 1)).isCloseTo(0.8112781244591328, within(1e-12));
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("what was never counted has no entropy")
    void neverCounted() {
        assertThat(Regulator.entropy(new long[0])).isZero();
        assertThat(Regulator.entropy(0, 0)).isZero();
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("a regulator measures what is left, not what came")
    void measuresWhatIsLeft() {
        Regulator regulator = with(4);

        everyKind(regulator);

        assertThat(regulator.entropy()).isCloseTo(1, within(1e-12));
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a purchase begins a new count")
    void aNewCount() {
        Regulator regulator = with(1);
        everyKind(regulator);

        regulator.buy();
        assertThat(regulator.entropy()).isZero();
        everyKind(regulator);

        assertThat(regulator.entropy()).isCloseTo(2, within(1e-12));
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("the limit is the bits of the trouble less the bits of the answers")
    void theLimit() {
        assertThat(with(1).limit()).isCloseTo(3, within(1e-12));
        assertThat(with(4).limit()).isCloseTo(1, within(1e-12));
        assertThat(with(8).limit()).isCloseTo(0, within(1e-12));
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("no regulator gets below the limit when all kinds come equally often")
    void theLaw() {
        for (int answers = 1; answers <= 8; answers++) {
            Regulator regulator = with(answers);
            everyKind(regulator);
            assertThat(regulator.entropy())
                    .as(answers + " answers")
                    .isGreaterThan(regulator.limit() - 1e-9);
        }
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("an answer too many is refused, and the message says how many kinds there are")
    void oneTooMany() {
        Regulator regulator = with(8);

        assertThatThrownBy(regulator::buy)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8");
    }

    @Test
    @Order(16)
    @Tag("step:3")
    @DisplayName("trouble of no kind is refused, and the message says which")
    void ofNoKind() {
        for (int trouble : new int[] {8, -1}) {
            assertThatThrownBy(() -> new Regulator(8).meet(trouble))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(trouble));
        }
    }

    /// A regulator of eight kinds of trouble that has bought so many answers.
    private static Regulator with(int answers) {
        Regulator regulator = new Regulator(8);
        for (int i = 1; i < answers; i++) {
            regulator.buy();
        }
        return regulator;
    }

    private static void everyKind(Regulator regulator) {
        for (int trouble = 0; trouble < 8; trouble++) {
            regulator.meet(trouble);
        }
    }
}
