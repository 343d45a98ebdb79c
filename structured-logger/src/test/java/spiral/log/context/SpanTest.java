package spiral.log.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.log.Strict;
import spiral.log.TraceContext;
import spiral.log.slf4j.TestLog;

@DisplayName("Spans")
class SpanTest {
    private static final String ASKED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final TestLog log = new TestLog();
    private final AtomicLong nanos = new AtomicLong(1_000);
    private final Span.Spans spans = new Span.Spans(log.logger("shop"), new Random(42), nanos::get);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a span says one line when it ends: name, duration in nanoseconds, outcome")
    void oneLine() {
        spans.start("charge card").run(() -> nanos.addAndGet(250));

        assertThat(log.only())
                .containsEntry("message", "charge card")
                .containsEntry("event.duration", 250)
                .containsEntry("event.outcome", "success")
                .doesNotContainKey("parent.id");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("what is said within carries its trace and span")
    void within() {
        Span span = spans.start("charge card");
        span.run(() -> log.logger("bank").info("asked"));

        assertThat(line(0))
                .containsEntry("trace.id", span.trace().traceId())
                .containsEntry("span.id", span.trace().spanId());
        assertThat(line(1)).containsEntry("span.id", span.trace().spanId());
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a span within a span has the same trace and knows its parent")
    void nested() {
        Span outer = spans.start("checkout");
        outer.run(() -> spans.start("charge card").run(() -> {}));

        assertThat(line(0))
                .containsEntry("trace.id", outer.trace().traceId())
                .containsEntry("parent.id", outer.trace().spanId());
        assertThat(line(0).get("span.id")).isNotEqualTo(outer.trace().spanId());
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("a span that fails says so, and the error goes on")
    void failure() {
        assertThatThrownBy(() ->
                        spans.start("charge card")
                                .call(() -> {
                                    throw new IllegalStateException("declined");
                                }))
                .hasMessage("declined");

        assertThat(log.only())
                .containsEntry("event.outcome", "failure")
                .containsEntry("error.message", "declined")
                .containsEntry("log.level", "ERROR");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("what another service began is continued")
    void continued() {
        Span span = spans.continued(ASKED, "serve");

        assertThat(span.trace().traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(span.parentId()).contains("00f067aa0ba902b7");
        assertThat(spans.continued("nonsense", "serve").parentId()).isEmpty();
        assertThat(spans.continued(null, "serve").parentId()).isEmpty();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("the header for the next service names the current span and keeps the decision")
    void passedOn() throws Exception {
        Span span = spans.continued(ASKED.replaceAll("01$", "00"), "serve");
        TraceContext next = span.call(() -> Span.current().orElseThrow());

        assertThat(next).isEqualTo(span.trace());
        assertThat(next.toString()).endsWith("-00");
        assertThat(Span.current()).isEmpty();
    }

    private Map<String, Object> line(int index) {
        return Strict.read(log.lines().get(index));
    }
}
