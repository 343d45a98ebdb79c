package spiral.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.sim.Integrators;
import spiral.sim.Polarity;
import spiral.sim.Run;
import spiral.sim.Sim;

/// The program on the page that a newcomer reads. Its commands and names are checked with those of
/// all pages, in task-queue.
@DisplayName("The README")
class ReadmeTest {
    @Test
    @Order(1)
    @DisplayName("builds a model as this test does")
    void buildsAModel() throws IOException {
        var m = Sim.model("bathtub").time(0, 10, 0.5, "minute");
        var water = m.stock("Water", 50, "litre").nonNegative();
        m.flow("Tap", "litre/minute", m.constant("Tap open", 8, "litre/minute")).to(water);
        var drain = m.flow("Drain", "litre/minute", water.times(0.2)).from(water);
        m.loop("Empties itself", Polarity.BALANCING, water, drain);
        Run run = m.build().run(Integrators.EULER);

        assertThat(run.last("Water")).isBetween(40.0, 50.0);
    }

    @Test
    @Order(2)
    @DisplayName("writes equations as text as this test does")
    void writesEquationsAsText() {
        var room = Sim.model("room").time(0, 120, 0.5, "minute");
        room.stock("Room", 12, "degC");
        room.constant("Insulation", 60, "minute");
        room.aux("Gap", "degC", "20 - SMOOTH(Room, 5)");
        room.flow("Heating", "degC/minute", "MAX(0, Gap) / Insulation").to("Room");
        double warm = room.build().run(Integrators.RK4).last("Room");

        assertThat(warm).isBetween(18.0, 20.5);
    }

    @Test
    @Order(3)
    @DisplayName("shows no program but these")
    void showsTheSame() throws IOException {
        String here = Files.readString(Path.of("src/test/java/spiral/sim/cli/ReadmeTest.java"));

        assertThat(programs()).isNotEmpty().allMatch(line -> here.contains(line));
    }

    private static List<String> programs() throws IOException {
        return Pattern.compile("(?s)```java\n(.*?)```")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
    }
}
