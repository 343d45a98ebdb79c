package spiral.async;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Bulkhead & ordered map")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class MapLimitTest {
    /// The work that was started, in order.
    private final List<CompletableFuture<String>> started = new ArrayList<>();

    /// The items that were taken from the source.
    private final List<Integer> taken = new ArrayList<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("results stand in the order of the items, whatever the order of ending")
    void resultsStandInTheOrderOfTheItems() {
        CompletableFuture<List<String>> result = map(3, 3);

        end(2);
        end(0);
        end(1);

        assertThat(result).isCompletedWithValue(List.of("item 0", "item 1", "item 2"));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("never more than the limit are under way")
    void neverMoreThanTheLimitAreUnderWay() {
        map(5, 2);

        assertThat(started).hasSize(2);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("as one ends the next one begins, whichever ends first")
    void asOneEndsTheNextOneBegins() {
        map(5, 2);

        end(1);
        assertThat(started).hasSize(3);
        end(2);
        assertThat(started).hasSize(4);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("no items give an empty list at once")
    void noItemsGiveAnEmptyList() {
        assertThat(map(0, 2)).isCompletedWithValue(List.of());
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a result may be null")
    void aResultMayBeNull() {
        CompletableFuture<List<String>> result =
                MapLimit.of(List.of(1).iterator(), 1, item -> completedFuture(null));

        assertThat(result.join()).containsExactly((String) null);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("an item is taken from the source only when there is room for it")
    void anItemIsTakenOnlyWhenThereIsRoom() {
        map(5, 2);
        assertThat(taken).containsExactly(0, 1);

        end(0);
        assertThat(taken).containsExactly(0, 1, 2);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("the first failure fails the result, without a wrapper, and nothing more begins")
    void theFirstFailureFailsTheResult() {
        var failure = new IllegalStateException("item 1 is broken");
        CompletableFuture<List<String>> result =
                MapLimit.of(List.of(0, 1, 2).iterator(), 2, item -> work(item).thenApply(x -> x));

        started.get(1).completeExceptionally(failure);

        assertThat(result).isCompletedExceptionally();
        assertThat(result.handle((value, thrown) -> thrown).join()).isSameAs(failure);
        assertThat(started).hasSize(2);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a failure cancels what is under way: this map started it")
    void aFailureCancelsWhatIsUnderWay() {
        map(5, 3);

        started.get(1).completeExceptionally(new IllegalStateException());

        assertThat(started.get(0)).isCancelled();
        assertThat(started.get(2)).isCancelled();
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("work that throws instead of answering is a failure")
    void workThatThrowsIsAFailure() {
        var failure = new IllegalStateException("thrown");
        CompletableFuture<List<String>> result =
                MapLimit.of(
                        List.of(1).iterator(),
                        1,
                        item -> {
                            throw failure;
                        });

        assertThat(result.exceptionNow()).isSameAs(failure);
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("cancelling the result cancels what is under way, and nothing more begins")
    void cancellingTheResultCancelsWhatIsUnderWay() {
        CompletableFuture<List<String>> result = map(5, 2);

        result.cancel(true);

        assertThat(started).hasSize(2).allMatch(CompletableFuture::isCancelled);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("a source that throws fails the result and cancels what is under way")
    void aSourceThatThrowsFailsTheResult() {
        var failure = new IllegalStateException("the file is broken");
        Iterator<Integer> broken =
                IntStream.range(0, 9).peek(item -> stumble(item, failure)).iterator();
        CompletableFuture<List<String>> result = MapLimit.of(broken, 5, this::work);

        assertThat(result.exceptionNow()).isSameAs(failure);
        assertThat(started).isNotEmpty().allMatch(CompletableFuture::isCancelled);
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("a hundred thousand items that end at once do not fill the stack")
    void manyItemsDoNotFillTheStack() {
        CompletableFuture<List<Integer>> result =
                MapLimit.of(
                        IntStream.range(0, 100_000).iterator(), 4, item -> completedFuture(item));

        assertThat(result.join()).hasSize(100_000).startsWith(0, 1).endsWith(99_999);
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("a limit below one is refused with the number")
    void aLimitBelowOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> map(1, 0))
                .withMessage("limit must be at least 1 but was 0");
    }

    private CompletableFuture<List<String>> map(int items, int limit) {
        return MapLimit.of(
                IntStream.range(0, items).peek(taken::add).iterator(), limit, this::work);
    }

    private CompletableFuture<String> work(int item) {
        var work = new CompletableFuture<String>();
        started.add(work);
        return work;
    }

    private void end(int item) {
        started.get(item).complete("item " + item);
    }

    private static void stumble(int item, RuntimeException failure) {
        if (item == 2) {
            throw failure;
        }
    }
}
