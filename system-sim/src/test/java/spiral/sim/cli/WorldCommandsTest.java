package spiral.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spiral.console.Commands;
import spiral.console.Exit;

/// The commands beside run, list and demo.
@DisplayName("./spiral sim, the other commands")
class WorldCommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final InputStream keyboard = System.in;

    @AfterEach
    void giveBackTheKeyboard() {
        System.setIn(keyboard);
    }

    @Test
    @Order(1)
    @DisplayName("plot draws the variables that are named, and writes SVG")
    void plot() {
        assertThat(run("plot", "population", "births", "Deaths")).isEqualTo(Exit.OK);
        assertThat(run("plot", "bathtub", "--svg")).isEqualTo(Exit.OK);

        assertThat(text(out)).contains("Births, Deaths  [people/year]", "<svg", "</svg>");
    }

    @Test
    @Order(2)
    @DisplayName("loops draws, scores, lists and writes diagrams")
    void loops() {
        assertThat(run("loops", "population")).isEqualTo(Exit.OK);
        assertThat(run("loops", "population", "--scores")).isEqualTo(Exit.OK);
        assertThat(run("loops", "thermostat-pi", "--all")).isEqualTo(Exit.OK);
        assertThat(run("loops", "bathtub", "--causes")).isEqualTo(Exit.OK);
        assertThat(run("loops", "bathtub", "--pipes")).isEqualTo(Exit.OK);

        assertThat(text(out))
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
        assertThat(run("explain", "population", "Population", "--at", "100")).isEqualTo(Exit.OK);

        assertThat(lines(out).getFirst())
                .startsWith("Population rises by ")
                .endsWith("mostly through Births.");
    }

    @Test
    @Order(4)
    @DisplayName("leverage ranks constants and names Meadows' twelve places")
    void leverage() {
        assertThat(run("leverage", "population-delay")).isEqualTo(Exit.OK);

        assertThat(text(out)).containsSubsequence("Capacity", "Growing up", "12 numbers", " 1 ");
        assertThat(LeverageCommand.PLACES).hasSize(12);
    }

    @Test
    @Order(5)
    @DisplayName("sweep runs a model for each value")
    void sweep() {
        assertThat(run("sweep", "thermostat-p", "gain=0.1:0.5:0.2", "--csv")).isEqualTo(Exit.OK);

        assertThat(lines(out)).hasSize(4).startsWith("Gain,last,lowest,highest,mean");
        assertThat(lines(out).get(1)).startsWith("0.1,");
    }

    @Test
    @Order(6)
    @DisplayName(
            "sweep draws a constant by chance, the same for the same seed, and orders what came")
    void sweepByChance() {
        String words = "sweep population --chance Fertility=0.03..0.05 --runs 40 --csv";
        assertThat(run(words.split(" ", -1))).isEqualTo(Exit.OK);
        List<String> once = lines(out);
        out.reset();
        assertThat(run(words.split(" ", -1))).isEqualTo(Exit.OK);
        assertThat(lines(out)).isEqualTo(once);
        out.reset();
        assertThat(run((words + " --seed 2").split(" ", -1))).isEqualTo(Exit.OK);
        assertThat(lines(out)).isNotEqualTo(once);

        assertThat(once).startsWith("Time,10 %,50 %,90 %").hasSize(1202);
        for (String line : once.subList(1, once.size())) {
            String[] numbers = line.split(",", -1);
            assertThat(Double.parseDouble(numbers[1]))
                    .isLessThanOrEqualTo(Double.parseDouble(numbers[2]));
            assertThat(Double.parseDouble(numbers[2]))
                    .isLessThanOrEqualTo(Double.parseDouble(numbers[3]));
        }
    }

    @Test
    @Order(6)
    @DisplayName("compare puts rules side by side, with overshoot and switches")
    void compare() {
        assertThat(run("compare", "thermostat-on-off", "thermostat-pi", "--json"))
                .isEqualTo(Exit.OK);

        assertThat(lines(out)).hasSize(2).allMatch(line -> line.contains("\"overshoot\":"));
        assertThat(lines(out).getLast()).contains("\"switches\":2");
    }

    @Test
    @Order(7)
    @DisplayName("lab writes a page, and refuses a folder that is not there")
    void lab(@TempDir Path folder) {
        Path page = folder.resolve("lab.html");

        assertThat(run("lab", "bathtub", "--out", page.toString())).isEqualTo(Exit.OK);
        assertThat(run("lab", "bathtub", "--out", folder.resolve("no/lab.html").toString()))
                .isEqualTo(Exit.ENVIRONMENT);

        assertThat(page).content().contains("<title>bathtub");
        assertThat(text(err)).contains("cannot write");
    }

    @Test
    @Order(8)
    @DisplayName(
            "new writes a model that compiles, with properties that hold, and never overwrites")
    void newModel(@TempDir Path folder) throws Exception {
        assertThat(run("new", "Pond", "--in", folder.toString())).isEqualTo(Exit.OK);

        Path model = folder.resolve("src/main/java/spiral/sim/models/Pond.java");
        Path suite = folder.resolve("src/test/java/spiral/sim/models/PondProperties.java");
        compile(folder, model, suite);
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Class<?> properties = loader.loadClass("spiral.sim.models.PondProperties");
            for (String rule : List.of("losesNothing", "neverNegative")) {
                var constructor = properties.getDeclaredConstructor();
                constructor.setAccessible(true);
                var method = properties.getDeclaredMethod(rule);
                method.setAccessible(true);
                method.invoke(constructor.newInstance());
            }
        }

        assertThat(run("new", "Pond", "--in", folder.toString())).isEqualTo(Exit.USAGE);
        assertThat(text(err)).contains("is there already");
    }

    @Test
    @Order(23)
    @DisplayName("a typo in an equation of a new model is told with file, line, caret, and a guess")
    void typoInANewModel(@TempDir Path folder) throws Exception {
        run("new", "Pond", "--in", folder.toString());
        Path model = folder.resolve("src/main/java/spiral/sim/models/Pond.java");
        Files.writeString(
                model, Files.readString(model).replace("\"Level / Stay\"", "\"Levl / Stay\""));
        long line =
                1 + Files.readAllLines(model).stream().takeWhile(l -> !l.contains("Levl")).count();

        compile(folder, model);

        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            var pond = loader.loadClass("spiral.sim.models.Pond").getMethod("model");
            assertThatThrownBy(() -> pond.invoke(null))
                    .cause()
                    .hasMessage(
                            """
                            Pond.java:%d: Outflow reads Levl, which the model does not have; did you mean Level?
                              Levl / Stay
                              ^\
                            """
                                    .formatted(line));
        }
    }

    private void compile(Path folder, Path... sources) {
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-d", folder.toString(), "-cp", classPath()));
        Stream.of(sources).map(Path::toString).forEach(arguments::add);
        int compiled =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, stream(out), stream(err), arguments.toArray(String[]::new));
        assertThat(compiled).as(text(err)).isZero();
    }

    private static String classPath() {
        String loaded = System.getProperty("surefire.test.class.path", "");
        return loaded.isEmpty()
                ? System.getProperty("java.class.path")
                : loaded + File.pathSeparator + System.getProperty("java.class.path");
    }

    @Test
    @Order(9)
    @DisplayName("play beer takes orders, asks again after nonsense, and tells what it cost")
    void playBeer() {
        type("5\nnonsense\n-3\n1000000\n8\n\nq\n");

        assertThat(run("play", "beer", "--as", "retailer", "--plain")).isEqualTo(Exit.OK);

        assertThat(text(out))
                .containsSubsequence(
                        "You are the retailer",
                        "week 0: ordered from you 4",
                        "a whole number from 0 to 9999, or q to stop",
                        "week 2:",
                        "Retailer (you)",
                        "All desks together");
        assertThat(text(err)).isEmpty();
    }

    @Test
    @Order(10)
    @DisplayName("play beer ends when nobody types, and gives up after five answers of nonsense")
    void playBeerWithoutAnyone() {
        type("");
        assertThat(run("play", "beer")).isEqualTo(Exit.OK);
        type("a\nb\nc\nd\ne\nf\n");
        assertThat(run("play", "beer")).isEqualTo(Exit.OK);

        assertThat(text(out)).contains("no number in 5 answers");
    }

    @Test
    @Order(11)
    @DisplayName("play beer --auto plays by the rule; attention to the supply line pays")
    void playBeerAuto() {
        assertThat(run("play", "beer", "--auto", "--weeks", "52")).isEqualTo(Exit.OK);
        assertThat(run("play", "beer", "--auto", "--attention", "1")).isEqualTo(Exit.OK);

        assertThat(text(out)).contains("in 52 weeks", "if each counts all that is on order");
    }

    @Test
    @Order(12)
    @DisplayName("play variety shows entropy falling with each answer that is bought")
    void playVariety() {
        type("1\n2\n4\n");

        assertThat(run("play", "variety")).isEqualTo(Exit.OK);

        assertThat(text(out))
                .containsSubsequence(
                        " 1 answers:",
                        "limit is 3.00",
                        " 2 answers:",
                        "limit is 2.00",
                        " 4 answers:",
                        "limit is 1.00",
                        " 8 answers:",
                        "limit is 0.00");
    }

    @Test
    @Order(13)
    @DisplayName("play curve scores a choice and then shows what really happens")
    void playCurve() {
        type("3\n");

        assertThat(run("play", "curve", "population")).isEqualTo(Exit.OK);

        assertThat(text(out))
                .containsSubsequence("1: Population?", "4: Population?", "of 10 points", "year");
    }

    @ParameterizedTest
    @Order(20)
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
                "lab nothing | unknown model 'nothing'"
            })
    void mistakes(String command, String sentence) {
        assertThat(run(command.split(" ", -1))).isEqualTo(Exit.USAGE);

        assertThat(text(err)).contains(sentence).doesNotContain("\tat ");
    }

    private static void type(String keys) {
        System.setIn(new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)));
    }

    private int run(String... arguments) {
        return Commands.run(new SimCommand(), stream(out), stream(err), arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return text(bytes).lines().toList();
    }
}
