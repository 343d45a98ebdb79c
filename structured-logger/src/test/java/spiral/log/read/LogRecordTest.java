package spiral.log.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

@DisplayName("Lines of other loggers")
class LogRecordTest {
    private static final Instant TIME = Instant.parse("2026-03-01T09:30:00.631Z");
    private static final String PINO =
            "{\"level\":50,\"time\":1772358600000,\"msg\":\"failed\",\"err\":{\"type\":\"Error\"}}";

    @ParameterizedTest
    @DisplayName("time, level and message are found, whoever wrote the line")
    @ValueSource(
            strings = {
                """
                {"timestamp":1772357400631,"level":"WARN","loggerName":"a","message":"m"}\
                """,
                """
                {"@timestamp":"2026-03-01T10:30:00.631+01:00","message":"m","level":"WARN"}\
                """,
                """
                {"instant":{"epochSecond":1772357400,"nanoOfSecond":631000000},"level":"WARN",\
                "message":"m"}\
                """,
                """
                {"version":"1.1","short_message":"m","timestamp":1772357400.631,"level":4}\
                """,
                """
                {"level":40,"time":1772357400631,"pid":1,"msg":"m"}\
                """,
                """
                {"name":"app","level":40,"msg":"m","time":"2026-03-01T09:30:00.631Z","v":0}\
                """,
                """
                {"level":"warn","ts":1772357400.631,"caller":"a/b.go:3","msg":"m"}\
                """,
                """
                {"time":"2026-03-01T04:30:00.631-05:00","level":"WARN+2","msg":"m"}\
                """,
                """
                {"severity":"WARNING","jsonPayload":{"message":"m"},\
                "timestamp":{"seconds":1772357400,"nanos":631000000}}\
                """,
                """
                {"severity":"WARNING","textPayload":"m","timestamp":"2026-03-01T09:30:00.631Z"}\
                """,
                """
                {"@t":"2026-03-01T09:30:00.6310000Z","@mt":"m","@l":"Warning","User":"al"}\
                """,
                """
                {"log":"{\\"level\\":\\"warn\\",\\"msg\\":\\"m\\"}\\n","stream":"stderr",\
                "time":"2026-03-01T09:30:00.631000000Z"}\
                """,
                """
                2026-03-01T09:30:00.631000000Z stdout F {"level":"warn","msg":"m"}\
                """,
                """
                {"timestamp":1772357400631,"status":"warn","message":"m","service":"web"}\
                """,
                """
                {"Timestamp":"2026-03-01T09:30:00.631Z","SeverityText":"WARN","Body":"m"}\
                """,
                """
                {"timestamp":"2026-03-01T09:30:00.631Z","level":"WARN","fields":{"message":"m"}}\
                """,
                """
                {"__REALTIME_TIMESTAMP":"1772357400631000","PRIORITY":"4","MESSAGE":[109]}\
                """,
                """
                {"asctime":"2026-03-01 09:30:00,631","levelname":"WARNING","message":"m"}\
                """,
                """
                {"event":"m","timestamp":"2026-03-01T09:30:00.631Z","level":"warning"}\
                """,
                """
                {"__REALTIME_TIMESTAMP":"1772357400631000","PRIORITY":"4","MESSAGE":"m"}\
                """,
                """
                {"time":1772357400631000000,"log":{"level":"warn "},"message":"m"}\
                """,
                """
                {"Timestamp":"2026-03-01 09:30:00.631 UTC","Level":"Warn","Message":"m"}\
                """,
                """
                {"time":"(none)","ts":1772357400.631,"level":"prod","severity":"W","msg":"m"}\
                """
            })
    void foreign(String line) {
        LogRecord entry = LogRecord.parse(line);

        assertThat(entry.time()).contains(TIME);
        assertThat(entry.level()).contains(Level.WARN);
        assertThat(entry.message()).isEqualTo("m");
    }

