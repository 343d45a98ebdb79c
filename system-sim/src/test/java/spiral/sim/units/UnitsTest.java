package spiral.sim.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spiral.sim.Model;
import spiral.sim.ModelBuilder;
import spiral.sim.ModelException;
import spiral.sim.Sim;

/// Units, read and held against equations.
@DisplayName("Units")
class UnitsTest {
    private final ModelBuilder model = Sim.model("units").time(0, 1, 0.5, "minute");

    @BeforeEach
    void room() {
        model.constant("Insulation", 60, "minute");
        model.constant("Outside", 8, "degC");
        model.stock("Room", 12, "degC");
    }

    @ParameterizedTest
    @Order(1)
    @DisplayName("are read as people write them")
    @CsvSource({
        "degC/minute,degc/minute",
        "1/year,1/year",
        "Dmnl,1",
        "people*people/people,people",
        "kg*m/s^2,kg*m/s^2",
        "jobs/(slot*second),job/(second*slot)",
        "Litres,litre",
        "'Month [0,?]',month"
    })
    void read(String text, String written) {
        assertThat(Unit.of(text)).hasToString(written);
    }

    @Test
    @Order(2)
    @DisplayName("that agree are not mentioned")
    void agree() {
        model.flow("Loss", "degC/minute", "(Room - Outside) / Insulation").from("Room");

        assertThat(model.build().flows()).hasSize(1);
    }

    @Test
    @Order(3)
    @DisplayName("that clash are refused with both sides: a sum of unlike things")
    void clashInASum() {
        model.aux("Odd", "degC", "Room + Insulation");

        refused("Odd: Room is in degc, but Insulation is in minute, in Room + Insulation");
    }

    @Test
    @Order(4)
    @DisplayName("that clash are refused with both sides: an equation and its variable")
    void clashWithTheVariable() {
        model.flow("Loss", "degC/minute", "(Room - Outside) * Insulation").from("Room");

        refused("Loss is in degc/minute, but (Room - Outside) * Insulation is in degc*minute");
    }

    @Test
    @Order(5)
    @DisplayName("that clash are refused with both sides: a flow and its stock")
    void clashWithTheStock() {
        model.flow("Loss", "degC", "Room").from("Room");

        refused("Loss is in degc, but its stock Room is in degc: a flow is in degc/minute");
    }

    @Test
    @Order(6)
    @DisplayName("that clash are refused with both sides: the place of a time, of a pure number")
    void clashInACall() {
        model.aux("Late", "degC", "SMOOTH(Room, Outside)");

        refused("Late: Outside is in degc, but should be in minute");
    }

    @Test
    @Order(7)
    @DisplayName("left out are inferred from the equation")
    void inferred() {
        model.aux("Loss", "", "Gap / Insulation");
        model.aux("Gap", "", "Room - Outside");
        Model built = model.build();

        assertThat(built.variable("Gap").unit()).isEqualTo("degc");
        assertThat(built.variable("Loss").unit()).isEqualTo("degc/minute");
    }

    @Test
    @Order(8)
    @DisplayName("fit any bare number")
    void numbersFit() {
        model.aux("Warm", "degC", "Room + 5");
        model.flow("Loss", "degC/minute", "Room * 0.1").from("Room");

        assertThat(model.build().variables()).hasSize(5);
    }

    @Test
    @Order(9)
    @DisplayName("that are no units are refused")
    void unreadable() {
        model.constant("Odd", 1, "m/(s");

        refused("Odd: m/(s lacks a )");
    }

    private void refused(String sentence) {
        assertThatThrownBy(model::build)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(sentence);
    }
}
