package spiral.eventloop.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Step;

@DisplayName("A trace in a file")
class TraceFileTest {
    private static final Header HEADER =
            Header.of("tea", LoopModel.SIMPLE)
                    .withSource("Tea.java", 7, List.of("loop.print(\"tea\");"));
    private static final Step FIRST = new Step.PhaseEntered(1, 0, "tasks");
    private static final Step SECOND = new Step.PhaseEntered(2, 1_500, "timers");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("is a header with its version, a line for each step, and an end")
    void isLines() throws IOException {
        assertThat(written(1_000, FIRST, SECOND).lines())
                .containsExactly(
                        "{\"trace\":\"spiral.eventloop\",\"version\":1,\"program\":\"tea\","
                                + "\"model\":\"simple\",\"checkpoint\":[\"microtasks\"],"
                                + "\"queues\":[\"macrotasks\"],"
                                + "\"source\":[\"loop.print(\\\"tea\\\");\"],"
                                + "\"file\":\"Tea.java\",\"firstLine\":7}",
                        "{\"step\":\"phaseEntered\",\"number\":1,\"nanos\":0,\"phase\":\"tasks\"}",
                        "{\"step\":\"phaseEntered\",\"number\":2,\"nanos\":1500,\"phase\":\"timers\"}",
                        "{\"end\":{\"steps\":2,\"dropped\":0}}");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("is read as it was written")
    void isReadAsItWasWritten() throws IOException {
        assertThat(read(written(1_000, FIRST, SECOND)))
                .isEqualTo(new Recording(HEADER, List.of(FIRST, SECOND), 0));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("never grows beyond its limit; what is too much is counted")
    void isBounded() throws IOException {
        String text = written(420, FIRST, SECOND, new Step.PhaseEntered(3, 0, "tasks"));

        assertThat(text.length()).isLessThanOrEqualTo(420);
        assertThat(read(text)).isEqualTo(new Recording(HEADER, List.of(FIRST, SECOND), 1));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("cannot have a limit that its header does not fit in")
    void aLimitHasAMinimum() {
        assertThatThrownBy(() -> new TraceWriter(new StringWriter(), HEADER, 100))
                .hasMessageContaining("limit must be at least")
                .hasMessageContaining("but was 100");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("of a program that was killed is read as far as it goes")
    void aKilledProgram() throws IOException {
        String text = written(1_000, FIRST, SECOND);
        String cut = text.substring(0, text.indexOf("timers"));

        Recording recording = read(cut);

        assertThat(recording.steps()).containsExactly(FIRST);
        assertThat(recording.dropped()).isEqualTo(Recording.UNKNOWN);
        assertThat(recording.whole()).isFalse();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("of another version is refused with both versions")
    void anotherVersion() throws IOException {
        String text = written(1_000, FIRST).replace("\"version\":1", "\"version\":7");

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(TraceFormatException.class)
                .hasMessage("this trace is of version 7; this program reads version 1");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("that is none, or is broken, is refused with its line")
    void aBrokenOne() throws IOException {
        String good = written(1_000, FIRST, SECOND);

        refuses("", 1, "the file is empty");
        refuses("{\"level\":\"info\"}\n", 1, "this is no trace of a loop");
        refuses("[1]\n", 1, "each line of a trace is a JSON object");
        refuses(good.replace("phaseEntered\",\"number\":2", "x\",\"number\":2"), 3, "unknown step");
        refuses(good.replace("\"number\":2", "\"number\":5"), 3, "step 2 is missing");
        refuses(good.replace("\"timers\"", "7"), 3, "\"phase\" must be a string but was 7");
        refuses(good.replace("1500", "\"soon\""), 3, "\"nanos\" must be a long");
        refuses(good.replace("\"nanos\":1500", "\"x\":1"), 3, "\"nanos\" must be a long");
        refuses(good.replace("1500,", "1500,\"x\":1,"), 3, "has no field [x]");
        refuses(good.replace(":1500", ";1500"), 3, "Unexpected character (';'");
        refuses("{" + " ".repeat(TraceReader.LONGEST_LINE), 1, "a line has more than 1048576");
    }

    private static void refuses(String text, int line, String words) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        TraceFormatException.class,
                        wrong -> {
                            assertThat(wrong.getMessage()).contains(words);
                            assertThat(wrong.line()).isEqualTo(line);
                            assertThat(wrong.column()).isPositive();
                        });
    }

    private static String written(long limit, Step... steps) throws IOException {
        StringWriter text = new StringWriter();
        try (TraceWriter writer = new TraceWriter(text, HEADER, limit)) {
            List.of(steps).forEach(writer);
        }
        return text.toString();
    }

    private static Recording read(String text) throws IOException {
        return TraceReader.read(new StringReader(text));
    }
}
