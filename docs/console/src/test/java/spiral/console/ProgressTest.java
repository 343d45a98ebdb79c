package spiral.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Progress")
class ProgressTest {
    private final Terminal terminal = new Terminal();
    private Instant now = Instant.EPOCH;

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("says nothing in the first second")
    void isSilentAtFirst() {
        steps(terminal.plainScreen(), 9);

        assertThat(terminal.said()).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("then says how far it has come, on err")
    void thenSpeaks() {
        steps(terminal.plainScreen(), 10);

        assertThat(terminal.said()).isEqualTo("reading: 10 of 200 (5 %), 1 s\n");
        assertThat(terminal.printed()).isEmpty();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("adds a line after 1, 2, 4, 8 seconds when plain")
    void speaksLessAndLessOften() {
        steps(terminal.plainScreen(), 100);

        assertThat(terminal.said().lines().map(line -> line.replaceFirst(".*, ", "")))
                .containsExactly("1 s", "2 s", "4 s", "8 s");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("rewrites one line on a terminal, and clears it at the end")
    void rewritesItsLine() {
        steps(terminal.screen(), 11);

        assertThat(terminal.said())
                .isEqualTo(
                        "\rreading: 10 of 200 (5 %), 1 s\u001b[K\rreading: 11 of 200 (5 %), 1 s\u001b[K\r\u001b[K");
    }

    private void steps(Screen screen, int steps) {
        try (var progress = Progress.of(screen, "reading", 200, () -> now)) {
            for (int i = 0; i < steps; i++) {
                now = now.plusMillis(100);
                progress.step(1);
            }
        }
    }
}
