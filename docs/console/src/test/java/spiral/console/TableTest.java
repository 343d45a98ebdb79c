package spiral.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A table")
class TableTest {
    private final Terminal terminal = new Terminal();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("makes each column as wide as its widest cell, and numbers stand to the right")
    void alignsColumns() {
        var table =
                Table.of("ID", "TYPE", "TOOK").row(7, "exec", "12 ms").row(128, "checksum", "3 ms");

        assertThat(table.lines(terminal.plainScreen()))
                .containsExactly(
                        " ID  TYPE       TOOK", "  7  exec      12 ms", "128  checksum   3 ms");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("does not count colour when it aligns")
    void ignoresColour() {
        var screen = terminal.screen();
        var table = Table.of("A", "B").row(screen.paint(Ink.GREEN, "ok"), "x").row("late", "y");

        assertThat(table.lines(screen).get(1)).isEqualTo("\u001b[38;5;29mok\u001b[0m    x");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("shows its heading when it has no rows")
    void showsItsHeading() {
        assertThat(Table.of("ID", "TYPE").lines(terminal.plainScreen()))
                .containsExactly("ID  TYPE");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("ends at the edge of a terminal, and is whole in a pipe")
    void endsAtTheEdge() {
        var table = Table.of("ID", "PAYLOAD").row("1", "0123456789");
        terminal.with("COLUMNS", "8");

        assertThat(table.lines(terminal.screen()).get(1)).isEqualTo(" 1  0123".substring(0, 8));
        assertThat(table.lines(terminal.pipe()).get(1)).isEqualTo(" 1  0123456789");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("cuts the widest texts before it cuts a number")
    void keepsNumbers() {
        var table =
                Table.of("SERVICE", "MESSAGE", "EVENTS")
                        .row("orders", "a message that is far too long for the screen", 128)
                        .row("bank", "short", 7);
        terminal.with("COLUMNS", "30");

        assertThat(table.lines(terminal.screen()).get(1))
                .isEqualTo("orders   a message th\u2026     128");
        assertThat(table.lines(terminal.screen()).get(2))
                .isEqualTo("bank     short               7");
        assertThat(table.lines(terminal.pipe()).get(1)).contains("far too long for the screen");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("refuses a row of another length")
    void refusesAShortRow() {
        assertThatThrownBy(() -> Table.of("ID", "TYPE").row("1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row must have 2 cells but had 1");
    }
}
