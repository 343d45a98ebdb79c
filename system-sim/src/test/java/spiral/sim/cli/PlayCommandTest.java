package spiral.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.console.Exit;

/// The games, and guessing a curve.
@DisplayName("./spiral sim play")
class PlayCommandTest {
    private final Terminal sim = new Terminal();
    private final InputStream keyboard = System.in;

    @AfterEach
    void giveBackTheKeyboard() {
        System.setIn(keyboard);
    }

    @Test
    @Order(1)
    @DisplayName("play beer takes orders, asks again after nonsense, and tells what it cost")
    void playBeer() {
        type("5\nnonsense\n-3\n1000000\n8\n\nq\n");

        assertThat(sim.run("play", "beer", "--as", "retailer", "--plain")).isEqualTo(Exit.OK);

        assertThat(sim.out())
                .containsSubsequence(
                        "You are the retailer",
                        "week 0: ordered from you 4",
                        "a whole number from 0 to 9999, or q to stop",
                        "week 2:",
                        "Retailer (you)",
                        "All desks together");
        assertThat(sim.err()).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("play beer ends when nobody types, and gives up after five answers of nonsense")
    void playBeerWithoutAnyone() {
        type("");
        assertThat(sim.run("play", "beer")).isEqualTo(Exit.OK);
        type("a\nb\nc\nd\ne\nf\n");
        assertThat(sim.run("play", "beer")).isEqualTo(Exit.OK);

        assertThat(sim.out()).contains("no number in 5 answers");
    }

    @Test
    @Order(3)
    @DisplayName("play beer --auto plays by the rule; attention to the supply line pays")
    void playBeerAuto() {
        assertThat(sim.run("play", "beer", "--auto", "--weeks", "52")).isEqualTo(Exit.OK);
        assertThat(sim.run("play", "beer", "--auto", "--attention", "1")).isEqualTo(Exit.OK);

        assertThat(sim.out()).contains("in 52 weeks", "if each counts all that is on order");
    }

    @Test
    @Order(4)
    @DisplayName("play variety shows entropy falling with each answer that is bought")
    void playVariety() {
        type("1\n2\n4\n");

        assertThat(sim.run("play", "variety")).isEqualTo(Exit.OK);

        assertThat(sim.out())
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
    @Order(5)
    @DisplayName("play curve scores a choice and then shows what really happens")
    void playCurve() {
        type("3\n");

        assertThat(sim.run("play", "curve", "population")).isEqualTo(Exit.OK);

        assertThat(sim.out())
                .containsSubsequence("1: Population?", "4: Population?", "of 10 points", "year");
    }

    private static void type(String keys) {
        System.setIn(new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)));
    }
}
