package spiral.log.slf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.log.Threshold;

@DisplayName("How an event becomes a line")
class EventLineTest {
    private final TestLog log = new TestLog();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("an event becomes one JSON object on one line")
    void anEventIsOneLine() {
        log.logger("shop.Orders").info("order placed");

        assertThat(log.lines()).hasSize(1);
        assertThat(log.only()).containsEntry("message", "order placed");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("the line begins with time, level and message, in that order")
    void theOrderIsFixed() {
        log.logger("shop.Orders").info("order placed");

        assertThat(log.lines().getFirst())
                .startsWith(
                        """
                        {"@timestamp":"2026-03-01T09:30:00.000250Z","log.level":"INFO",\
                        "message":"order placed","ecs.version":"1.2.0",\
                        "log.logger":"shop.Orders","process.thread.name":\
                        """);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a line break in the message does not break the line")
    void lineBreaksAreEscaped() {
        log.logger("a").info("first\nsecond\r\nthird");

        assertThat(log.lines().getFirst().lines()).hasSize(1);
        assertThat(log.only()).containsEntry("message", "first\nsecond\r\nthird");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a level that is off makes no line")
    void aClosedLevelMakesNothing() {
        log.system().levels().set("a", Threshold.WARN);

        log.logger("a").info("nobody reads this");
        log.logger("a").warn("somebody reads this");

        assertThat(log.only()).containsEntry("log.level", "WARN");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("an exception is three fields of the same line")
    void anExceptionStaysOnTheLine() {
        IllegalStateException error = new IllegalStateException("broken");

        log.logger("a").error("it failed", error);

        assertThat(log.only())
                .containsEntry("error.type", "java.lang.IllegalStateException")
                .containsEntry("error.message", "broken");
        assertThat((String) log.only().get("error.stack_trace"))
                .startsWith("java.lang.IllegalStateException: broken\n\tat spiral.log.slf4j.");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("the cause of an exception follows it; frames in common are counted, not repeated")
    void causesFollow() {
        Exception error = new Exception("outer", new Exception("inner"));

        log.logger("a").error("it failed", error);

        assertThat((String) log.only().get("error.stack_trace"))
                .contains("\nCaused by: java.lang.Exception: inner\n")
                .containsPattern("\\.\\.\\. \\d+ more\n$");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("an exception that causes itself comes to an end")
    void cyclesEnd() {
        Exception inner = new Exception("inner");
        Exception outer = new Exception("outer", inner);
        inner.initCause(outer);

        log.logger("a").error("it failed", outer);

        assertThat((String) log.only().get("error.stack_trace"))
                .contains("Caused by: (shown before: java.lang.Exception)");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("an argument that cannot say what it is costs nobody the event")
    void aBrokenToStringIsToldInPlace() {
        Object broken =
                new Object() {
                    @Override
                    public String toString() {
                        throw new IllegalStateException("no words");
                    }
                };

        assertThatCode(() -> log.logger("a").info("got {}", broken)).doesNotThrowAnyException();
        assertThat(log.only()).containsEntry("message", "got [FAILED toString()]");
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("a toString that logs makes its own line before the one it is part of")
    void loggingWhileLogging() {
        Object chatty =
                new Object() {
                    @Override
                    public String toString() {
                        log.logger("inner").info("asked for my name");
                        return "chatty";
                    }
                };

        log.logger("outer").atInfo().addKeyValue("who", chatty).log("hello");

        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().getFirst()).contains("asked for my name");
        assertThat(log.last()).containsEntry("message", "hello").containsEntry("who", "chatty");
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("what holds for the process stands in every line")
    void fieldsStandInEveryLine() {
        log.system().configure(c -> c.withField("service.name", "shop").withField("pid", 42));

        log.logger("a").info("one");
        log.logger("b").info("two");

        assertThat(log.lines())
                .allSatisfy(l -> assertThat(l).contains(",\"service.name\":\"shop\",\"pid\":42"));
        assertThat(log.lines()).hasSize(2);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("markers become tags")
    void markersBecomeTags() {
        var markers = new org.slf4j.helpers.BasicMarkerFactory();

        log.logger("a")
                .atInfo()
                .addMarker(markers.getMarker("AUDIT"))
                .addMarker(markers.getMarker("MONEY"))
                .log("paid");

        assertThat(log.only()).containsEntry("tags", List.of("AUDIT", "MONEY"));
    }

    @Test
    @Order(12)
    @Tag("step:2")
    @DisplayName("a frame that is not there is said in its place; the others remain")
    void missingFrame() {
        StackTraceElement place = new StackTraceElement("shop.Orders", "place", "Orders.java", 17);
        Exception error =
                new Exception("broken") {
                    @Override
                    @SuppressWarnings("NullAway") // the hostile case
                    public StackTraceElement[] getStackTrace() {
                        return new StackTraceElement[] {place, null, place};
                    }
                };

        log.logger("a").error("it failed", new Exception("outer", error));

        assertThat((String) log.only().get("error.stack_trace"))
                .contains(
                        """
                        broken
                        \tat shop.Orders.place(Orders.java:17)
                        \tat (no frame)
                        \tat shop.Orders.place(Orders.java:17)
                        """);
    }
}
