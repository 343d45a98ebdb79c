package spiral.learn.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;
import spiral.learn.Failure;

@DisplayName("What was expected and what came, as AssertJ says it")
class DifferenceTest {
    @Test
    void equal() {
        shows(() -> assertThat(4).isEqualTo(3), "3", "4");
    }

    @Test
    void inOrder() {
        shows(() -> assertThat(List.of("b")).containsExactly("a"), "[\"a\"]", "[\"b\"]");
    }

    @Test
    void empty() {
        shows(() -> assertThat(List.of("b")).isEmpty(), "empty", "[\"b\"]");
    }

    @Test
    void truth() {
        shows(() -> assertThat(false).isTrue(), "true", "false");
    }

    @Test
    void noException() {
        shows(
                () -> assertThatThrownBy(() -> {}).isInstanceOf(RuntimeException.class),
                "an exception",
                "none was thrown");
    }

    @Test
    void less() {
        shows(() -> assertThat(5).isLessThan(3), "to be less than: 3", "5");
    }

    @Test
    void described() {
        shows(() -> assertThat(4).as("how many").isEqualTo(3), "3", "4");
        assertThat(Difference.description("[how many] \nexpected: 3\n but was: 4"))
                .isEqualTo("how many");
    }

    @Test
    void future() {
        shows(
                () -> assertThat(new CompletableFuture<String>()).isCompleted(),
                "to be completed",
                "CompletableFuture[Incomplete]");
    }

    @Test
    @DisplayName("what a screen would obey or hide is shown as its number")
    void control() {
        shows(
                () -> assertThat("a\u001b[31mb\u009bc").isEqualTo("a\u202eb\nc\td"),
                "\"a<U+202E>b<U+000A>c<U+0009>d\"",
                "\"a<U+001B>[31mb<U+009B>c\"");
    }

    private static void shows(ThrowingCallable assertion, String expected, String got) {
        Throwable thrown = catchThrowable(assertion);
        Failure failure =
                new Failure(
                        Failure.Kind.ASSERTION,
                        "AssertionError",
                        thrown.getMessage(),
                        thrown instanceof AssertionFailedError it ? text(it.getExpected()) : null,
                        thrown instanceof AssertionFailedError it ? text(it.getActual()) : null,
                        List.of());

        assertThat(Difference.of(failure)).contains(new Difference(expected, got));
    }

    private static @Nullable String text(@Nullable ValueWrapper value) {
        return value == null ? null : value.getStringRepresentation();
    }
}
