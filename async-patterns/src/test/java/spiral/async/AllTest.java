package spiral.async;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("promiseAll")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class AllTest {
    private final CompletableFuture<String> a = new CompletableFuture<>();
    private final CompletableFuture<String> b = new CompletableFuture<>();
    private final CompletableFuture<String> c = new CompletableFuture<>();
    private final IllegalStateException failure = new IllegalStateException("b is broken");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the result has all values when the last has come, and not before")
    void theResultHasAllValuesWhenTheLastHasCome() {
        CompletableFuture<List<String>> all = All.of(List.of(a, b));

        a.complete("A");
        assertThat(all).isNotDone();
        b.complete("B");

        assertThat(all).isCompletedWithValue(List.of("A", "B"));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("values stand in the order of the inputs, whatever the order of arrival")
    void valuesStandInTheOrderOfTheInputs() {
        CompletableFuture<List<String>> all = All.of(List.of(a, b, c));

        c.complete("C");
        a.complete("A");
        b.complete("B");

        assertThat(all).isCompletedWithValue(List.of("A", "B", "C"));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("all of nothing is the empty list, at once")
    void allOfNothingIsTheEmptyList() {
        assertThat(All.<String>of(List.of())).isCompletedWithValue(List.of());
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("inputs that have their value already need no waiting")
    void inputsThatHaveTheirValueAlreadyNeedNoWaiting() {
        CompletableFuture<List<String>> both =
                All.of(List.of(completedFuture("A"), completedFuture("B")));
        CompletableFuture<List<String>> mixed = All.of(List.of(a, completedFuture("B")));

        assertThat(both).isCompletedWithValue(List.of("A", "B"));
        assertThat(mixed).isNotDone();
        a.complete("A");
        assertThat(mixed).isCompletedWithValue(List.of("A", "B"));
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("the same future may stand in several places")
    void theSameFutureMayStandInSeveralPlaces() {
        CompletableFuture<List<String>> all = All.of(List.of(a, b, a));

        a.complete("A");
        assertThat(all).isNotDone();
        b.complete("B");

        assertThat(all).isCompletedWithValue(List.of("A", "B", "A"));
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("a missing value is a value: null keeps its place")
    void nullKeepsItsPlace() {
        CompletableFuture<List<String>> all = All.of(List.of(a, completedFuture(null)));

        a.complete("A");

        assertThat(all).isCompletedWithValue(Arrays.asList("A", null));
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("the result fails as soon as one input fails, even if another never ends")
    void theResultFailsAsSoonAsOneInputFails() {
        CompletableFuture<List<String>> all = All.of(List.of(a, b));

        b.completeExceptionally(failure);

        assertThat(failureOf(all)).isSameAs(failure);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("the failure comes without a wrapper, also from a future made by thenApply")
    void theFailureComesWithoutAWrapper() {
        var all = All.of(List.of(a.thenApply(String::length), b.thenApply(String::length)));

        b.completeExceptionally(failure);

        assertThat(all.handle((values, thrown) -> "" + thrown))
                .isCompletedWithValue(failure.toString());
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("of inputs that have failed already, the first in the list decides")
    void ofFailedInputsTheFirstInTheListDecides() {
        var second = new IllegalStateException("second");

        var all = All.of(List.of(a, failedFuture(failure), failedFuture(second)));

        assertThat(failureOf(all)).isSameAs(failure);
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("of inputs that fail later, the first in time decides")
    void ofInputsThatFailLaterTheFirstInTimeDecides() {
        CompletableFuture<List<String>> all = All.of(List.of(a, b));

        b.completeExceptionally(failure);
        a.completeExceptionally(new IllegalStateException("too late"));

        assertThat(failureOf(all)).isSameAs(failure);
    }

    @Test
    @Order(11)
    @Tag("step:2")
    @DisplayName("one failure does not stop the others: somebody else may want them")
    void oneFailureDoesNotStopTheOthers() {
        All.of(List.of(a, b));

        b.completeExceptionally(failure);

        assertThat(a).isNotDone();
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("cancelling the result cancels every input that still runs")
    void cancellingTheResultCancelsTheInputs() {
        CompletableFuture<List<String>> all = All.of(List.of(a, b, c));
        a.complete("A");

        assertThat(all.cancel(true)).isTrue();

        assertThat(a).isCompletedWithValue("A");
        assertThat(b).isCancelled();
        assertThat(c).isCancelled();
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("an input that is cancelled makes the result cancelled")
    void aCancelledInputMakesTheResultCancelled() {
        CompletableFuture<List<String>> all = All.of(List.of(a, b.thenApply(x -> x)));

        b.cancel(true);

        assertThat(all).isCancelled();
        assertThat(a).isNotDone();
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("changing the list of inputs afterwards changes nothing")
    void theListOfInputsIsNotShared() {
        var inputs = new ArrayList<>(List.of(a, b));
        CompletableFuture<List<String>> all = All.of(inputs);
        inputs.clear();

        a.complete("A");
        b.complete("B");

        assertThat(all).isCompletedWithValue(List.of("A", "B"));
    }

    @Test
    @Order(15)
    @Tag("step:3")
    @DisplayName("nobody can change the list of values")
    void theListOfValuesCannotBeChanged() {
        List<String> values = All.of(List.of(completedFuture("A"))).resultNow();

        assertThatThrownBy(() -> values.set(0, "X"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @Order(16)
    @Tag("step:3")
    @DisplayName("a hundred thousand inputs are no problem")
    void aHundredThousandInputsAreNoProblem() {
        List<CompletableFuture<Integer>> inputs =
                Stream.generate(CompletableFuture<Integer>::new).limit(100_000).toList();
        CompletableFuture<List<Integer>> all = All.of(inputs);

        for (int i = inputs.size() - 1; i >= 0; i--) {
            inputs.get(i).complete(i);
        }

        assertThat(all.resultNow()).isEqualTo(IntStream.range(0, inputs.size()).boxed().toList());
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        return future.exceptionNow();
    }
}
