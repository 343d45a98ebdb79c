package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.Settlement;

@DisplayName("A coordinator that ends handlers")
class CoordinatorEndingTest extends CoordinatorSuite {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a job whose time is up is interrupted, and counts as failed")
    void timeOut() {
        store.add(1, false);
        begin();
        storeAnswers();

        loop.advance(Duration.ofSeconds(11));
        assertThat(handlers.get(0L).interrupted).isTrue();
        loop.advance(Slots.PATIENCE);
        storeAnswers();

        assertThat(store.settled)
                .singleElement()
                .isInstanceOfSatisfying(
                        Settlement.Failure.class,
                        failure ->
                                assertThat(failure.error()).startsWith("timed out after 10000 ms"));
        assertThat(coordinator.running()).isZero();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a cancelled job is interrupted; if its handler does not care it is given up")
    void cancel() {
        store.add(1, false);
        begin();
        storeAnswers();

        onLoop(() -> coordinator.cancel(List.of(1L)));
        assertThat(handlers.get(0L).interrupted).isTrue();
        loop.advance(Slots.PATIENCE);
        storeAnswers();

        assertThat(store.settled).singleElement().isInstanceOf(Settlement.Stopped.class);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("when it closes it hands back what has not begun, lets the rest end, and says so")
    void close() {
        List<String> said = new ArrayList<>();
        store.add(1, false);
        store.add(2, true);
        begin();
        storeAnswers();

        onLoop(() -> coordinator.close(() -> said.add("empty")));
        storeAnswers();
        assertThat(store.settled)
                .singleElement()
                .extracting(settled -> ((Settlement.HandBack) settled).why())
                .isEqualTo(Settlement.Why.NOT_BEGUN);
        assertThat(said).isEmpty();

        end(0);
        storeAnswers();
        assertThat(said).contains("empty");
        assertThat(settledJobs()).containsExactly(2L, 1L);
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("when the lease is lost everything is interrupted and nothing is claimed")
    void leaseLost() {
        store.add(1, false);
        begin();
        storeAnswers();
        store.add(2, false);

        onLoop(coordinator::leaseLost);
        onLoop(coordinator::lookForWork);
        storeAnswers();

        assertThat(handlers.get(0L).interrupted).isTrue();
        assertThat(store.ready).hasSize(1);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("claims that arrive for a lost lease are not started")
    void lateClaims() {
        store.add(1, false);
        begin();
        onLoop(coordinator::leaseLost);
        storeAnswers();

        assertThat(handlers).isEmpty();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a handler that ignores the loss of its lease does not keep its slot")
    void leaseLostAndIgnored() {
        store.add(1, false);
        begin();
        storeAnswers();

        onLoop(coordinator::leaseLost);
        loop.advance(Slots.PATIENCE);

        assertThat(coordinator.running()).isZero();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName(
            "a handler that does not care for a lost lease is given up: its slot is free again")
    void leaseLostInVain() {
        store.add(1, true);
        begin();
        storeAnswers();
        store.add(2, false);
        onLoop(coordinator::leaseLost);

        onLoop(() -> coordinator.registered(StoreDouble.WORKER));
        loop.advance(Slots.PATIENCE);
        storeAnswers();

        assertThat(handlers).hasSize(2);
    }
}
