package spiral.async;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("promiseRace")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class RaceTest {
    private final CompletableFuture<String> a = new CompletableFuture<>();
    private final CompletableFuture<String> b = new CompletableFuture<>();
    private final CompletableFuture<String> c = new CompletableFuture<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the first value wins")
    void theFirstValueWins() {
        CompletableFuture<String> race = Futures.race(List.of(a, b));

        assertThat(race).isNotDone();
        b.complete("B");

        assertThat(race).isCompletedWithValue("B");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("ending first is what counts: a failure wins, too, and comes without a wrapper")
    void aFailureWinsToo() {
        var failure = new IllegalStateException("b is broken");
        CompletableFuture<String> race = Futures.race(List.of(a, b.thenApply(x -> x)));

        b.completeExceptionally(failure);

        assertThat(race).isCompletedExceptionally();
        assertThat(race.handle((value, thrown) -> thrown).join()).isSameAs(failure);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("of inputs that have ended already, the first in the list wins")
    void ofEndedInputsTheFirstInTheListWins() {
        assertThat(Futures.race(List.of(a, completedFuture("B"), completedFuture("C"))))
                .isCompletedWithValue("B");
        assertThat(Futures.race(List.of(c, failedFuture(new Exception()), completedFuture("C"))))
                .isCompletedExceptionally();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a race of nothing never ends")
    void aRaceOfNothingNeverEnds() {
        assertThat(Futures.race(List.of())).isNotDone();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("the losers are cancelled")
    void theLosersAreCancelled() {
        Futures.race(List.of(a, b, c));

        b.complete("B");

        assertThat(a).isCancelled();
        assertThat(b).isCompletedWithValue("B");
        assertThat(c).isCancelled();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("losers are cancelled also when the race was decided before it began")
    void losersAreCancelledWhenTheRaceWasDecidedBefore() {
        Futures.race(List.of(a, completedFuture("B"), c));

        assertThat(a).isCancelled();
        assertThat(c).isCancelled();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a loser that was cancelled does not change the result")
    void aCancelledLoserDoesNotChangeTheResult() {
        CompletableFuture<String> race = Futures.race(List.of(a, b, a));

        a.complete("A");

        assertThat(race).isCompletedWithValue("A");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("calling off the race cancels everyone")
    void callingOffTheRaceCancelsEveryone() {
        CompletableFuture<String> race = Futures.race(List.of(a, b));

        race.cancel(true);

        assertThat(a).isCancelled();
        assertThat(b).isCancelled();
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("an input that is cancelled has ended, and so decides the race")
    void aCancelledInputDecidesTheRace() {
        CompletableFuture<String> race = Futures.race(List.of(a, b));

        a.cancel(true);

        assertThat(race).isCancelled();
        assertThat(b).isCancelled();
    }
}
