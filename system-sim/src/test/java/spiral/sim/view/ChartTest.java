package spiral.sim.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.console.Screen;

/// Charts as text. The expected pictures stand here as a reader sees them.
@DisplayName("A chart")
class ChartTest {
    private static final double[] DAYS = {0, 10, 20};

    @Test
    @Order(1)
    @DisplayName("draws its lines between axes with round numbers, units and a legend")
    void drawsItsLines() {
        Chart chart =
                Chart.of("Growth", "day")
                        .unit("people")
                        .line("Births", DAYS, new double[] {0, 5, 10})
                        .line("Deaths", DAYS, new double[] {10, 10, 10});

        assertThat(text(chart.lines(true, 36, 10)))
                .isEqualTo(
                        """
                        Growth  [people]
                        10 +oooooooooooooooooooooooooooo****
                           |                       *****
                           |                 ******
                         5 +          *******
                           |    ******
                         0 +****
                           ++---------------+--------------+
                            0              10             20
                            * Births   o Deaths          day\
                        """);
    }

    @Test
    @Order(2)
    @DisplayName("uses braille dots where they can be shown, and strokes to tell lines apart")
    void usesBraille() {
        Chart chart =
                Chart.of("Growth", "day")
                        .line("Births", DAYS, new double[] {0, 5, 10})
                        .line("Deaths", DAYS, new double[] {10, 10, 10});

        List<String> picture = chart.lines(false, 36, 10);

        assertThat(text(picture))
                .contains("┤", "└", "──── Births", "── ─ Deaths")
                .doesNotContain("*");
        assertThat(text(picture).chars().filter(c -> c > 0x2800 && c < 0x2900).count())
                .isGreaterThan(30);
    }

    @Test
    @Order(3)
    @DisplayName("keeps to the room that it is given")
    void keepsToItsRoom() {
        double[] x = DoubleStream.iterate(0, i -> i + 1).limit(500).toArray();
        double[] y = DoubleStream.of(x).map(i -> 1e6 * Math.sin(i / 30)).toArray();

        List<String> picture =
                Chart.of("Wave", "s").unit("Hz").line("Wave", x, y).lines(true, 72, 16);

        assertThat(picture).hasSize(16).allMatch(line -> line.length() <= 72);
        assertThat(picture).allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c <= '~'));
    }

    @Test
    @Order(4)
    @DisplayName("places the highest value at the top and the last time at the right")
    void placesExtremes() {
        List<String> picture =
                Chart.of("Jump", "s")
                        .line("Jump", new double[] {0, 1}, new double[] {0, 10})
                        .lines(true, 40, 10);

        assertThat(picture.get(1)).endsWith("*");
        assertThat(picture.get(1).length()).isEqualTo(40);
        assertThat(picture.get(6)).startsWith(" 0 +*");
    }

    @Test
    @Order(5)
    @DisplayName("leaves a gap where there is no number")
    void leavesAGap() {
        double[] x = {0, 1, 2, 3, 4};
        double[] y = {1, 1, Double.NaN, 1, 1};

        List<String> picture = Chart.of("Gap", "s").line("Gap", x, y).lines(true, 44, 8);

        assertThat(text(picture)).containsPattern("\\*{9,12} {15,25}\\*{9,12}");
    }

    @Test
    @Order(6)
    @DisplayName("draws flat, single, empty and huge data without complaint")
    void drawsEdgeCases() {
        Chart empty = Chart.of("Empty", "s");

        assertThat(empty.lines(true, 40, 8)).hasSize(8);
        assertThat(empty.line("None", new double[0], new double[0]).lines(false, 40, 8)).hasSize(8);
        assertThat(text(flat(3))).contains("*");
        assertThat(text(flat(0))).contains("*");
        assertThat(text(flat(1e20))).contains("*");
        assertThat(text(flat(-1e-9))).contains("*");
    }

    @Test
    @Order(7)
    @DisplayName("writes large numbers short")
    void writesLargeNumbersShort() {
        Chart chart = Chart.of("Big", "s").line("Big", DAYS, new double[] {0, 1e6, 4e6});

        assertThat(text(chart.lines(true, 40, 10))).contains("4M +", "2M +");
    }

    @Test
    @Order(8)
    @DisplayName("refuses x and y of different length, and a fifth line")
    void refuses() {
        Chart chart = Chart.of("Full", "s");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart.line("Odd", DAYS, new double[2]))
                .withMessage("Odd has 3 x but 2 y");
        Chart full =
                chart.line("1", DAYS, DAYS)
                        .line("2", DAYS, DAYS)
                        .line("3", DAYS, DAYS)
                        .line("4", DAYS, DAYS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.line("5", DAYS, DAYS))
                .withMessageContaining("at most 4 lines");
    }

    @Test
    @Order(9)
    @DisplayName("is not changed by what is done to it or to its arrays later")
    void isImmutable() {
        double[] y = {0, 5, 10};
        Chart chart = Chart.of("Still", "s").line("Still", DAYS, y);
        List<String> before = chart.lines(true, 40, 8);

        y[0] = 99;
        chart.line("More", DAYS, y);

        assertThat(chart.lines(true, 40, 8)).isEqualTo(before);
    }

    @Test
    @Order(10)
    @DisplayName("on a plain screen is the plain picture")
    void onAPlainScreen() {
        PrintStream nowhere =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Chart chart = Chart.of("Plain", "s").line("Plain", DAYS, DAYS);

        assertThat(chart.lines(Screen.of(nowhere, nowhere, true), 50, 9))
                .isEqualTo(chart.lines(true, 50, 9));
    }

    private static List<String> flat(double value) {
        return Chart.of("Flat", "s")
                .line("Flat", DAYS, new double[] {value, value, value})
                .lines(true, 40, 8);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines);
    }
}
