package spiral.log.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.MarkerFactory;
import spiral.log.Layout;
import spiral.log.Strict;
import spiral.log.redact.PathRedactor;

@DisplayName("A statement that is repeated says what it says, also from the third time on")
class RepeatedStatementsTest {
    private static final int TIMES = 4;

    private final TestLog test = new TestLog();
    private final Logger log = test.logger("shop.Orders");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("whatever changes beside the sentence: level, key-values, error, tags")
    void aroundTheSentence() {
        for (int i = 0; i < TIMES; i++) {
            log.info("placed");
            log.warn("placed");
            log.atInfo().addKeyValue("i", i).log("placed");
            log.error("placed", new IllegalStateException("sold out"));
            log.info(MarkerFactory.getMarker("AUDIT"), "placed");
        }

        List<Map<String, Object>> last = last(5);
        assertThat(last).allSatisfy(line -> assertThat(line).containsEntry("message", "placed"));
        assertThat(last)
                .extracting(line -> line.get("log.level"))
                .containsExactly("INFO", "WARN", "INFO", "ERROR", "INFO");
        assertThat(last.get(2)).containsEntry("i", TIMES - 1);
        assertThat(last.get(3)).containsEntry("error.message", "sold out");
        assertThat(last.get(4)).containsEntry("tags", List.of("AUDIT"));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a sentence with arguments is never mistaken for one without")
    void arguments() {
        for (int i = 0; i < TIMES; i++) {
            log.info("order {}");
            log.info("order {}", i);
        }

        assertThat(last(2))
                .extracting(line -> line.get("message"))
                .containsExactly("order {}", "order 3");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("two loggers say the same sentence, each under its own name")
    void loggers() {
        for (int i = 0; i < TIMES; i++) {
            log.info("placed");
            test.logger("shop.Stock").info("placed");
        }

        assertThat(last(2))
                .extracting(line -> line.get("log.logger"))
                .containsExactly("shop.Orders", "shop.Stock");
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("a thread that is renamed says its new name")
    void renamedThread() throws InterruptedException {
        Thread thread =
                Thread.ofPlatform()
                        .name("old")
                        .start(() -> {
                            for (int i = 0; i < TIMES; i++) {
                                log.info("placed");
                            }
                            Thread.currentThread().setName("new");
                            log.info("placed");
                        });
        thread.join();

        assertThat(last(2))
                .extracting(line -> line.get("process.thread.name"))
                .containsExactly("old", "new");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("another layout is written at once")
    void layouts() {
        for (int i = 0; i < TIMES; i++) {
            log.info("placed");
        }
        test.system().configure(c -> c.withLayout(Layout.of("message", "pairs", "thread")));
        log.info("placed");

        assertThat(test.lines().getLast()).startsWith("{\"message\":\"placed\",\"thread\":");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a context that is written again says the same again, also when names collide")
    void contexts() {
        test.mdc().put("user", "ada");
        test.mdc().put("request", "r-1");
        for (int i = 0; i < TIMES; i++) {
            log.atInfo().addKeyValue("user", "eve").log("placed");
        }
        test.mdc().put("message", "mine");
        for (int i = 0; i < TIMES; i++) {
            log.info("placed");
        }

        List<Map<String, Object>> all = last(2 * TIMES);
        assertThat(all.subList(0, TIMES))
                .allSatisfy(line ->
                        assertThat(line)
                                .containsEntry("user", "ada")
                                .containsEntry("request", "r-1")
                                .containsEntry("labels.user", "eve"));
        assertThat(all.subList(TIMES, 2 * TIMES))
                .allSatisfy(line ->
                        assertThat(line)
                                .containsEntry("message", "placed")
                                .containsEntry("labels.message", "mine"));
    }

    @Test
    @Order(7)
    @Tag("step:3")
    @DisplayName(
            "the same names come with other values, and in another order or number with theirs")
    void shapes() {
        for (int i = 0; i < TIMES; i++) {
            log.atInfo().addKeyValue("a", i).addKeyValue("b", -i).log("placed");
            log.atInfo().addKeyValue("b", i).addKeyValue("a", -i).log("placed");
            log.atInfo().addKeyValue("a", i).log("placed");
            log.atInfo().addKeyValue("a", i).addKeyValue("c", -i).log("placed");
        }

        assertThat(test.lines(4))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("\"a\":3,\"b\":-3}"),
                        line -> assertThat(line).endsWith("\"b\":3,\"a\":-3}"),
                        line -> assertThat(line).endsWith("\"a\":3}"),
                        line -> assertThat(line).endsWith("\"a\":3,\"c\":-3}"));
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("a name that is taken is moved each time, by whomever it was taken")
    void takenNames() {
        for (int i = 0; i < TIMES; i++) {
            log.atInfo().addKeyValue("message", i).addKeyValue("b", i).log("placed");
            log.atInfo().addKeyValue("twice", i).addKeyValue("twice", -i).log("placed");
            log.atError().setCause(new IllegalStateException()).addKeyValue("error.type", i).log();
            log.atError().addKeyValue("error.type", i).log();
        }

        List<Map<String, Object>> last = last(4);
        assertThat(last.get(0)).containsEntry("labels.message", 3).containsEntry("b", 3);
        assertThat(last.get(1)).containsEntry("twice", 3).containsEntry("labels.twice", -3);
        assertThat(last.get(2)).containsEntry("labels.error.type", 3);
        assertThat(last.get(3)).containsEntry("error.type", 3);
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("a name that the context takes later on is moved from then on, and back again")
    void contextComesLater() {
        Runnable statement = () -> log.atInfo().addKeyValue("user", "eve").log("placed");
        for (int i = 0; i < TIMES; i++) {
            statement.run();
        }
        test.mdc().put("user", "ada");
        statement.run();
        statement.run();
        test.mdc().clear();
        statement.run();

        assertThat(last(4))
                .extracting(line -> line.get("user") + " " + line.get("labels.user"))
                .containsExactly("eve null", "ada eve", "ada eve", "eve null");
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("what is a secret from now on is hidden from now on")
    void redaction() {
        for (int i = 0; i < TIMES; i++) {
            log.atInfo().addKeyValue("password", "x").addKeyValue("b", i).log("placed");
        }
        test.system().configure(c -> c.withRedaction(PathRedactor.of("password")));
        for (int i = 0; i < TIMES; i++) {
            log.atInfo().addKeyValue("password", "x").addKeyValue("b", i).log("placed");
        }

        assertThat(last(TIMES))
                .allSatisfy(line -> assertThat(line).containsEntry("password", "(redacted)"));
    }

    private List<Map<String, Object>> last(int most) {
        return test.lines(most).stream().map(Strict::read).toList();
    }
}
