package spiral.log.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
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
        Scope.where("correlation.id", "c-1").and("n", 1).run(() -> log.logger("a").info("within"));
        log.logger("a").info("after");

        assertThat(log.lines().get(0))
                .contains("\"correlation.id\":\"c-1\",\"n\":1,\"user\":\"ada\"");
        assertThat(log.lines().get(1)).doesNotContain("c-1").contains("ada");
    }

    @Test
    @DisplayName("identifiers that are none of W3C's begin a new trace, and harm nobody")
    void foreignIdentifiers() {
        Span.Spans spans = new Span.Spans(log.logger("a"), new Random(1), () -> 0);
        Scope.where("trace.id", "mine")
                .and("span.id", 7)
                .run(() -> {
                    assertThat(Span.current()).isEmpty();
                    spans.start("step").run(() -> assertThat(Span.current()).isPresent());
                });
        assertThat(log.lines()).hasSize(1);
    }
}
