package spiral.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Did you mean")
class DidYouMeanTest {
    private static final List<String> NAMES = List.of("loop", "async", "log", "sim", "queue");

    @ParameterizedTest(name = "{0} was meant to be {1}")
    @Order(1)
    @Tag("step:1")
    @DisplayName("forgives a letter too few, too many, wrong, swapped, a capital, a beginning")
    @CsvSource({"quee,queue", "loopp,loop", "asinc,async", "qeuue,queue", "SIM,sim", "qu,queue"})
    void forgives(String typed, String meant) {
        assertThat(DidYouMean.among(typed, NAMES)).contains(meant);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("stays silent when nothing is near")
    void staysSilent() {
        assertThat(DidYouMean.among("banana", NAMES)).isEmpty();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("prefers the nearest, and the first of two that are as near")
    void prefersTheNearest() {
        assertThat(DidYouMean.among("lop", NAMES)).contains("loop");
        assertThat(DidYouMean.among("loog", List.of("loop", "long"))).contains("loop");
    }
}
