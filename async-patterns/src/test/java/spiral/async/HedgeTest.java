package spiral.async;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A hedge: start once more when it takes long, take the first success")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class HedgeTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final List<CompletableFuture<String>> started = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Hedge hedge = Hedge.after(ofMillis(50), time).most(3).listener(events::add);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("quick work is started once, and leaves no timer")
    void quickWorkIsStartedOnce() {
        CompletableFuture<String> result = hedge.run(this::work);
        started.getFirst().complete("a");

        assertThat(result).isCompletedWithValue("a");
        assertThat(time.pending()).isZero();
        assertThat(events).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("slow work is started again after each delay, up to the limit")
    void slowWorkIsStartedAgain() {
        hedge.run(this::work);

        time.advance(ofMillis(50));
        assertThat(started).hasSize(2);
        time.advance(ofSeconds(5));
        assertThat(started).hasSize(3);
        assertThat(events).containsExactly(new Event.Hedged(2), new Event.Hedged(3));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the first success is the result, and the others are cancelled")
    void theFirstSuccessIsTheResult() {
        CompletableFuture<String> result = hedge.run(this::work);
        time.advance(ofMillis(50));

        started.get(1).complete("b");

        assertThat(result).isCompletedWithValue("b");
        assertThat(started.get(0)).isCancelled();
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("a failure starts the next one at once; the last failure is the result")
    void aFailureStartsTheNextOne() {
        CompletableFuture<String> result = hedge.run(this::work);
        for (int i = 0; i < 3; i++) {
            assertThat(result).isNotDone();
            started.get(i).completeExceptionally(new IllegalStateException("number " + i));
        }

        assertThat(result.exceptionNow()).hasMessage("number 2");
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("cancelling the result cancels all that were started")
    void cancellingCancelsAll() {
        CompletableFuture<String> result = hedge.run(this::work);
        time.advance(ofMillis(50));

        result.cancel(true);

        assertThat(started).hasSize(2).allMatch(CompletableFuture::isCancelled);
        assertThat(time.pending()).isZero();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a budget bounds how many are started twice")
    void aBudgetBoundsIt() {
        Hedge bounded = hedge.budget(RetryBudget.of(10, 0, time));
        for (int i = 0; i < 20; i++) {
            bounded.run(this::work);
        }

        time.advance(ofSeconds(1));

        assertThat(started).hasSize(22);
    }

    @Test
    @Order(7)
    @Tag("step:3")
    @DisplayName("the delay can follow what was seen: 95 of 100 calls are not started twice")
    void theDelayCanFollowWhatWasSeen() {
        Hedge learning = Hedge.afterSlowest(ofMillis(500), time).most(1);
        for (int i = 1; i <= 100; i++) {
            learning.run(this::work);
            time.advance(ofMillis(i));
            started.getLast().complete("x");
        }

        assertThat(learning.delay()).isEqualTo(ofMillis(95));
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("a start that makes the one before it fail does not make room for one too many")
    void aStartThatMakesTheOneBeforeFail() {
        CompletableFuture<String> result =
                Hedge.after(ofMillis(50), time)
                        .most(2)
                        .run(() -> {
                            CompletableFuture<String> work = work();
                            if (started.size() == 2) {
                                started.getFirst().completeExceptionally(new IOException());
                            }
                            return work;
                        });

        time.advance(ofSeconds(1));

        assertThat(started).hasSize(2);
        assertThat(result).isNotDone();
        started.getLast().complete("b");
        assertThat(result).isCompletedWithValue("b");
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("settings that cannot be meant are refused")
    void settingsThatCannotBeMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hedge.most(0))
                .withMessage("number must be at least 1 but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hedge.after(ofMillis(0), time))
                .withMessage("delay must be positive but was PT0S");
    }

    private CompletableFuture<String> work() {
        var work = new CompletableFuture<String>();
        started.add(work);
        return work;
    }
}
