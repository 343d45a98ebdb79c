package spiral.sim.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.sim.TimeSpan;

/// The three words of the learner's form.
@DisplayName("State and Update")
class StateTest {
    private static final Update LEAK =
            (now, _, step) -> now.plus("Water", -0.1 * now.get("Water") * step);

    @Test
    @Order(1)
    @DisplayName("a state never changes: what happens makes a new one")
    void neverChanges() {
        State before = State.of("Water", 50).and("Salt", 2);
        State after = before.plus("Water", 5);

        assertThat(before.get("Water")).isEqualTo(50);
        assertThat(after.get("Water")).isEqualTo(55);
        assertThat(after.levels().keySet()).containsExactly("Water", "Salt");
    }

    @Test
    @Order(2)
    @DisplayName("a run holds the start and one state for each step")
    void aRun() {
        List<State> history = LEAK.run(State.of("Water", 50), TimeSpan.of(0, 10, 0.5, "minute"));

        assertThat(history).hasSize(21);
        assertThat(history.get(1).get("Water")).isEqualTo(47.5);
    }

    @Test
    @Order(3)
    @DisplayName("time is start plus i steps, never added up")
    void timeIsNotAddedUp() {
        Update clock = (now, time, _) -> now.and("Time", time);
        List<State> history = clock.run(State.of("Time", 0), TimeSpan.of(0, 1, 0.1, "minute"));

        assertThat(history.get(8).get("Time")).isEqualTo(7 * 0.1);
    }

    @Test
    @Order(4)
    @DisplayName("a name that is not there is refused with those that are")
    void unknownName() {
        assertThatThrownBy(() -> State.of("Water", 50).get("Wine"))
                .hasMessage("the state has no Wine; it has Water");
    }

    @Test
    @Order(5)
    @DisplayName("a level that is no number stops the run, with its name and time")
    void notANumber() {
        Update broken = (now, _, _) -> now.and("Water", 0.0 / 0.0);

        assertThatThrownBy(
                        () -> broken.run(State.of("Water", 50), TimeSpan.of(0, 10, 0.5, "minute")))
                .hasMessageContaining("Water became NaN after time 0.0");
    }
}
