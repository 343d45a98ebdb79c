package spiral.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A screen")
class ScreenTest {
    private final Terminal terminal = new Terminal();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("keeps data and talk on separate streams")
    void keepsDataAndTalkApart() {
        var screen = terminal.plainScreen();

        screen.out("data");
        screen.err("talk");

        assertThat(terminal.printed()).isEqualTo("data\n");
        assertThat(terminal.said()).isEqualTo("talk\n");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("has colour, Unicode and motion on a terminal")
    void isLivelyOnATerminal() {
        var screen = terminal.screen();

        assertThat(screen.plain()).isFalse();
        assertThat(screen.motion()).isTrue();
        assertThat(screen.glyph("█", "#")).isEqualTo("█");
        assertThat(screen.paint(Ink.SKY, "sky")).isEqualTo("\u001b[38;5;67msky\u001b[0m");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("has none of them in a pipe")
    void isPlainInAPipe() {
        var screen = terminal.pipe();

        assertThat(screen.plain()).isTrue();
        assertThat(screen.motion()).isFalse();
        assertThat(screen.glyph("█", "#")).isEqualTo("#");
        assertThat(screen.paint(Ink.SKY, "sky")).isEqualTo("sky");
    }

    @ParameterizedTest(name = "{0}={1}")
    @Order(4)
    @Tag("step:1")
    @DisplayName("is plain on a terminal when the environment asks for calm")
    @CsvSource({"NO_COLOR,1", "ACCESSIBLE,yes", "TERM,dumb"})
    void isPlainWhenTheEnvironmentAsks(String name, String value) {
        assertThat(terminal.with(name, value).screen().plain()).isTrue();
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("takes an empty NO_COLOR for unset, as no-color.org says")
    void takesAnEmptyVariableForUnset() {
        assertThat(terminal.with("NO_COLOR", "").screen().plain()).isFalse();
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName(
            "does not ask whether this is a terminal when plain was asked for: the answer costs start-up time")
    void asksLast() {
        var screen =
                Screen.of(
                        terminal.out,
                        terminal.err,
                        true,
                        Map.of(),
                        () -> {
                            throw new AssertionError("asked");
                        });

        assertThat(screen.plain()).isTrue();
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("falls back to ASCII when the terminal's character set lacks the glyph")
    void fallsBackToAscii() {
        var ascii = new PrintStream(new ByteArrayOutputStream(), true, US_ASCII);

        assertThat(Screen.of(ascii, ascii, false, Map.of(), () -> true).glyph("█", "#"))
                .isEqualTo("#");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName(
            "takes its size from COLUMNS and LINES, and 80 by 24 when they say nothing sensible")
    void knowsItsSize() {
        assertThat(new Terminal().screen().width()).isEqualTo(80);
        assertThat(new Terminal().with("COLUMNS", "132").screen().width()).isEqualTo(132);
        assertThat(new Terminal().with("COLUMNS", "wide").screen().width()).isEqualTo(80);
        assertThat(new Terminal().with("LINES", "50").screen().height()).isEqualTo(50);
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("draws each frame over the one before and clears what is left of it")
    void redrawsInPlace() {
        var screen = terminal.screen();

        screen.frame(List.of("one", "two"));
        screen.frame(List.of("three"));

        assertThat(terminal.printed())
                .isEqualTo(
                        "one\u001b[K\ntwo\u001b[K\n\u001b[J"
                                + "\u001b[2F"
                                + "three\u001b[K\n\u001b[J");
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("prints no frame when plain")
    void printsNoFrameWhenPlain() {
        terminal.plainScreen().frame(List.of("one"));

        assertThat(terminal.printed()).isEmpty();
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("lets a line appear above the frame")
    void printsAboveTheFrame() {
        var screen = terminal.screen();

        screen.frame(List.of("frame"));
        screen.out("line");

        assertThat(terminal.printed()).endsWith("\u001b[1F\u001b[Jline\nframe\u001b[K\n");
    }

    @Test
    @Order(12)
    @Tag("step:2")
    @DisplayName("leaves the frame where it stands when done")
    void leavesTheFrame() {
        var screen = terminal.screen();

        screen.frame(List.of("frame"));
        screen.done();
        screen.out("below");

        assertThat(terminal.printed()).endsWith("frame\u001b[K\n\u001b[Jbelow\n");
    }

    @Test
    @Order(13)
    @Tag("step:2")
    @DisplayName(
            "cuts a frame to its size, because a wrapped or scrolled line would break the next one")
    void cutsAFrame() {
        var screen = terminal.with("COLUMNS", "5").with("LINES", "3").screen();

        screen.frame(List.of("1234567", "two", "three"));

        assertThat(terminal.printed()).isEqualTo("12345\u001b[K\ntwo\u001b[K\n\u001b[J");
    }

    @Test
    @Order(14)
    @Tag("step:2")
    @DisplayName("ends the command when the reader has gone away")
    void endsWhenTheReaderHasGone() {
        var closed =
                new PrintStream(
                        new OutputStream() {
                            @Override
                            public void write(int one) throws IOException {
                                throw new IOException("Broken pipe");
                            }
                        },
                        true,
                        US_ASCII);
        var screen = Screen.of(closed, terminal.err, true);

        assertThatThrownBy(() -> screen.out("data")).isInstanceOf(UserError.class);
    }
}
