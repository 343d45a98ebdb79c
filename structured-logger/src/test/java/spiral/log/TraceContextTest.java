package spiral.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("traceparent by the book")
class TraceContextTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String HEADER = "00-" + TRACE + "-" + SPAN + "-01";

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a header has four parts: version, trace, span, flags")
    void fourParts() {
        assertThat(TraceContext.parse(HEADER)).contains(new TraceContext(TRACE, SPAN, true));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("what was read is written as it came")
    void roundTrip() {
        assertThat(TraceContext.parse(HEADER).orElseThrow()).hasToString(HEADER);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("only the lowest flag means something; the others are not passed on")
    void flags() {
        TraceContext all = TraceContext.parse("00-" + TRACE + "-" + SPAN + "-ff").orElseThrow();
        TraceContext even = TraceContext.parse("00-" + TRACE + "-" + SPAN + "-fe").orElseThrow();

        assertThat(all).hasToString(HEADER);
        assertThat(even.sampled()).isFalse();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a child is a new step of the same story")
    void children() {
        TraceContext parent = TraceContext.parse(HEADER).orElseThrow();

        TraceContext child = parent.child(new Random(1));

        assertThat(child.traceId()).isEqualTo(TRACE);
        assertThat(child.spanId()).isNotEqualTo(SPAN);
        assertThat(child.sampled()).isTrue();
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a new story has identifiers of its own, and the same seed gives the same story")
    void newStories() {
        TraceContext story = TraceContext.create(new Random(1));

        assertThat(TraceContext.parse(story.toString())).contains(story);
        assertThat(TraceContext.create(new Random(1))).isEqualTo(story);
        assertThat(TraceContext.create(new Random(2)).traceId()).isNotEqualTo(story.traceId());
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("digits are lower-case hexadecimal, nothing else")
    void digits() {
        refused("00-" + TRACE.toUpperCase(Locale.ROOT) + "-" + SPAN + "-01");
        refused("00-" + TRACE + "-" + SPAN + "-0g");
        refused("00-" + TRACE + "-00f067aa0ba902\u0667\u0667-01");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("an identifier of zeros names nothing")
    void zeroIdentifiers() {
        refused("00-" + "0".repeat(32) + "-" + SPAN + "-01");
        refused("00-" + TRACE + "-" + "0".repeat(16) + "-01");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("each part has its length, with dashes between and nothing around")
    void shape() {
        refused("");
        refused("00");
        refused("00-" + TRACE.substring(1) + "-" + SPAN + "-01");
        refused("00-" + TRACE + "-" + SPAN + "-1");
        refused(HEADER.replace('-', '_'));
        refused(" " + HEADER);
        refused(HEADER + "\n");
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("there is no version ff")
    void noVersionFf() {
        assertThat(TraceContext.parse("ff-" + TRACE + "-" + SPAN + "-01")).isEmpty();
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("version 00 ends after the flags")
    void version00Ends() {
        assertThat(TraceContext.parse(HEADER + "-more")).isEmpty();
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("a later version may go on after a dash; what we know of it is read")
    void laterVersions() {
        String known = "cc-" + TRACE + "-" + SPAN + "-01";

        assertThat(TraceContext.parse(known)).isPresent();
        assertThat(TraceContext.parse(known + "-what-the-future-brings")).isPresent();
        assertThat(TraceContext.parse(known + ".what-the-future-brings")).isEmpty();
        assertThat(TraceContext.parse(known + "-more").orElseThrow()).hasToString(HEADER);
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a context cannot be made of wrong parts")
    void wrongParts() {
        assertThatThrownBy(() -> new TraceContext("nonsense", SPAN, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("traceId")
                .hasMessageContaining("nonsense");
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("even a random source that only knows zero gives a valid story")
    void zeros() {
        TraceContext story = TraceContext.create(() -> 0);

        assertThat(TraceContext.parse(story.toString())).contains(story);
    }

    private static void refused(String header) {
        assertThat(TraceContext.parse(header)).as(header).isEmpty();
    }
}
