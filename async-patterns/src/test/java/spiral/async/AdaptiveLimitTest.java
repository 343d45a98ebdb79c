package spiral.async;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("An adaptive limit: it grows while all is well, and shrinks when it is not")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class AdaptiveLimitTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final List<Event> events = new ArrayList<>();
    private final AdaptiveLimit limit =
            AdaptiveLimit.between(2, 20, ofMillis(100), time).listener(events::add);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("it begins at the least and refuses what is more")
    void itBeginsAtTheLeast() {
        round(3, 10);

        assertThat(events).hasSize(1).first().isInstanceOf(Event.Refused.class);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("full rounds of quick calls let it grow by about one, up to the most")
    void itGrows() {
        for (int i = 0; i < 3; i++) {
            round(2, 10);
        }
        assertThat(limit.limit()).isEqualTo(3);

        for (int i = 0; i < 200; i++) {
            round(limit.limit(), 10);
        }
        assertThat(limit.limit()).isEqualTo(20);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a limit that is not in use says nothing, so it does not grow")
    void anUnusedLimitDoesNotGrow() {
        grow();
        int before = limit.limit();
        for (int i = 0; i < 100; i++) {
            round(1, 10);
        }

        assertThat(limit.limit()).isEqualTo(before);
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("slow calls of one round shrink it once, by a tenth, and never below the least")
    void itShrinks() {
        grow();
        int before = limit.limit();

        round(before, 500);
        assertThat(limit.limit()).isEqualTo((int) (before * 0.9));

        for (int i = 0; i < 200; i++) {
            round(limit.limit(), 500);
        }
        assertThat(limit.limit()).isEqualTo(2);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("cancelled calls give their place back and say nothing")
    void cancelledCallsSayNothing() {
        grow();
        int before = limit.limit();
        limit.run(CompletableFuture<String>::new).cancel(true);

        assertThat(limit.underWay()).isZero();
        assertThat(limit.limit()).isEqualTo(before);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("bounds that cannot be meant are refused")
    void boundsThatCannotBeMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdaptiveLimit.between(0, 1, ofMillis(1), time))
                .withMessage("least must be at least 1 but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdaptiveLimit.between(5, 4, ofMillis(1), time))
                .withMessageStartingWith("most must be from 5 to ");
    }

    private void grow() {
        for (int i = 0; i < 60; i++) {
            round(limit.limit(), 10);
        }
        assertThat(limit.limit()).isGreaterThan(8);
    }

    /// So many calls at once, each of which takes so long.
    private void round(int calls, int millis) {
        var works = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < calls; i++) {
            var work = new CompletableFuture<String>();
            works.add(work);
            limit.run(() -> work);
        }
        time.advance(ofMillis(millis));
        works.forEach(work -> work.complete("x"));
    }
}
