package spiral.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Inks on a terminal")
class InkTest {
    private static final double LEAST = 3;
    private static final int[] STEPS = {0, 95, 135, 175, 215, 255};

    @Test
    @DisplayName("can be read on a white and on a black background")
    void contrast() {
        for (Ink ink : EnumSet.complementOf(EnumSet.of(Ink.PLAIN, Ink.BOLD))) {
            double light = luminance(number(ink));

            assertThat(1.05 / (light + 0.05)).as("%s on white", ink).isGreaterThan(LEAST);
            assertThat((light + 0.05) / 0.05).as("%s on black", ink).isGreaterThan(LEAST);
        }
    }

    @Test
    @DisplayName("differ from each other")
    void different() {
        assertThat(EnumSet.allOf(Ink.class).stream().map(ink -> ink.on("x")))
                .doesNotHaveDuplicates();
    }

    private static int number(Ink ink) {
        var code = Pattern.compile("38;5;(\\d+)m").matcher(ink.on("x"));
        assertThat(code.find()).as(ink.name()).isTrue();
        return Integer.parseInt(code.group(1));
    }

    // relative luminance of one of xterm's 256 colours: a cube of 6 x 6 x 6, then 24 greys
    private static double luminance(int number) {
        if (number >= 232) {
            return linear(8 + 10 * (number - 232));
        }
        int at = number - 16;
        return 0.2126 * linear(STEPS[at / 36])
                + 0.7152 * linear(STEPS[at / 6 % 6])
                + 0.0722 * linear(STEPS[at % 6]);
    }

    private static double linear(int level) {
        double share = level / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
