package spiral.log.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;
import spiral.log.Event;

@DisplayName("Key-values and context")
class KeyValuesAndContextTest {
    private final TestLog log = new TestLog();
    private final Logger logger = log.logger("shop.Orders");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a key-value is a field of the line and keeps its type")
    void typesStay() {
        logger.atInfo()
                .addKeyValue("id", 17)
                .addKeyValue("paid", true)
                .addKeyValue("who", "Ada")
                .addKeyValue("items", List.of("tea", "cup"))
                .log("order placed");

        assertThat(log.only())
                .containsEntry("id", 17)
                .containsEntry("paid", true)
                .containsEntry("who", "Ada")
                .containsEntry("items", List.of("tea", "cup"));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("what is put into the context stands in every line of the thread, until removed")
    void theContextStays() {
        log.mdc().put("correlation.id", "c-1");
        logger.info("one");
        log.logger("shop.Stock").info("two");
        log.mdc().remove("correlation.id");
        logger.info("three");

        assertThat(log.lines().get(0)).contains("\"correlation.id\":\"c-1\"");
        assertThat(log.lines().get(1)).contains("\"correlation.id\":\"c-1\"");
        assertThat(log.lines().get(2)).doesNotContain("correlation.id");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("another thread has a context of its own, which begins empty")
    void threadsDoNotShare() throws InterruptedException {
        AtomicReference<Object> seen = new AtomicReference<>();
        log.mdc().put("correlation.id", "c-1");

        Thread.ofVirtual().start(() -> seen.set(log.mdc().getCopyOfContextMap())).join();

        assertThat(seen.get()).isEqualTo(Map.of());
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a copy of the context can be carried over by hand")
    void copiesTravel() throws InterruptedException {
        log.mdc().put("correlation.id", "c-1");
        Map<String, String> copy = log.mdc().getCopyOfContextMap();

        Thread.ofVirtual()
                .start(() -> {
                    log.mdc().setContextMap(copy);
                    logger.info("elsewhere");
                })
                .join();

        assertThat(log.only()).containsEntry("correlation.id", "c-1");
    }

    @Test
    @Order(5)
    @Tag("step:3")
    @DisplayName("a key or a value that is null is written, not refused")
    void nulls() {
        logger.atInfo().addKeyValue(null, (Object) null).log("nothing");

        assertThat(log.only()).containsEntry("null", null);
    }

    @Test
    @Order(6)
    @Tag("step:3")
    @DisplayName("a supplier is asked when the event is made, and may fail in its place")
    void suppliers() {
        logger.atInfo()
                .addKeyValue("good", () -> 42)
                .addKeyValue(
                        "bad",
                        () -> {
                            throw new IllegalStateException();
                        })
                .log("asked");

        assertThat(log.only())
                .containsEntry("good", 42)
                .containsEntry("bad", "(failed: java.lang.IllegalStateException)");
    }

    @Test
    @Order(7)
    @Tag("step:3")
    @DisplayName("key-values beyond the limit are counted")
    void tooMany() {
        var event = logger.atInfo();
        for (int i = 0; i < Event.MAX_PAIRS + 3; i++) {
            event = event.addKeyValue("k" + i, i);
        }
        event.log("many");

        assertThat(log.only())
                .containsEntry("log.pairs_left_out", 3)
                .containsKey("k" + (Event.MAX_PAIRS - 1));
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("a last argument that is an exception is the error, as in plain calls")
    void lastArgumentIsTheError() {
        logger.atError().log("{} failed", "it", new IllegalStateException("why"));

        assertThat(log.only())
                .containsEntry("message", "it failed")
                .containsEntry("error.message", "why");
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("values can be stacked under a key")
    void stacks() {
        log.mdc().pushByKey("step", "outer");
        log.mdc().pushByKey("step", "inner");

        assertThat(log.mdc().getCopyOfDequeByKey("step")).containsExactly("inner", "outer");
        assertThat(log.mdc().popByKey("step")).isEqualTo("inner");
        log.mdc().clearDequeByKey("step");
        assertThat(log.mdc().popByKey("step")).isNull();
        assertThat(log.mdc().getCopyOfContextMap()).isEqualTo(Collections.emptyMap());
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("a builder that is used again loses no line, and is never given out twice")
    void usedAgain() {
        LoggingEventBuilder kept = logger.atInfo().addKeyValue("k", 1);
        kept.log("first");
        kept.log("second");
        LoggingEventBuilder one = logger.atInfo().addKeyValue("one", 1);
        LoggingEventBuilder two = logger.atInfo().addKeyValue("two", 2);
        two.log("two");
        one.log("one");

        assertThat(one).isNotSameAs(two);
        assertThat(log.lines()).hasSize(4);
        assertThat(log.lines().get(1)).contains("\"message\":\"second\"").doesNotContain("\"k\"");
        assertThat(log.lines().get(2)).contains("\"two\":2").doesNotContain("\"one\":1");
        assertThat(log.last()).containsEntry("one", 1).doesNotContainKey("two");
    }
}
