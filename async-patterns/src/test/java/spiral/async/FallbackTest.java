package spiral.async;

import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A fallback: something else in the place of a failure")
class FallbackTest {
    private final List<Event> events = new ArrayList<>();
    private final Fallback yesterday = Fallback.to("yesterday's").listener(events::add);
    private final IOException failure = new IOException("no route");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a failure is replaced, a value is not")
    void aFailureIsReplaced() throws Exception {
        assertThat(yesterday.run(() -> failedFuture(failure))).isCompletedWithValue("yesterday's");
        assertThat(yesterday.<String>call(() -> failed())).isEqualTo("yesterday's");
        assertThat(yesterday.call(() -> "today's")).isEqualTo("today's");
        assertThat(events)
                .containsExactly(new Event.FellBack(failure), new Event.FellBack(failure));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("the function sees the failure without a wrapper")
    void theFunctionSeesTheFailure() {
        Fallback named = Fallback.by(Throwable::getMessage);

        assertThat(
                        named.run(() ->
                                CompletableFuture.<String>failedFuture(failure).thenApply(x -> x)))
                .isCompletedWithValue("no route");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("failures that it does not serve stay as they are")
    void otherFailuresStay() {
        Fallback strict = yesterday.on(thrown -> thrown instanceof IllegalStateException);

        assertThat(strict.run(() -> failedFuture(failure)).exceptionNow()).isSameAs(failure);
        assertThatThrownBy(() -> strict.call(this::failed)).isSameAs(failure);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("cancelled and interrupted work is not replaced, and cancelling goes through")
    void cancelledWorkIsNotReplaced() {
        var work = new CompletableFuture<String>();
        CompletableFuture<String> result = yesterday.run(() -> work);
        result.cancel(true);

        assertThat(work).isCancelled();
        assertThatThrownBy(() ->
                        yesterday.call(() -> {
                            throw new CancellationException();
                        }))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() ->
                        yesterday.call(() -> {
                            throw new InterruptedException();
                        }))
                .isInstanceOf(InterruptedException.class);
    }

    private String failed() throws IOException {
        throw failure;
    }
}
