package spiral.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spiral.console.Exit;

/// The commands beside run, list and demo.
@DisplayName("./spiral sim, the other commands")
class WorldCommandsTest {
    private final Terminal sim = new Terminal();

    @Test
    @Order(1)
    @DisplayName("plot draws the variables that are named, and writes SVG")
    void plot() {
        assertThat(sim.run("plot", "population", "births", "Deaths")).isEqualTo(Exit.OK);
        assertThat(sim.run("plot", "bathtub", "--svg")).isEqualTo(Exit.OK);

        assertThat(sim.out()).contains("Births, Deaths  [people/year]", "<svg", "</svg>");
    }

    @Test
    @Order(2)
    @DisplayName("loops draws, scores, lists and writes diagrams")
    void loops() {
        assertThat(sim.run("loops", "population")).isEqualTo(Exit.OK);
        assertThat(sim.run("loops", "population", "--scores")).isEqualTo(Exit.OK);
        assertThat(sim.run("loops", "thermostat-pi", "--all")).isEqualTo(Exit.OK);
        assertThat(sim.run("loops", "bathtub", "--causes")).isEqualTo(Exit.OK);
        assertThat(sim.run("loops", "bathtub", "--pipes")).isEqualTo(Exit.OK);

        assertThat(sim.out())
                .containsSubsequence(
                        "(R) reinforcing: More parents",
                        "The reinforcing loop More parents leads until",
                        "Then the balancing loop Crowding leads to the end.",
                        "Makes good (B): Room",
                        "Feedback loops of bathtub",
                        "Stocks and flows of bathtub");
    }

    @Test
    @Order(3)
    @DisplayName("explain traces a change to its cause")
    void explain() {
        assertThat(sim.run("explain", "population", "Population", "--at", "100"))
                .isEqualTo(Exit.OK);

        assertThat(sim.out().lines().toList().getFirst())
                .startsWith("Population rises by ")
                .endsWith("mostly through Births.");
    }

    @Test
    @Order(4)
    @DisplayName("leverage ranks constants and names Meadows' twelve places")
    void leverage() {
        assertThat(sim.run("leverage", "population-delay")).isEqualTo(Exit.OK);

        assertThat(sim.out()).containsSubsequence("Capacity", "Growing up", "12 numbers", " 1 ");
        assertThat(LeverageCommand.PLACES).hasSize(12);
    }

    @Test
    @Order(5)
    @DisplayName("sweep runs a model for each value")
    void sweep() {
        assertThat(sim.run("sweep", "thermostat-p", "gain=0.1:0.5:0.2", "--csv"))
                .isEqualTo(Exit.OK);

        assertThat(sim.out().lines().toList())
                .hasSize(4)
                .startsWith("Gain,last,lowest,highest,mean");
        assertThat(sim.out().lines().toList().get(1)).startsWith("0.1,");
    }

    @Test
    @Order(6)
    @DisplayName(
            "sweep draws a constant by chance, the same for the same seed, and orders what came")
    void sweepByChance() {
        String words = "sweep population --chance Fertility=0.03..0.05 --runs 40 --csv";
        List<String> once = printed(words);

        assertThat(printed(words)).isEqualTo(once);
        assertThat(printed(words + " --seed 2")).isNotEqualTo(once);

        assertThat(once).startsWith("Time,10 %,50 %,90 %").hasSize(1202);
        for (String line : once.subList(1, once.size())) {
            String[] numbers = line.split(",", -1);
            assertThat(Double.parseDouble(numbers[1]))
                    .isLessThanOrEqualTo(Double.parseDouble(numbers[2]));
            assertThat(Double.parseDouble(numbers[2]))
                    .isLessThanOrEqualTo(Double.parseDouble(numbers[3]));
        }
    }

    private static List<String> printed(String words) {
        Terminal own = new Terminal();
        assertThat(own.run(words.split(" ", -1))).isEqualTo(Exit.OK);
        return own.out().lines().toList();
    }

    @Test
    @Order(7)
    @DisplayName("compare puts rules side by side, with overshoot and switches")
    void compare() {
        assertThat(sim.run("compare", "thermostat-on-off", "thermostat-pi", "--json"))
                .isEqualTo(Exit.OK);

        assertThat(sim.out().lines().toList())
                .hasSize(2)
                .allMatch(line -> line.contains("\"overshoot\":"));
        assertThat(sim.out().lines().toList().getLast()).contains("\"switches\":2");
    }

    @Test
    @Order(8)
    @DisplayName("lab writes a page, and refuses a folder that is not there")
    void lab(@TempDir Path folder) {
        Path page = folder.resolve("lab.html");

        assertThat(sim.run("lab", "bathtub", "--out", page.toString())).isEqualTo(Exit.OK);
        assertThat(sim.run("lab", "bathtub", "--out", folder.resolve("no/lab.html").toString()))
                .isEqualTo(Exit.ENVIRONMENT);

        assertThat(page).content().contains("<title>bathtub");
        assertThat(sim.err()).contains("cannot write");
    }

    @ParameterizedTest
    @Order(9)
    @DisplayName("a mistake is told in a sentence, with a hint at what was meant")
    @CsvSource(
            delimiter = '|',
            value = {
                "run populatoin | did you mean 'population'",
                "plot population Birth | did you mean 'Births'",
                "plot population Population Births | one chart has one unit",
                "sweep population Fertility | a sweep needs NAME=FROM:TO:STEP",
                "sweep population Fertility=1:0:1 | a sweep goes upward",
                "sweep population --chance Fert=1..2 | did you mean 'Fertility'",
                "sweep population --chance Fertility=2..1 | a spread goes up",
                "sweep population --chance Fertility=1 | chance needs NAME=LOW..HIGH",
                "sweep population Fertility=0:1:1 --chance Fertility=1..2 | not both",
                "sweep population --chance Fertility=1..2 --runs 0 | an ensemble takes 1 to",
                "sweep population Fertility=0:1:0.00000001 | at most 10000 runs",
                "compare population population:Capacity | a scenario sets NAME=NUMBER",
                "explain population Population --at 900 | lies outside",
                "explain population Popu --at 9 | did you mean 'Population'",
                "run thermostat --dt -1 | time step",
                "run thermostat --set Insulation=0 | Loss became",
                "new pond | a model's name is a Java class",
                "play beer --as brewer | known: retailer, wholesaler, distributor, factory",
                "play beer --weeks 0 | weeks must be 1 to 200",
                "play variety --kinds 1 | kinds must be 2 to 64",
                "lab nothing | unknown model 'nothing'",
                "run ponds/Pond.xmile | model files are not read"
            })
    void mistakes(String command, String sentence) {
        assertThat(sim.run(command.split(" ", -1))).isEqualTo(Exit.USAGE);

        assertThat(sim.err()).contains(sentence).doesNotContain("\tat ");
    }
}
