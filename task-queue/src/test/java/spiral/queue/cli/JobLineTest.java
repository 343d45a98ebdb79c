package spiral.queue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spiral.console.SourceError;
import spiral.queue.NewJob;

@DisplayName("A line of a jobs file")
class JobLineTest {
    private static final KnownTypes KNOWN = new KnownTypes(Set.of("exec", "mail"), false);
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private static NewJob read(String line) {
        return read(line, KNOWN);
    }

    /// Reads line 7; single quotes stand for double ones, to be readable.
    private static NewJob read(String line, KnownTypes known) {
        SourceLine source = new SourceLine("jobs.jsonl", 7, line.replace('\'', '"'));
        return source.job(known, ZoneId.of("Europe/Berlin"));
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("type and payload are enough; the rest is as usual")
    void usual() {
        assertThat(read("{'type':'mail','payload':{'to':'ada'}}"))
                .isEqualTo(NewJob.of("mail", "{\"to\":\"ada\"}"));
        assertThat(read("{'type':'mail'}")).isEqualTo(NewJob.of("mail", "{}"));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a payload is any JSON, kept as it was written, without blanks")
    void payload() {
        assertThat(read("{'type':'mail','payload': { 'n' : 1.0E+2, 'x' : [ ] } }").payload())
                .isEqualTo("{\"n\":1.0E+2,\"x\":[]}");
        assertThat(read("{'type':'mail','payload':'a b'}").payload()).isEqualTo("\"a b\"");
        assertThat(read("{'type':'mail','payload': 17 }").payload()).isEqualTo("17");
        assertThat(read("{'type':'mail','payload':null}").payload()).isEqualTo("null");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("everything about a job can be said, in any order")
    void all() {
        String line =
                """
                {'priority':9, 'timeout':'90s', 'maxAttempts':2, 'delay':'1h30m',
                 'traceparent':'%s', 'payload':[1], 'type':'mail'}\
                """
                        .formatted(TRACE);

        assertThat(read(line.replace("\n", "")))
                .isEqualTo(
                        NewJob.of("mail", "[1]")
                                .priority(9)
                                .timeout(Duration.ofSeconds(90))
                                .maxAttempts(2)
                                .delay(Duration.ofMinutes(90))
                                .traceparent(TRACE));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a point in time without a zone is one of this machine's")
    void at() {
        assertThat(read("{'type':'mail','at':'2026-03-01T12:00:00Z'}").start())
                .isEqualTo(new NewJob.Start.At(Instant.parse("2026-03-01T12:00:00Z")));
        assertThat(read("{'type':'mail','at':'2026-03-01T12:00'}").start())
                .isEqualTo(new NewJob.Start.At(Instant.parse("2026-03-01T11:00:00Z")));
    }

    @ParameterizedTest(name = "{0}")
    @Order(5)
    @Tag("step:2")
    @DisplayName("what is wrong is told with file, line and column")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'mail','priority':11}            | 27 | priority must be 0 to 9 but was 11",
                "{'type':'mail','priority':'9'}           | 27 | 'priority' must be a whole number",
                "{'type':'mail','priority':1.5}           | 27 | 'priority' must be a whole number",
                "{'type':'mail','priority':99999999999}   | 27 | 'priority' must be a whole number",
                "{'type':'mail','maxAttempts':0}          | 30 | max attempts must be 1 to 100 but was 0",
                "{'type':'mail','delay':'soon'}           | 24 | a time span is written like",
                "{'type':'mail','delay':30}               | 24 | 'delay' must be a string, in quotes",
                "{'type':'mail','delay':'4000d'}          | 24 | delay must be 0 to 3650 days but was",
                "{'type':'mail','at':'noon'}              | 21 | a point in time is written like",
                "{'type':'mail','at':'+12026-01-01T00:00:00Z'} | 21 | run-at must be before the year 2200",
                "{'type':'mail','timeout':'0s'}           | 26 | time-out must be 1 ms to 1 day but was",
                "{'type':'mail','traceparent':'00-1'}     | 30 | traceparent must be as in W3C Trace",
                "{'type':'Mail!'}                         |  9 | type must be 1 to 64 of a-z 0-9 . _ -",
                "{'type':null}                            |  9 | 'type' must be a string, in quotes",
                "{'delay':'1s','at':'2026-03-01T12:00:00Z','type':'mail'} | 20 | either 'delay' or 'at'",
            })
    void values(String line, int column, String sentence) {
        assertWrong(line, column, sentence);
    }

    @ParameterizedTest(name = "{0}")
    @Order(6)
    @Tag("step:2")
    @DisplayName("a key that nobody knows is no typing error to be passed over")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'typ':'mail'}                 |  2 | unknown key 'typ'; did you mean 'type'?",
                "{'type':'mail','prio':9}       | 16 | unknown key 'prio'; did you mean 'priority'?",
                "{'type':'mail','run':'x'}      | 16 | unknown key 'run'; known: type, payload, delay, at",
                "{'type':'mail','type':'mail'}  | 16 | 'type' stands here twice",
                "{'payload':{}}                 |  1 | a job needs a 'type'",
            })
    void keys(String line, int column, String sentence) {
        assertWrong(line, column, sentence);
    }

    @ParameterizedTest(name = "{0}")
    @Order(7)
    @Tag("step:2")
    @DisplayName("broken JSON is told where it breaks")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type' 'mail'}                   |  9 | expecting a colon",
                "{'type':'mail','payload':{'a':1}  | 33 | expected close marker for Object",
                "{'type':'mail'}}                  | 16 | unexpected close marker",
                "{'type':'mail'} {}                | 17 | one job stands on one line",
                "[{'type':'mail'}]                 |  1 | a job is an object like",
                "mail                              |  1 | unrecognized token 'mail'",
                "{'type':'mail','payload':01}      | 27 | Leading zeroes not allowed",
                "{'type':'mail','payload':[1,]}    | 29 | expected a valid value",
            })
    void broken(String line, int column, String sentence) {
        assertWrong(line, column, sentence);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a payload that no store could keep is refused at the very letter")
    void unkeepable() {
        assertWrong(
                "{'type':'mail','payload':{'a':'x\\u0000'}}", 33, "cannot hold the character NUL");
        assertWrong("{'type':'mail','payload':['\\ud800']}", 28, "half of a surrogate pair");
        assertWrong("{'type':'mail','payload':'\0'}", 27, "illegal unquoted character");
        assertWrong(
                "{'type':'mail','payload':'" + "x".repeat(NewJob.MAX_PAYLOAD) + "'}",
                26,
                "payload must be at most 1048576 characters but was 1048578 characters");
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("a type that nobody handles is refused, unless all are welcome")
    void types() {
        assertWrong(
                "{'type':'mial'}",
                9,
                "nobody has registered a handler for job type 'mial'; did you mean 'mail'?");
        assertWrong("{'type':'print'}", 9, "job type 'print'; known: ");
        assertThat(read("{'type':'mial'}", new KnownTypes(Set.of(), true)).type())
                .isEqualTo("mial");
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("the payload of a built-in type is looked into")
    void exec() {
        assertThat(read("{'type':'exec','payload':{'command':['date']}}").payload())
                .isEqualTo("{\"command\":[\"date\"]}");
        assertWrong(
                "{'payload':{'cmd':['date']},'type':'exec'}",
                12,
                "an exec job has 'command', 'dir' and 'env', but no 'cmd'");
        assertWrong("{'type':'exec'}", 1, "'command' must be a list of strings");
    }

    private static void assertWrong(String line, int column, String sentence) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(SourceError.class)
                .hasMessageStartingWith("jobs.jsonl:7:" + column + ": ")
                .hasMessageContaining(sentence);
    }
}
