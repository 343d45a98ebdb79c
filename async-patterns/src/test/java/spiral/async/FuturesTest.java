package spiral.async;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Many futures into one: any, allSettled, zip, and all of a map")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class FuturesTest {
    private final CompletableFuture<String> a = new CompletableFuture<>();
    private final CompletableFuture<String> b = new CompletableFuture<>();
    private final IllegalStateException broken = new IllegalStateException("broken");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("any: the first value wins, failures before it do not count")
    void anyTakesTheFirstValue() {
        CompletableFuture<String> any = Futures.any(List.of(a, b));

        a.completeExceptionally(broken);
        assertThat(any).isNotDone();
        b.complete("B");

        assertThat(any).isCompletedWithValue("B");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("any: when all have failed, the causes stand in the order of the inputs")
    void anyListsTheCausesInOrder() {
        CompletableFuture<String> any = Futures.any(List.of(a, b.thenApply(x -> x)));

        b.completeExceptionally(broken);
        a.cancel(true);

        var failed = (AllFailed) any.exceptionNow();
        assertThat(failed.causes()).hasSize(2).last().isSameAs(broken);
        assertThat(failed.causes()).first().isInstanceOf(CancellationException.class);
        assertThat(failed).hasMessageStartingWith("all 2 failed, the first with ");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("any of nothing fails at once")
    void anyOfNothingFails() {
        assertThat(Futures.<String>any(List.of()).exceptionNow())
                .isInstanceOf(AllFailed.class)
                .hasMessage("there was nothing to succeed");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("any: the others run on, unless the result is cancelled")
    void anyLetsTheOthersRunOn() {
        Futures.any(List.of(a, completedFuture("B")));
        assertThat(a).isNotDone();

        Futures.any(List.of(a, b)).cancel(true);
        assertThat(a).isCancelled();
        assertThat(b).isCancelled();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("allSettled: how each one ended, in the order of the inputs")
    void allSettledTellsHowEachEnded() {
        CompletableFuture<List<Outcome<String>>> all =
                Futures.allSettled(List.of(a, failedFuture(broken), b));

        b.cancel(true);
        a.complete("A");

        assertThat(all.join())
                .containsExactly(
                        new Outcome.Success<>("A"),
                        new Outcome.Failure<>(broken),
                        new Outcome.Cancelled<>());
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("allSettled of nothing is an empty list, and the same future may stand twice")
    void allSettledOfNothing() {
        assertThat(Futures.<String>allSettled(List.of())).isCompletedWithValue(List.of());

        CompletableFuture<List<Outcome<String>>> twice = Futures.allSettled(List.of(a, a));
        a.complete("A");
        assertThat(twice.join()).hasSize(2);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("allOrCancel: one failure cancels the others")
    void allOrCancelCancelsTheOthers() {
        CompletableFuture<List<String>> all = Futures.allOrCancel(List.of(a, b));

        a.completeExceptionally(broken);

        assertThat(all.exceptionNow()).isSameAs(broken);
        assertThat(b).isCancelled();
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("all of a map: values under their names, in the order of the map")
    void allOfAMap() {
        var inputs = new LinkedHashMap<String, CompletableFuture<String>>();
        inputs.put("second", b);
        inputs.put("first", a);
        var all = Futures.all(inputs);

        a.complete("A");
        b.complete("B");

        assertThat(all.join().toString()).isEqualTo("{second=B, first=A}");
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("zip: values of different types, made into one")
    void zipMakesOneOfMany() {
        var two = completedFuture(2);
        assertThat(Futures.zip(a, two, String::repeat)).isNotDone();
        a.complete("A");

        assertThat(Futures.zip(a, two, String::repeat)).isCompletedWithValue("AA");
        assertThat(Futures.zip(a, two, two, (x, y, z) -> x + y + z)).isCompletedWithValue("A22");
        assertThat(Futures.zip(a, two, two, two, (x, y, z, u) -> x + y + z + u))
                .isCompletedWithValue("A222");
        assertThat(Futures.zip(a, two, two, two, a, (x, y, z, u, v) -> x + y + z + u + v))
                .isCompletedWithValue("A222A");
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("zip: cancelling the result cancels the inputs; a failing function fails it")
    void zipCancelsItsInputs() {
        Futures.zip(a, b, (x, y) -> x).cancel(true);
        assertThat(a).isCancelled();
        assertThat(b).isCancelled();

        assertThat(
                        Futures.zip(
                                        completedFuture(1),
                                        completedFuture(2),
                                        (x, y) -> {
                                            throw broken;
                                        })
                                .exceptionNow())
                .isSameAs(broken);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("a hundred thousand inputs are fine, open ones and ended ones")
    void aHundredThousandInputsAreFine() {
        var inputs = Stream.generate(CompletableFuture<String>::new).limit(100_000).toList();
        var all = Futures.all(inputs);
        var settled = Futures.allSettled(inputs);
        var any = Futures.any(inputs);

        inputs.forEach(input -> input.complete("x"));

        assertThat(all.join()).hasSize(100_000);
        assertThat(settled.join()).hasSize(100_000);
        assertThat(any).isCompletedWithValue("x");
        assertThat(Futures.any(inputs)).isCompletedWithValue("x");
    }
}
