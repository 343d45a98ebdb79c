package spiral.eventloop.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A prediction")
class PredictionTest {
    private static final List<String> PRINTED = List.of("main", "micro", "timer");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("scores a point for each line in its place")
    void scores() {
        assertThat(new Prediction(PRINTED, PRINTED).score()).isEqualTo(3);
        assertThat(new Prediction(List.of("main", "timer", "micro"), PRINTED).score()).isEqualTo(1);
        assertThat(new Prediction(List.of(), PRINTED).score()).isZero();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("knows the place of its first mistake; a line that is missing is one")
    void firstMistake() {
        assertThat(new Prediction(List.of("main", "timer", "micro"), PRINTED).firstMistake())
                .hasValue(1);
        assertThat(new Prediction(List.of("main"), PRINTED).firstMistake()).hasValue(1);
        assertThat(new Prediction(PRINTED, PRINTED).firstMistake()).isEmpty();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("that goes on after the end is not right, although each line is")
    void tooLong() {
        Prediction prediction = new Prediction(List.of("main", "micro", "timer", "x"), PRINTED);

        assertThat(prediction.right()).isFalse();
        assertThat(prediction.firstMistake()).isEmpty();
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("is given in letters of the alphabet, which give nothing away")
    void letters() {
        Choice choice = new Choice(List.of("timer", "main", "main", "micro"));

        assertThat(choice.lines()).containsExactly("main", "micro", "timer");
        assertThat(choice.letter("timer")).isEqualTo('c');
        assertThat(choice.read("a c b")).contains(List.of("main", "timer", "micro"));
        assertThat(choice.read("aab")).contains(List.of("main", "main", "micro"));
        assertThat(choice.read("main, timer")).contains(List.of("main", "timer"));
        assertThat(choice.read("abd")).isEmpty();
        assertThat(choice.read("main, tea")).isEmpty();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("cannot be asked for more lines than there are letters")
    void tooManyLines() {
        List<String> lines = IntStream.range(0, 27).mapToObj(i -> "line " + i).toList();

        assertThatThrownBy(() -> new Choice(lines)).hasMessageContaining("but were 27");
    }
}
