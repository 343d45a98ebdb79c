package spiral.log.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import spiral.log.Sampler;

@DisplayName("A budget that steers itself")
class BudgetTest extends SamplerContract {
    private static final int GOAL = 100;

    @Override
    protected Sampler fresh() {
        return new Budget(GOAL);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("below the budget everything is admitted")
    void below() {
        Budget budget = new Budget(GOAL);

        assertThat(admitted(budget, 0, 5, 50)).isEqualTo(5 * 50);
        assertThat(budget.share()).isEqualTo(1);
    }

    @Test
    @Order(2)
    @Tag("step:2")
    @DisplayName(
            "step response: a hundred times the budget is within 5 % two seconds after the step")
    void stepUp() {
        Budget budget = new Budget(GOAL);
        admitted(budget, 0, 5, 50);
        admitted(budget, 5, 2, 10_000);

        assertThat(admitted(budget, 7, 1, 10_000)).isBetween(95L, 105L);
        assertThat(admitted(budget, 8, 10, 10_000)).isBetween(990L, 1_010L);
    }

    @Test
    @Order(3)
    @Tag("step:2")
    @DisplayName("what is kept is spread evenly: each tenth of a second has its part")
    void even() {
        Budget budget = new Budget(GOAL);
        admitted(budget, 0, 5, 10_000);
        for (int tenth = 0; tenth < 10; tenth++) {
            long kept = 0;
            for (int i = 0; i < 1_000; i++) {
                long micros = 5_000_000L + tenth * 100_000L + i * 100L;
                kept += budget.admits(event(Level.INFO, micros)) ? 1 : 0;
            }
            assertThat(kept).isBetween(9L, 11L);
        }
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("back to calm, everything is admitted again within two seconds")
    void stepDown() {
        Budget budget = new Budget(GOAL);
        admitted(budget, 0, 5, 10_000);
        admitted(budget, 5, 2, 50);

        assertThat(admitted(budget, 7, 1, 50)).isEqualTo(50);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("an event that others overtook at the edge of a turn does not open the share")
    void overtaken() {
        Budget budget = new Budget(GOAL);
        admitted(budget, 0, 5, 10_000);
        long kept = 0;
        for (int i = 0; i < 10_000; i++) {
            long late = i % 3 == 0 ? 150 : i % 1_111 == 0 ? 400_000 : 0;
            kept += budget.admits(event(Level.INFO, 5_000_000 + i * 100 - late)) ? 1 : 0;
        }

        assertThat(kept).isBetween(95L, 105L);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("bytes are held as events are, measured where they come out")
    void bytes() {
        long[] out = {1_000_000_000}; // what went out before counts for nothing
        Budget budget = Budget.ofBytes(10_000, () -> out[0]);
        assertThat(admitted(budget, -1, 1, 100)).isEqualTo(100);
        long before = 0;
        for (int i = 0; i < 10_000; i++) {
            before = i == 5_000 ? out[0] : before;
            out[0] += budget.admits(event(Level.INFO, i * 1_000L)) ? 100 : 0;
        }

        assertThat(out[0] - before).isBetween(45_000L, 55_000L);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("no budget is a mistake")
    void refused() {
        assertThatThrownBy(() -> new Budget(0)).hasMessage("budget must be at least 1 but was 0.0");
    }

    private static long admitted(Budget budget, int second, int seconds, int perSecond) {
        long admitted = 0;
        for (long i = 0; i < (long) seconds * perSecond; i++) {
            long micros = second * 1_000_000L + i * 1_000_000L / perSecond;
            admitted += budget.admits(event(Level.INFO, micros)) ? 1 : 0;
        }
        return admitted;
    }
}
