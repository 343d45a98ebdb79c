package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Payloads of the program's own types")
class TypedPayloadTest {
    record Email(String to, List<String> tags, Instant at) {}

    private static final Email EMAIL =
            new Email("ada@example.org", List.of("a", "ü"), Instant.EPOCH);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("what went in as a record comes out as the same record")
    void roundTrip() {
        NewJob job = NewJob.json("email", EMAIL);

        assertThat(job.payload())
                .isEqualTo(
                        "{\"to\":\"ada@example.org\",\"tags\":[\"a\",\"ü\"],\"at\":\"1970-01-01T00:00:00Z\"}");
        assertThat(TypedPayload.read(job.payload(), Email.class)).isEqualTo(EMAIL);
        assertThat(NewJob.json("email", Map.of("n", 1)).payload()).isEqualTo("{\"n\":1}");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a payload that is no such value is told with what is wrong")
    void wrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypedPayload.read("{\"to\":\"a\",\"cc\":\"b\"}", Email.class))
                .withMessageStartingWith("the payload is no " + Email.class.getName())
                .withMessageContaining("cc");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypedPayload.read("[1,", Email.class));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypedPayload.read("null", Email.class))
                .withMessageContaining("the payload is null");
    }

    enum Colour {
        RED
    }

    record Stock(int count, double weight, boolean sold, String name, Colour colour) {}

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("nothing is bent to fit: a text is no number, a fraction no whole one")
    void bent() {
        String fits =
                "{\"count\":5,\"weight\":2,\"sold\":true,\"name\":\"nut\",\"colour\":\"RED\"}";
        assertThat(TypedPayload.read(fits, Stock.class))
                .isEqualTo(new Stock(5, 2, true, "nut", Colour.RED));

        refused(fits.replace(":5", ":\"5\""), "Cannot coerce String value (\"5\") to `int` value");
        refused(fits.replace(":5", ":5.7"), "Cannot coerce Floating-point value (5.7)");
        refused(fits.replace(":2", ":\"2\""), "Cannot coerce String value (\"2\")");
        refused(fits.replace("true", "1"), "Cannot coerce Integer value (1)");
        refused(fits.replace("\"nut\"", "7"), "Cannot coerce Integer value (7)");
        refused(fits.replace("\"RED\"", "0"), "Colour");
    }

    private static void refused(String payload, String why) {
        assertThatIllegalArgumentException()
                .as(payload)
                .isThrownBy(() -> TypedPayload.read(payload, Stock.class))
                .withMessageStartingWith(
                        "the payload is no " + Stock.class.getName() + ", line 1, column ")
                .withMessageContaining(why)
                .withMessageNotContaining("CoercionConfig");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a value that is no data, or holds what no store can keep, is refused")
    void refused() {
        List<Object> loop = new ArrayList<>();
        loop.add(loop);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewJob.json("email", loop))
                .withMessageContaining("cannot be written as JSON");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewJob.json("email", "half a pair: \uD83D"))
                .withMessageContaining("well-formed Unicode");
    }
}
