package spiral.log.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.log.slf4j.TestLog;

@DisplayName("A scope holds within its block")
class ScopeTest {
    private final TestLog log = new TestLog();

    @Test
    @DisplayName("on top of the context, and not after the block")
    void scopes() {
        log.mdc().put("user", "ada");
        Scope.where("correlation.id", "c-1")
                .and("n", 1)
                .run(() -> log.logger("a").info("within"));
        log.logger("a").info("after");

        assertThat(log.lines().get(0))
                .contains("\"correlation.id\":\"c-1\",\"n\":1,\"user\":\"ada\"");
        assertThat(log.lines().get(1)).doesNotContain("c-1").contains("ada");
    }
}
