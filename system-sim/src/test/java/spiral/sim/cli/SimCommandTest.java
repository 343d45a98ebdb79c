package spiral.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spiral.console.Exit;
import spiral.sim.catalogue.Catalogue;
import spiral.sim.catalogue.CatalogueModel;

/// The commands as a person meets them.
@DisplayName("./spiral sim")
class SimCommandTest {
    private final Terminal sim = new Terminal();

    @Test
    @Order(1)
    @DisplayName(
            "demo draws both models with their loops, says what to see, and ends with a next step")
    void demo() {
        assertThat(sim.run("demo", "--plain")).isEqualTo(Exit.OK);

        assertThat(sim.out())
                .containsSubsequence(
                        "thermostat",
                        "[Room]",
                        "(B) balancing: Heat to the goal",
                        "Room, Setpoint, Outside  [degC]",
                        "population",
                        "(R) reinforcing: More parents",
                        "(B) balancing: Crowding",
                        "Population, Capacity  [people]",
                        "Try next: ./spiral sim run population --set Capacity=2000")
                .matches("[\\n -~]*");
        assertThat(sim.err()).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("demo of one model shows only that one")
    void demoOfOne() {
        assertThat(sim.run("demo", "thermostat")).isEqualTo(Exit.OK);

        assertThat(sim.out()).contains("[Room]").doesNotContain("[Population]");
    }

    @Test
    @Order(3)
    @DisplayName("demo --json gives one object per model, with structure and run")
    void demoJson() {
        assertThat(sim.run("demo", "--json")).isEqualTo(Exit.OK);

        assertThat(sim.out().lines().toList())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"name\":"));
        assertThat(sim.out().lines().toList().getFirst())
                .contains(
                        "\"polarity\":\"B\"",
                        "\"equation\":\"MIN(MAX(Gap * Heater gain, 0), Strongest heat)\"",
                        "\"run\":{\"Time\":[0.0,0.5");
    }

    @Test
    @Order(4)
    @DisplayName("every experiment that a model proposes can be run")
    void experimentsRun() {
        for (CatalogueModel model : Catalogue.all()) {
            for (CatalogueModel.Experiment experiment : model.experiments()) {
                assertThat(sim.run(experiment.arguments().split(" ", -1)))
                        .as(experiment.arguments())
                        .isEqualTo(Exit.OK);
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("list names each model and its loops")
    void list() {
        assertThat(sim.run("list")).isEqualTo(Exit.OK);

        assertThat(sim.out()).contains("thermostat", "(B) Leak to the outside", "(R) More parents");
    }

    @Test
    @Order(6)
    @DisplayName("run --csv prints every variable at every saved time, with all digits")
    void runCsv() {
        assertThat(sim.run("run", "population", "--csv", "--dt", "100", "--method", "euler"))
                .isEqualTo(Exit.OK);

        assertThat(sim.out().lines().toList())
                .hasSize(5)
                .startsWith(
                        "Time,Fertility,Lifetime,Capacity,"
                                + "Population,Crowding,Hardship,Births,Deaths",
                        "0,0.04,80,1000,20,0.02,1.008,0.8,0.252");
    }

    @Test
    @Order(7)
    @DisplayName("run --json prints the same as one object")
    void runJson() {
        assertThat(sim.run("run", "thermostat", "--json", "--dt", "240")).isEqualTo(Exit.OK);

        assertThat(sim.out().lines().toList()).hasSize(1);
        assertThat(sim.out())
                .startsWith("{\"Time\":[0.0,240.0,480.0],\"Setpoint\":[20.0,20.0,20.0]");
    }

    @Test
    @Order(8)
    @DisplayName("run --set changes a constant, in any spelling")
    void runSet() {
        assertThat(sim.run("run", "thermostat", "--csv", "--dt", "240", "--set", "heater_GAIN=0"))
                .isEqualTo(Exit.OK);

        assertThat(sim.out().lines().toList().get(1)).startsWith("0,20,0,0.5,60");
    }

    @Test
    @Order(10)
    @DisplayName("run says what half the time step would move")
    void stepCheck() {
        assertThat(sim.run("run", "population", "--method", "euler", "--dt", "30", "--csv"))
                .isZero();

        assertThat(sim.err()).startsWith("Halving the time step moves the ").endsWith(" %.\n");
        assertThat(sim.out().lines().toList()).hasSizeGreaterThan(5);
    }

    @Test
    @Order(11)
    @DisplayName("run with --no-step-check says nothing of the time step")
    void noStepCheck() {
        sim.run("run", "population", "--method", "euler", "--dt", "30", "--csv", "--no-step-check");

        assertThat(sim.err()).isEmpty();
    }

    @ParameterizedTest
    @Order(9)
    @DisplayName("answers a mistake with a sentence, exit code 2, and no stack trace")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    run thermostt                       | did you mean 'thermostat'
                    demo populaton                      | did you mean 'population'
                    run thermostat --set Insulatin=4    | did you mean 'Insulation'
                    run thermostat --set Insulation=0   | Loss became Infinity at time 0 minute
                    run thermostat --set Loss=1         | Loss follows from other variables
                    run thermostat --set Insulation=x   | 'x' is not a double
                    run thermostat --dt 0               | time step must be greater than 0
                    run thermostat --dt -1              | must be greater than 0 but was -1
                    run thermostat --dt 0.00003         | would save 160000010 values
                    run thermostat --dt 7               | must be a whole number of steps
                    run thermostat --method rk44        | did you mean 'rk4'
                    run                                 | MODEL
                    """)
    void mistakes(String arguments, String sentence) {
        assertThat(sim.run(arguments.split(" +", -1))).isEqualTo(Exit.USAGE);

        assertThat(sim.err()).contains(sentence).doesNotContain("\tat ");
        assertThat(sim.out()).isEmpty();
    }
}
