package spiral.queue.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The payload of an exec job")
class ExecCommandTest {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("names a program and its arguments; folder and variables may be added")
    void parse() {
        assertThat(ExecCommand.parse("{\"command\":[\"date\"]}"))
                .isEqualTo(new ExecCommand(List.of("date"), Optional.empty(), Map.of()));
        assertThat(
                        ExecCommand.parse(
                                "{\"env\":{\"A\":\"1\"},\"dir\":\"/tmp\",\"command\":[\"echo\",\"\"]}"))
                .isEqualTo(
                        new ExecCommand(
                                List.of("echo", ""), Optional.of("/tmp"), Map.of("A", "1")));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("what is written can be read back, whatever letters it holds")
    void roundTrip() {
        ExecCommand command =
                new ExecCommand(
                        List.of("printf", "a \"b\"\n\\ € 🌍\t\u0001"),
                        Optional.of("/with blank"),
                        Map.of("NAME", "x=y"));

        assertThat(ExecCommand.parse(command.json())).isEqualTo(command);
    }

    @ParameterizedTest(name = "{0}")
    @Order(3)
    @Tag("step:1")
    @DisplayName("whatever else is refused in a sentence")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                | an exec job's payload must be an object like",
                "nonsense                          | the payload is not JSON: ",
                "{}                                | 'command' must be a list of strings",
                "{\"command\":\"date\"}            | 'command' must be a list of strings",
                "{\"command\":[]}                  | 'command' must name a program",
                "{\"command\":[\"\"]}              | 'command' must name a program",
                "{\"command\":[\"a\",1]}           | each part of 'command' must be a string but was 1",
                "{\"command\":[\"a\\u0000\"]}      | a command line cannot hold a NUL character",
                "{\"command\":[\"a\"],\"dir\":5}   | 'dir' must be a string but was 5",
                "{\"command\":[\"a\"],\"env\":[]}  | 'env' must be an object of strings",
                "{\"command\":[\"a\"],\"env\":{\"A\":1}}      | each part of 'env' must be a string but was 1",
                "{\"command\":[\"a\"],\"env\":{\"A=B\":\"\"}} | a variable's name must be neither empty nor hold",
                "{\"command\":[\"a\"],\"cwd\":\"/\"}          | 'command', 'dir' and 'env', but no 'cwd'",
            })
    void refused(String payload, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExecCommand.parse(payload))
                .withMessageContaining(sentence);
    }
}
