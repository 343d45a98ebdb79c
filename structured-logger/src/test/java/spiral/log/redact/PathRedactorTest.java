package spiral.log.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.log.json.Redaction;
import spiral.log.slf4j.TestLog;

@DisplayName("Secrets stay out of the log")
class PathRedactorTest {
    private final TestLog log = new TestLog();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a field with that name is hidden, whatever its type and case")
    void aField() {
        redact("password");

        log.logger("a").atInfo().addKeyValue("Password", Map.of("a", 1)).addKeyValue("b", 2).log();

        assertThat(log.only()).containsEntry("Password", "(redacted)").containsEntry("b", 2);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a path leads into maps and lists, and through dots in names")
    void paths() {
        redact("user.card.number");

        log.logger("a")
                .atInfo()
                .addKeyValue("user.card.number", 1)
                .addKeyValue("user", Map.of("card", List.of(Map.of("number", 2, "type", "x"))))
                .log();

        assertThat(log.lines().getFirst())
                .contains("\"user.card.number\":\"(redacted)\"")
                .contains("\"number\":\"(redacted)\"")
                .contains("\"type\":\"x\"");
    }

    @Test
    @Order(3)
    @Tag("step:2")
    @DisplayName("a star is one name, two stars are any number of them")
    void stars() {
        Redaction redactor = PathRedactor.of("*.token", "**.secret", "card.**", "a.**.z");

        assertThat(hides(redactor, "x.token")).isTrue();
        assertThat(hides(redactor, "token")).isFalse();
        assertThat(hides(redactor, "x.y.token")).isFalse();
        assertThat(hides(redactor, "secret")).isTrue();
        assertThat(hides(redactor, "a.b.c.d.secret")).isTrue();
        assertThat(hides(redactor, "secrets")).isFalse();
        assertThat(hides(redactor, "card")).isFalse();
        assertThat(hides(redactor, "card.number.last")).isTrue();
        assertThat(hides(redactor, "a.z")).isTrue();
        assertThat(hides(redactor, "a.b.c.z")).isTrue();
        assertThat(hides(redactor, "z")).isFalse();
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("context, fields of the process, records and moved names are no way around")
    void noWayAround() {
        record User(String name, String password) {}
        log.system().configure(c -> c.withField("process.password", "p0"));
        redact("**.password", "error.message", "error.stack_trace");
        log.mdc().put("password", "p1");

        log.logger("a")
                .atInfo()
                .addKeyValue("password", "p2")
                .addKeyValue("user", new User("ada", "p3"))
                .addKeyValue("entry", Map.entry("password", "p4"))
                .setCause(new IllegalStateException("p5"))
                .log();

        assertThat(log.lines().getFirst()).doesNotContainPattern("p[0-9]\\b").contains("ada");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a name that moved because it was taken is hidden by its new path, too")
    void movedNames() {
        redact("labels.message", "labels.card.number", "log.level", "**.pin");
        log.mdc().put("message", "p1");

        log.logger("a")
                .atInfo()
                .addKeyValue("message", "p2")
                .addKeyValue("log.level", "p3")
                .addKeyValue("card", 1)
                .addKeyValue("card", Map.of("number", "p4", "pin", "p5", "type", "visa"))
                .log();

        assertThat(log.lines().getFirst()).doesNotContainPattern("p[0-9]\\b").contains("visa");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("an error's message that is a secret is none in its stack trace, nor its causes'")
    void messagesInTraces() {
        redact("error.message");

        log.logger("a").atInfo().setCause(new IllegalStateException("p1", cause("p2"))).log();

        assertThat(log.lines().getFirst())
                .doesNotContainPattern("p[0-9]\\b")
                .contains("Caused by: java.lang.RuntimeException: (redacted)\\n");
    }

    private static RuntimeException cause(String message) {
        return new RuntimeException(message);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("when judging a name fails, its value is hidden")
    void failsClosed() {
        log.system()
                .configure(c ->
                        c.withRedaction(
                                new Redaction() {
                                    @Override
                                    public long start() {
                                        return 1;
                                    }

                                    @Override
                                    public long step(long place, String name) {
                                        throw new IllegalStateException();
                                    }
                                }));

        log.logger("a").atInfo().addKeyValue("b", 2).log("hello");

        assertThat(log.only()).containsEntry("b", "(redacted)");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("paths that cannot be followed are refused")
    void refused() {
        assertThatThrownBy(() -> PathRedactor.of("a..b")).hasMessageContaining("'a..b'");
        assertThatThrownBy(() -> PathRedactor.of("a." + "b.".repeat(70) + "c"))
                .hasMessageContaining("at most 63 names together but had 72");
    }

    private void redact(String... paths) {
        log.system().configure(c -> c.withRedaction(PathRedactor.of(paths)));
    }

    private static boolean hides(Redaction redactor, String path) {
        return redactor.step(redactor.start(), path) == Redaction.HIDDEN;
    }
}
