package spiral.log.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Questions to a log")
class QueryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String ECS =
            "{\"@timestamp\":\"2026-03-01T09:50:00.000000Z\",\"log.level\":\"WARN\",\"message\":\"slow\","
                    + "\"user\":\"Alan\",\"event.duration\":300000000,\"n\":17,\"ok\":true}";
    private static final String PINO =
            "{\"level\":50,\"time\":1772358600000,\"msg\":\"failed\",\"err\":{\"type\":\"Error\"}}";

    @Test
    @DisplayName("the question of the manual: level, text, duration, time")
    void manual() {
        String question = "level>=warn and user~\"al\" and duration>250ms last 15m";

        assertThat(matches(question, ECS)).isTrue();
        assertThat(matches(question.replace("15m", "5m"), ECS)).isFalse();
        assertThat(matches(question.replace("250", "350"), ECS)).isFalse();
        assertThat(matches(question.replace("al", "bob"), ECS)).isFalse();
        assertThat(matches(question.replace("warn", "error"), ECS)).isFalse();
    }

    @Test
    @DisplayName(
            "and binds tighter than or; not and parentheses; a field alone means that it is there")
    void logic() {
        assertThat(matches("n=1 and n=2 or n=17", ECS)).isTrue();
        assertThat(matches("n=1 and (n=2 or n=17)", ECS)).isFalse();
        assertThat(matches("not n=1", ECS)).isTrue();
        assertThat(matches("error.type", ECS)).isFalse();
        assertThat(matches("not error.type and user", ECS)).isTrue();
        assertThat(matches("", ECS)).isTrue();
        assertThat(matches("since 2026-03-01 until 2026-03-02", ECS)).isTrue();
    }

    @Test
    @DisplayName("numbers are compared as numbers, the rest as text")
    void values() {
        assertThat(matches("n>9", ECS)).isTrue();
        assertThat(matches("n=17.0", ECS)).isTrue();
        assertThat(matches("ok=true", ECS)).isTrue();
        assertThat(matches("user!=Bob and user<B and user!~x", ECS)).isTrue();
    }

    @Test
    @DisplayName("any white space will do, and words in quotes are no keywords")
    void whiteSpace() {
        assertThat(matches("n=17\tand\nok=true\n last\t15m", ECS)).isTrue();
        assertThat(matches("\"and\"=1 or n=17", ECS)).isTrue();
    }

    @Test
    @DisplayName("a plain number is in the unit that its field's name says")
    void units() {
        String line = "{\"items\":5,\"waitedMs\":5,\"waited.ms\":5,\"took\":5,\"lag_us\":5}";
        assertThat(matches("items=5 and not items=5ms", line)).isTrue();
        assertThat(matches("waitedMs=5ms and waited.ms=5ms and took=5ms", line)).isTrue();
        assertThat(matches("lag_us=5us and items<6 and took<6", line)).isTrue();
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

    @Test
    @DisplayName("what cannot be read is told with its place")
    void mistakes() {
        mistake("level>>warn", 6, "a value is expected here");
        mistake("(a=1", 4, "a closing parenthesis is missing here");
        mistake("a=\"b", 4, "a closing quote is missing here");
        mistake("a=1 b=2", 4, "'and', 'or', 'last'");
        mistake("level=loud", 6, "a level must be one of");
        mistake("a=1 last x", 9, "a duration such as 15m");
        mistake("last 15", 5, "a duration such as 15m");
        mistake("last 5MB", 5, "a duration such as 15m");
        mistake("last", 4, "a duration is expected here");
        mistake("a since", 7, "a time is expected here");
        mistake("since  yesterday", 7, "a time such as");
        mistake("took > 250xs", 7, "a duration such as 250ms is expected but was '250xs'");
        mistake("a=1 and and b=2", 8, "the name of a field is expected here");
        mistake("or", 0, "the name of a field is expected here");
    }

    @Test
    @DisplayName("what looks only at the bytes never misses a match")
    void mayMatch() {
        Random random = new Random(7);
        List<String> questions =
                List.of(
                        "level=error",
                        "level>=warn",
                        "level<info",
                        "user=al",
                        "user=\"a b\"",
                        "level=warn and user=al",
                        "level=error or user=al",
                        "not level=error",
                        "n=17");
        String[] names = {
            "log.level", "level", "severity", "water.level", "user", "message", "n", "x"
        };
        String[] values = {
            "\"ERROR\"",
            "\"error\"",
            "\"warn\"",
            "\"INFO\"",
            "50",
            "40",
            "\"al\"",
            "\"a\\u0020b\"",
            "{\"level\":\"debug\"}",
            "\"\\\"level\\\":\\\"debug\\\"\"",
            "null",
            "17.0",
            "\"log.level\""
        };
        for (int i = 0; i < 50_000; i++) {
            StringBuilder line = new StringBuilder("{");
            for (int j = random.nextInt(5); j >= 0; j--) {
                line.append('"').append(names[random.nextInt(names.length)]).append("\":");
                line.append(values[random.nextInt(values.length)]).append(j == 0 ? "}" : ",");
            }
            String question = questions.get(random.nextInt(questions.size()));
            Query query = Query.parse(question, NOW);
            byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(
                            query.mayMatch(bytes, 0, bytes.length)
                                    || !query.matches(LogRecord.parse(line.toString())))
                    .describedAs("%s on %s", question, line)
                    .isTrue();
        }
    }

    private static void mistake(String question, int position, String beginning) {
        assertThatThrownBy(() -> Query.parse(question, NOW))
                .isInstanceOfSatisfying(
                        QueryException.class,
                        e -> assertThat(e.position()).describedAs(question).isEqualTo(position))
                .hasMessageStartingWith(beginning);
    }

    private static boolean matches(String question, String line) {
        return Query.parse(question, NOW).matches(LogRecord.parse(line));
    }
}
