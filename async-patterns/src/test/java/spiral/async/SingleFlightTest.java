package spiral.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Single-flight: one piece of work for all who ask for the same")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class SingleFlightTest {
    private final SingleFlight<String> flights = new SingleFlight<>();
    private final List<CompletableFuture<String>> started = new ArrayList<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("who asks for the same meanwhile gets the same result, and it is done once")
    void whoAsksForTheSameGetsTheSame() {
        CompletableFuture<String> one = flights.run("page", this::work);
        CompletableFuture<String> two = flights.run("page", this::work);
        flights.run("other", this::work);

        started.getFirst().complete("text");

        assertThat(one).isCompletedWithValue("text");
        assertThat(two).isCompletedWithValue("text");
        assertThat(started).hasSize(2);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("nothing is remembered afterwards, also not a failure")
    void nothingIsRemembered() {
        CompletableFuture<String> one = flights.run("page", this::work);
        started.getFirst().completeExceptionally(new IllegalStateException());

        assertThat(one).isCompletedExceptionally();
        assertThat(flights.underWay()).isZero();
        flights.run("page", this::work);
        assertThat(started).hasSize(2);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("one caller who leaves does not disturb the others; the last one stops the work")
    void theLastOneStopsTheWork() {
        CompletableFuture<String> one = flights.run("page", this::work);
        CompletableFuture<String> two = flights.run("page", this::work);

        one.cancel(true);
        assertThat(started.getFirst()).isNotDone();
        assertThat(two).isNotDone();
        two.cancel(true);

        assertThat(started.getFirst()).isCancelled();
        assertThat(flights.underWay()).isZero();
    }

    private CompletableFuture<String> work() {
        var work = new CompletableFuture<String>();
        started.add(work);
        return work;
    }
}
