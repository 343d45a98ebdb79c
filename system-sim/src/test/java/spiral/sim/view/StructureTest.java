package spiral.sim.view;

import static org.assertj.core.api.Assertions.assertThat;
import static spiral.sim.expr.Expr.number;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.sim.Model;
import spiral.sim.Polarity;
import spiral.sim.Sim;
import spiral.sim.catalogue.Catalogue;

/// The drawing of a model's structure.
@DisplayName("The drawing of a structure")
class StructureTest {
    @Test
    @Order(1)
    @DisplayName("shows the pipes, then each loop as a ring that says R or B")
    void showsPipesAndLoops() {
        assertThat(String.join("\n", Structure.of(room(), true, 72)))
                .isEqualTo(
                        """
                          (outside) ==Heating==> [Room] ==Loss==> (outside)

                          +-> Room -(-)--> Gap -(+)-----+
                          |  (B) balancing: Heat it up  |
                          +-(+)- Heating <--------------+

                          +-> Room -(+)--------------+
                          |  (B) balancing: Cooling  |
                          +-(-)- Loss <--------------+\
                        """);
    }

    @Test
    @Order(2)
    @DisplayName("has the same lines in Unicode, with the same widths")
    void hasTheSameLinesInUnicode() {
        List<String> unicode = Structure.of(room(), false, 72);

        assertThat(unicode).hasSameSizeAs(Structure.of(room(), true, 72));
        assertThat(String.join("\n", unicode))
                .contains("☁ ══Heating══▶ [Room]", "╭─▶ Room", "◀─", "(−)");
    }

    @Test
    @Order(3)
    @DisplayName("draws every flow once, also where a stock has several ways out")
    void drawsEveryFlowOnce() {
        var m = Sim.model("branches").time(0, 1, 1, "s");
        var ready = m.stock("Ready", 1, "jobs");
        var done = m.stock("Done", 0, "jobs");
        m.flow("Arrive", "jobs/s", number(1)).to(ready);
        m.flow("Succeed", "jobs/s", number(1)).from(ready).to(done);
        m.flow("Fail", "jobs/s", number(1)).from(ready);

        assertThat(Structure.of(m.build(), true, 72))
                .containsExactly(
                        "  (outside) ==Arrive==> [Ready] ==Succeed==> [Done]",
                        "  [Ready] ==Fail==> (outside)");
    }

    @Test
    @Order(4)
    @DisplayName("begins a new line where a way grows longer than the width")
    void wrapsLongWays() {
        var m = Sim.model("long").time(0, 1, 1, "s");
        var previous = m.stock("Stock 0", 1, "u");
        for (int i = 1; i < 6; i++) {
            var next = m.stock("Stock " + i, 1, "u");
            m.flow("Flow " + i, "u/s", number(1)).from(previous).to(next);
            previous = next;
        }

        List<String> lines = Structure.of(m.build(), true, 50);

        assertThat(lines).hasSizeGreaterThan(1).allMatch(line -> line.length() <= 50);
        assertThat(String.join("", lines))
                .contains("Flow 1", "Flow 2", "Flow 3", "Flow 4", "Flow 5");
    }

    private static Model room() {
        var m = Sim.model("room").time(0, 1, 1, "hour");
        var room = m.stock("Room", 12, "degC");
        var gap = m.aux("Gap", "degC", number(20).minus(room));
        var heating = m.flow("Heating", "degC/hour", gap.times(2)).to(room);
        var loss = m.flow("Loss", "degC/hour", room.over(10)).from(room);
        m.loop("Heat it up", Polarity.BALANCING, room, gap, heating);
        m.loop("Cooling", Polarity.BALANCING, room, loss);
        return m.build();
    }

    @Test
    @Order(5)
    @DisplayName("draws a loop in rows where a ring is too wide")
    void wideLoop() {
        Model beer = Catalogue.named("beer").orElseThrow().model();

        List<String> lines = Structure.of(beer, true, 72);

        assertThat(lines).allMatch(line -> line.length() <= 72);
        assertThat(lines)
                .containsSubsequence(
                        "  +-> Factory stock -(+)--> Factory has -(+)--> Factory net stock -(-)-",
                        "  | > Factory orders -(+)--> Factory mail -(+)-",
                        "  | > Factory mail is read -(+)--> Factory brews -(+)-",
                        "  | > Factory road -(+)--> Factory beer nears -(+)-",
                        "  | > Factory yard -(+)------------------------------------------------+",
                        "  |                   (B) balancing: Factory refills                   |",
                        "  +-(+)- Factory receives <--------------------------------------------+");
    }
}