    @Test
    @DisplayName(
            "what an engine says around text is its time, and around JSON what that leaves out")
    void wrapped() {
        LogRecord text = LogRecord.parse("2026-03-01T09:30:00.5+01:00 stderr F panic: {x");
        assertThat(text.message()).isEqualTo("panic: {x");
        assertThat(text.time()).contains(Instant.parse("2026-03-01T08:30:00.5Z"));

        LogRecord json =
                LogRecord.parse(
                        """
                        {"log":"{\\"ts\\":1772357400,\\"msg\\":\\"m\\"}","stream":"stdout",\
                        "time":"2026-03-01T09:30:07Z","kubernetes":{"pod_name":"p"}}\
                        """);
        assertThat(json.time()).contains(Instant.parse("2026-03-01T09:30:00Z"));
        assertThat(json.get("kubernetes.pod_name")).isEqualTo("p");
        assertThat(json.get("time")).isEqualTo(1_772_357_400L);
    }

    @Test
    @DisplayName("a compact line without a level is INFO; a status is a level only without one")
    void leftOut() {
        assertThat(LogRecord.parse("{\"@t\":\"2026-03-01T09:30:00Z\",\"@mt\":\"m\"}").level())
                .contains(Level.INFO);
        LogRecord both = LogRecord.parse("{\"level\":\"INFO\",\"status\":\"error\",\"msg\":\"m\"}");
        assertThat(both.level()).contains(Level.INFO);
        assertThat(Query.parse("status=error", Instant.EPOCH).matches(both)).isTrue();
    }

    @Test
    @DisplayName("the severest words and numbers are errors")
    void severest() {
        for (String one : new String[] {"\"EMERGENCY\"", "\"fatal\"", "3", "0", "\"2\"", "60"}) {
            assertThat(LogRecord.parse("{\"severity\":" + one + "}").level())
                    .describedAs(one)
                    .contains(Level.ERROR);
        }
        assertThat(LogRecord.parse("{\"level\":8}").level()).isEmpty();
        assertThat(LogRecord.parse("{\"level\":-1}").level()).isEmpty();
    }

    @Test
    @DisplayName("no millisecond is lost on the way from a number to a time")
    void exactTimes() {
        for (long millis = 1772357400000L; millis < 1772357401000L; millis++) {
            assertThat(LogRecord.parse("{\"time\":" + millis + "}").time())
                    .contains(Instant.ofEpochMilli(millis));
        }
        for (String odd : new String[] {"1e400", "1e2000000000", "-1e999"}) {
            assertThat(LogRecord.parse("{\"time\":" + odd + "}").time()).describedAs(odd).isEmpty();
        }
        assertThat(LogRecord.parse("{\"time\":1e-2000000000}").time()).isEmpty();
    }

    @Test
    @DisplayName("a byte order mark or blanks before the brace hide no event")
    void beforeTheBrace() {
        assertThat(LogRecord.parse("\uFEFF{\"msg\":\"m\"}").message()).isEqualTo("m");
        assertThat(LogRecord.parse("  {\"msg\":\"m\"}").message()).isEqualTo("m");
    }

    @Test
    @DisplayName("lines of other loggers: other names, numbers for levels, nested fields")
    void others() {
        assertThat(matches("level=error and message=failed and err.type=Error", PINO)).isTrue();
        assertThat(matches("level<error", PINO)).isFalse();
        assertThat(LogRecord.parse(PINO).time()).contains(Instant.ofEpochMilli(1772358600000L));
    }

    @Test
    @DisplayName("times as Log4j, Python and Logback write them; without a zone they are UTC")
    void times() {
        Instant time = Instant.parse("2026-03-01T09:30:00.123Z");
        String[] all = {
            "\"2026-03-01 09:30:00,123\"",
            "\"2026-03-01T09:30:00.123\"",
            "\"2026-03-01T10:30:00.123+0100\"",
            "\"2026-03-01 10:30:00.123+01:00\"",
            "{\"epochSecond\":1772357400,\"nanoOfSecond\":123000000}"
        };
        for (String one : all) {
            assertThat(LogRecord.parse("{\"time\":" + one + ",\"msg\":1}").time())
                    .describedAs(one)
                    .contains(time);
        }
        for (String odd : new String[] {"{}", "{\"epochSecond\":1e400}", "\"soon\"", "\"\""}) {
            assertThat(LogRecord.parse("{\"time\":" + odd + "}").time()).describedAs(odd).isEmpty();
        }
    }

    private static boolean matches(String question, String line) {
        return Query.parse(question, TIME).matches(LogRecord.parse(line));
    }
}
