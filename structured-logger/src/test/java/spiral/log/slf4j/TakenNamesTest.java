package spiral.log.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

@DisplayName("Names that are taken")
class TakenNamesTest {
    private final TestLog log = new TestLog();
    private final Logger logger = log.logger("shop.Orders");

    @Test
    @Order(1)
    @Tag("step:2")
    @DisplayName("a name that the line uses already moves under labels")
    void takenNamesMove() {
        logger.atInfo().addKeyValue("message", "mine").addKeyValue("log.level", 3).log("yours");

        assertThat(log.only())
                .containsEntry("message", "yours")
                .containsEntry("labels.message", "mine")
                .containsEntry("log.level", "INFO")
                .containsEntry("labels.log.level", 3);
    }

    @Test
    @Order(2)
    @Tag("step:2")
    @DisplayName("of context and key-value with one name, the context keeps it")
    void theContextComesFirst() {
        log.mdc().put("id", "context");

        logger.atInfo().addKeyValue("id", "key-value").log("both");

        assertThat(log.only())
                .containsEntry("id", "context")
                .containsEntry("labels.id", "key-value");
    }

    @Test
    @Order(3)
    @Tag("step:2")
    @DisplayName("the same key three times makes three different names")
    void repeatedKeys() {
        logger.atInfo().addKeyValue("k", 1).addKeyValue("k", 2).addKeyValue("k", 3).log("thrice");

        assertThat(log.only())
                .containsEntry("k", 1)
                .containsEntry("labels.k", 2)
                .containsEntry("labels.k~2", 3);
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("names of the error are free unless there is an error")
    void errorNames() {
        logger.atWarn().addKeyValue("error.type", "timeout").log("without");
        assertThat(log.last()).containsEntry("error.type", "timeout");

        logger.atWarn()
                .addKeyValue("error.type", "timeout")
                .setCause(new IllegalStateException())
                .log("with");
        assertThat(log.last())
                .containsEntry("error.type", "java.lang.IllegalStateException")
                .containsEntry("labels.error.type", "timeout");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a field of the process may not take a name that some lines need")
    void fieldsAreCarefulToo() {
        log.system().configure(c -> c.withField("error.type", "x").withField("message", "y"));

        logger.error("it failed", new IllegalStateException());

        assertThat(log.only())
                .containsEntry("error.type", "java.lang.IllegalStateException")
                .containsEntry("labels.error.type", "x")
                .containsEntry("labels.message", "y");
    }
}
