package spiral.log.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tracestate, by the book")
class TraceStateTest {
    @Test
    @DisplayName("is read from several headers, in order, and written as one")
    void read() {
        assertThat(TraceState.parse(List.of("rojo=1, congo=2", "", "t@v=3")).orElseThrow())
                .hasToString("rojo=1,congo=2,t@v=3");
    }

    @Test
    @DisplayName("a wrong entry makes all of it void")
    void wrong() {
        for (String header : List.of("a", "A=1", "a==", "a=b=c", "=1", "a@=1", "a=")) {
            assertThat(TraceState.parse(List.of(header))).describedAs(header).isEmpty();
        }
    }

    @Test
    @DisplayName("of a key that stands twice the first counts, also from another header")
    void doubled() {
        assertThat(TraceState.parse(List.of("foo=1,foo=2,bar=3", "foo=4")).orElseThrow())
                .hasToString("foo=1,bar=3");
    }

    @Test
    @DisplayName("33 entries are too many")
    void tooMany() {
        String header =
                IntStream.range(0, 33)
                        .mapToObj(i -> "k" + i + "=1")
                        .collect(Collectors.joining(","));

        assertThat(TraceState.parse(List.of(header))).isEmpty();
    }

    @Test
    @DisplayName("who changes something stands first; nobody stands twice")
    void changed() {
        TraceState state = TraceState.parse(List.of("rojo=1,congo=2")).orElseThrow();

        assertThat(state.with("congo", "3")).hasToString("congo=3,rojo=1");
    }

    @Test
    @DisplayName("beyond 512 characters, long entries go first")
    void tooLong() {
        TraceState state =
                TraceState.EMPTY
                        .with("a", "1")
                        .with("long", "x".repeat(256))
                        .with("b", "y".repeat(120))
                        .with("c", "z".repeat(120))
                        .with("d", "w".repeat(120));

        assertThat(state.toString()).hasSizeLessThan(512).contains("a=1").doesNotContain("long");
    }
}
