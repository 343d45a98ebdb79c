package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A line for people")
class PrettyLineTest {
    private static final String HEAD =
            "{\"@timestamp\":\"2026-03-01T09:30:00.123456Z\",\"log.level\":\"WARN\",";

    private final PrettyLine plain = new PrettyLine(false, true);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("time, level, logger, message, then what else there is")
    void order() {
        String line =
                HEAD + "\"message\":\"slow\",\"log.logger\":\"db\",\"ms\":912,\"user\":\"Ada\"}";

        assertThat(plain.of(line)).isEqualTo("09:30:00.123 WARN  db  slow  ms=912 user=Ada");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a trace follows on lines of its own, or not at all")
    void traces() {
        String line =
                """
                {"@timestamp":"2026-03-01T09:30:00.123456Z","log.level":"WARN","message":"m",\
                "log.logger":"a","error.type":"Boom","error.message":"why",\
                "error.stack_trace":"Boom: why\\n\\tat x\\n"}\
                """;

        assertThat(plain.of(line)).isEqualTo("09:30:00.123 WARN  a  m  Boom: why\n      at x");
        assertThat(new PrettyLine(false, false).of(line))
                .isEqualTo("09:30:00.123 WARN  a  m  Boom: why");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a trace without a type, as logstash writes it, is told by its first line")
    void tracesOfOthers() {
        String line = HEAD + "\"message\":\"m\",\"stack_trace\":\"Boom: why\\n\\tat x\\n\"}";

        assertThat(new PrettyLine(false, false).of(line)).endsWith("  m  Boom: why");
        assertThat(plain.of(line)).endsWith("  m  Boom: why\n      at x");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("what is not an event comes back as it is")
    void strangers() {
        assertThat(plain.of("not JSON {")).isEqualTo("not JSON {");
        assertThat(plain.of("[1]")).isEqualTo("[1]");
        assertThat(plain.of("{\"a\":1}")).isEqualTo("{\"a\":1}");
        assertThat(plain.of("")).isEmpty();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("fields may be missing, or be anything")
    void halfEvents() {
        assertThat(plain.of("{\"message\":\"m\",\"a\":{\"b\":[1,null]}}"))
                .endsWith("m  a={b=[1, null]}");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("no message can steer the terminal")
    void escapes() {
        String line = HEAD + "\"message\":\"\\u001b[2Jgone\\u009b\",\"log.logger\":\"a\"}";

        assertThat(plain.of(line)).endsWith("\\u001b[2Jgone\\u009b");
        assertThat(plain.of("\u001b[2J")).isEqualTo("\\u001b[2J");
        assertThat(plain.of("paid \u202eyes")).isEqualTo("paid \\u202eyes");
    }

    @Test
    @DisplayName("a duration in nanoseconds is shown in milliseconds")
    void durations() {
        assertThat(
                        new PrettyLine(false, false)
                                .of("{\"message\":\"charged\",\"event.duration\":3004075445}"))
                .endsWith("charged  event.duration=3004.1ms");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("colour paints, and changes no word")
    void colour() {
        String line = HEAD + "\"message\":\"m\",\"log.logger\":\"a\",\"k\":1}";

        String painted = new PrettyLine(true, true).of(line);

        assertThat(painted).contains("\u001b[38;5;214mWARN \u001b[0m");
        assertThat(painted.replaceAll("\u001b\\[[0-9;]+m", "")).isEqualTo(plain.of(line));
    }
}
