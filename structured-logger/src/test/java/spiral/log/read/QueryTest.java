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
    @DisplayName(
            "numbers are equal to the last digit, and what looks like one may be an identifier")
    void exactNumbers() {
        String line = "{\"id\":9007199254740993,\"span\":\"12345678e1234567\",\"took\":\"251ms\"}";
        assertThat(matches("id=9007199254740993 and id>9007199254740992", line)).isTrue();
        assertThat(matches("id=9007199254740992", line)).isFalse();
        assertThat(matches("span=12345678e1234567 and not span=99999999e9999999", line)).isTrue();
        assertThat(matches("took=0.251s and took<0.252s", line)).isTrue();
        assertThat(matches("id>5", "{\"id\":1e400}")).isTrue();
        assertThat(matches("id=5", "{\"id\":1e-2000000000}")).isFalse();
    }

    @Test
    @DisplayName("of a list one element is enough; unequal to a list is what no element equals")
    void lists() {
        String line = "{\"tags\":[\"AUDIT\",null,\"B\"],\"codes\":[200,503]}";
        assertThat(matches("tags=AUDIT and codes>500 and tags~AUD", line)).isTrue();
        assertThat(matches("tags!=AUDIT", line)).isFalse();
        assertThat(matches("tags!=C and codes!=404", line)).isTrue();
    }

    @Test
    @DisplayName("a level is compared as one under each of its names")
    void levelNames() {
        String line = "{\"severity\":\"ERROR\",\"msg\":\"m\"}";
        assertThat(matches("severity>=warn and level=error", line)).isTrue();
        assertThat(matches("severity<warn", line)).isFalse();
        assertThat(matches("severity=high", "{\"severity\":\"high\"}")).isTrue();
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
        mistake("b=1 and user:alan", 8, "an operator such as = or ~ is expected");
        mistake("a and ".repeat(2_000) + "a", 10_000, "at most 10,000 characters");
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
