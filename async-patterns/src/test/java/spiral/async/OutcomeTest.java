package spiral.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("An outcome: value, failure or cancelled, with the JDK's wrappers taken off")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class OutcomeTest {
    private final IOException failure = new IOException("no route");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("nothing thrown is a success, also when the value is null")
    void nothingThrownIsASuccess() {
        assertThat(Outcome.of("a", null)).isEqualTo(new Outcome.Success<>("a"));
        assertThat(Outcome.of(null, null)).isEqualTo(new Outcome.Success<>(null));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("something thrown is a failure with that cause")
    void somethingThrownIsAFailure() {
        assertThat(Outcome.of(null, failure)).isEqualTo(new Outcome.Failure<>(failure));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("wrappers are taken off, however many there are")
    void wrappersAreTakenOff() {
        var wrapped = new CompletionException(new ExecutionException(failure));

        assertThat(Outcome.of(null, wrapped)).isEqualTo(new Outcome.Failure<>(failure));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("an exception with a cause that is not a wrapper keeps its cause")
    void onlyWrappersAreTakenOff() {
        var meaningful = new IllegalStateException("cannot load", failure);

        assertThat(Outcome.unwrapped(meaningful)).isSameAs(meaningful);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a wrapper around nothing is itself the failure")
    void aWrapperAroundNothingIsTheFailure() {
        var hollow = new CompletionException("hollow", null);

        assertThat(Outcome.unwrapped(hollow)).isSameAs(hollow);
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("cancelled is neither success nor failure, also when the JDK has wrapped it")
    void cancelledIsNeitherSuccessNorFailure() {
        assertThat(Outcome.of(null, new CancellationException()))
                .isEqualTo(new Outcome.Cancelled<>());
        assertThat(Outcome.of(null, new CompletionException(new CancellationException())))
                .isEqualTo(new Outcome.Cancelled<>());
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("the source and its dependent, which the JDK tells apart, have the same outcome")
    void theSourceAndItsDependentHaveTheSameOutcome() {
        var source = new CompletableFuture<String>();
        CompletableFuture<Integer> dependent = source.thenApply(String::length);
        source.completeExceptionally(failure);

        assertThat(outcome(source)).isEqualTo(new Outcome.Failure<>(failure));
        assertThat(outcome(dependent)).isEqualTo(new Outcome.Failure<>(failure));
    }

    private static <T> Outcome<T> outcome(CompletableFuture<T> future) {
        var seen = new AtomicReference<Outcome<T>>();
        future.whenComplete((value, thrown) -> seen.set(Outcome.of(value, thrown)));
        return seen.get();
    }
}
