package spiral.async;

import static java.time.Duration.ofMillis;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Deadline & cancel")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class DeadlineTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final List<String> log = new ArrayList<>();
    private final CompletableFuture<String> work = new CompletableFuture<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("work that ends in time is the result")
    void workThatEndsInTimeIsTheResult() {
        CompletableFuture<String> result = limited();

        time.advance(ofMillis(99));
        assertThat(result).isNotDone();
        work.complete("tea");

        assertThat(result).isCompletedWithValue("tea");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a failure in time is the result, too, without a wrapper")
    void aFailureInTimeIsTheResultToo() {
        var failure = new IllegalStateException("no water");
        CompletableFuture<String> result =
                Deadline.of(work.thenApply(x -> x), ofMillis(100), time, () -> {});

        work.completeExceptionally(failure);

        assertThat(result).isCompletedExceptionally();
        assertThat(result.handle((value, thrown) -> thrown).join()).isSameAs(failure);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("at the limit the result fails with a TimeoutException that names the limit")
    void atTheLimitTheResultFails() {
        CompletableFuture<String> result = limited();

        time.advance(ofMillis(100));

        assertThat(result.handle((value, thrown) -> thrown).getNow(null))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("it took longer than PT0.1S");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("work that has ended already needs no timer")
    void workThatHasEndedAlreadyNeedsNoTimer() {
        CompletableFuture<String> result =
                Deadline.of(completedFuture("tea"), ofMillis(100), time, () -> {});

        assertThat(result).isCompletedWithValue("tea");
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("at the limit the work is cancelled")
    void atTheLimitTheWorkIsCancelled() {
        limited();

        time.advance(ofMillis(100));

        assertThat(work).isCancelled();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("the result ends before the work is cancelled: a time-out is not a cancelling")
    void theResultEndsBeforeTheWorkIsCancelled() {
        CompletableFuture<String> result = limited();
        work.whenComplete((value, thrown) -> log.add("result done: " + result.isDone()));

        time.advance(ofMillis(100));

        assertThat(log).contains("result done: true");
        assertThat(result.isCancelled()).isFalse();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("no timer is left behind when the work ends first, well or badly")
    void noTimerIsLeftBehind() {
        limited();
        work.complete("tea");
        assertThat(time.pending()).isZero();

        var other = new CompletableFuture<String>();
        Deadline.of(other, ofMillis(100), time, () -> {});
        other.completeExceptionally(new IllegalStateException());
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("cancelling the result cancels the work and the timer")
    void cancellingTheResultCancelsTheWorkAndTheTimer() {
        limited().cancel(true);

        assertThat(work).isCancelled();
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("whoever else ends the result stops the work, too")
    void whoeverElseEndsTheResultStopsTheWork() {
        limited().complete("coffee");

        assertThat(work).isCancelled();
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("work that is cancelled from elsewhere makes the result cancelled")
    void workThatIsCancelledMakesTheResultCancelled() {
        CompletableFuture<String> result = limited();

        work.cancel(true);

        assertThat(result).isCancelled();
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("expired is told once, only at the limit, and when the result has ended")
    void expiredIsToldOnceAndOnlyAtTheLimit() {
        CompletableFuture<String> result = limited();
        time.advance(ofMillis(100));
        assertThat(log).containsExactly("expired");
        assertThat(result).isDone();

        Deadline.of(new CompletableFuture<>(), ofMillis(5), time, () -> log.add("other"))
                .cancel(true);
        time.advance(ofMillis(100));
        assertThat(log).containsExactly("expired");
    }

    private CompletableFuture<String> limited() {
        return Deadline.of(work, ofMillis(100), time, () -> log.add("expired"));
    }
}
