package spiral.sim.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.sim.form.Aimd.Rule;

/// Senders on one line. Megabits per second, and round trips.
@DisplayName("Congestion, fair and stable")
class AimdTest {

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("senders begin with the rates that they were given")
    void theirRates() {
        assertThat(new Aimd(Rule.TCP, 100, 10, 20).rates()).containsExactly(10, 20);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("the load is what all send together")
    void theLoad() {
        assertThat(new Aimd(Rule.TCP, 100, 10, 20, 30).load()).isEqualTo(60);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("while there is room each sender adds the same")
    void eachAddsTheSame() {
        Aimd line = new Aimd(Rule.TCP, 100, 10, 20);

        line.round();

        assertThat(line.rates()).containsExactly(11, 21);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("when the line is full each sender cuts a share of its own")
    void eachCutsAShare() {
        Aimd line = new Aimd(Rule.TCP, 100, 40, 100);

        line.round();

        assertThat(line.rates()).containsExactly(20, 50);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a line that is just filled is not too full")
    void justFilled() {
        Aimd line = new Aimd(Rule.TCP, 100, 40, 60);

        line.round();

        assertThat(line.rates()).containsExactly(41, 61);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("all senders see the line as it was when the round began")
    void theSameLine() {
        Aimd line = new Aimd(Rule.TCP, 100, 80, 30, 20);

        line.round();

        assertThat(line.rates()).containsExactly(40, 15, 10);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a sender may grow by a share of its own, too")
    void growsByItsOwn() {
        Aimd line = new Aimd(new Rule(1, 0.1, 0.5, 0), 100, 10, 20);

        line.round();

        assertThat(line.rates()[0]).isCloseTo(12, within(1e-9));
        assertThat(line.rates()[1]).isCloseTo(23, within(1e-9));
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a cut may take a lump besides")
    void aLump() {
        Aimd line = new Aimd(new Rule(1, 0, 0.5, 5), 100, 40, 80);

        line.round();

        assertThat(line.rates()).containsExactly(15, 35);
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("no rate falls below zero")
    void neverBelowZero() {
        Aimd line = new Aimd(new Rule(1, 0, 0, 5), 100, 2, 100);

        line.round();

        assertThat(line.rates()).containsExactly(0, 95);
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("fairness is 1 when all have the same")
    void evenIsFair() {
        assertThat(new Aimd(Rule.TCP, 100, 20, 20, 20).fairness()).isCloseTo(1, within(1e-12));
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("fairness is one over n when one has everything")
    void oneHasEverything() {
        assertThat(new Aimd(Rule.TCP, 100, 80, 0, 0, 0).fairness()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("when nobody has anything, that is fair, too")
    void nobodyHasAnything() {
        assertThat(new Aimd(Rule.TCP, 100, 0, 0).fairness()).isEqualTo(1);
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("the rates that it gives away are a copy")
    void aCopy() {
        Aimd line = new Aimd(Rule.TCP, 100, 10, 20);

        line.rates()[0] = 99;

        assertThat(line.rates()).containsExactly(10, 20);
    }

    @Test
    @Order(14)
    @Tag("step:4")
    @DisplayName("to add and to multiply down ends in equal shares")
    void endsFair() {
        Aimd line = new Aimd(Rule.TCP, 100, 80, 10, 1);

        rounds(300, line);

        assertThat(line.fairness()).isGreaterThan(0.999);
    }

    @Test
    @Order(15)
    @Tag("step:4")
    @DisplayName("to multiply both up and down keeps the shares as they were")
    void staysUnfair() {
        Aimd line = new Aimd(new Rule(0, 0.05, 0.5, 0), 100, 80, 10, 1);
        double before = line.fairness();

        rounds(300, line);

        assertThat(line.fairness()).isCloseTo(before, within(1e-9));
    }

    @Test
    @Order(16)
    @Tag("step:4")
    @DisplayName("a line without capacity is refused, and the message says which")
    void refusesNoCapacity() {
        for (double capacity : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> new Aimd(Rule.TCP, capacity, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(capacity));
        }
    }

    private static void rounds(int rounds, Aimd line) {
        for (int i = 0; i < rounds; i++) {
            line.round();
        }
    }
}
