package spiral.learn.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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

    private static void shows(ThrowingCallable assertion, String expected, String got) {
        String message = catchThrowable(assertion).getMessage();
        Failure failure =
                new Failure(
                        Failure.Kind.ASSERTION, "AssertionError", message, null, null, List.of());

        assertThat(Difference.of(failure)).contains(new Difference(expected, got));
    }
}
