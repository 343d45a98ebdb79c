package spiral.eventloop.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.console.Json;
import spiral.eventloop.Step;

@DisplayName("A step for other programs")
class StepFieldsTest {
    @Test
    @DisplayName("is its kind and its fields, in their order")
    void isItsKindAndItsFields() {
        Step step = new Step.Enqueued(7, 1_500, "microtasks", 3, "say \"hi\"", 1, "a.js:3");

        assertThat(Json.line(StepFields.of(step)))
                .isEqualTo(
                        "{\"step\":\"enqueued\",\"number\":7,\"nanos\":1500,\"queue\":\"microtasks\","
                                + "\"task\":3,\"name\":\"say \\\"hi\\\"\",\"by\":1,\"at\":\"a.js:3\"}");
    }

    @Test
    @DisplayName("has a kind for every record of the trace")
    void everyKindHasAName() {
        assertThat(Step.class.getPermittedSubclasses())
                .allSatisfy(kind -> assertThat(kind.isRecord()).isTrue());
        assertThat(StepFields.of(new Step.Settled(1, 0, 2, true, "tea", 3)))
                .containsEntry("step", "settled")
                .containsEntry("fulfilled", true);
    }
}
