package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.log.metrics.Registry;
import spiral.queue.Claim;
import spiral.queue.JobStore.Suspects;
import spiral.queue.Settlement;

/// On the loop's virtual clock: the store answers when the test says so.
@DisplayName("A worker's traffic with a store that serves two exchanges at once")
class ExchangesTest extends AskedStore {
    private static final int MANY = 400;

    private final List<Claim> received = new ArrayList<>();
    private int wants;
    private int atOnce = Integer.MAX_VALUE;
    private Exchanges exchanges;

    private void begin(int lanes) {
        store.lanes = lanes;
        exchanges =
                new Exchanges(
                        loop,
                        store,
                        storeThread(),
                        Set.of("work"),
                        new SplittableRandom(1),
                        new WorkerEvents(new Registry()),
                        new Desk());
        onLoop(() -> exchanges.worker(StoreDouble.WORKER));
    }

    private final class Desk implements Exchanges.Desk {
        @Override
        public int wanted(int coming) {
            return Math.clamp(wants - coming, 0, atOnce);
        }

        @Override
        public Suspects suspects() {
            return Suspects.NONE;
        }

        @Override
        public List<Long> held() {
            return List.of();
        }

        @Override
        public void receive(Claim claim) {
            received.add(claim);
        }

        @Override
        public void received() {
            // nothing follows from it here
        }

        @Override
        public void nothingToDo() {
            // nothing follows from it here
        }
    }

    /// Claims so many jobs and ends their attempts.
    private void end(int jobs) {
        wants = jobs;
        for (int job = 0; job < jobs; job++) {
            store.add(job, false);
        }
        onLoop(this::look);
        storeAnswers();
        wants = 0;
        for (Claim claim : List.copyOf(received)) {
            onLoop(() -> {
                exchanges.add(new Settlement.HandBack(claim, Settlement.Why.NOT_BEGUN));
                exchanges.pump();
            });
        }
    }

    private void look() {
        exchanges.mayHaveWork();
        exchanges.pump();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName(
            "a batch that is worth a commit sets out beside the first exchange, a small one waits")
    void second() {
        begin(2);
        end(MANY);

        assertThat(asked).hasSize(2);
        storeAnswers();
        assertThat(store.settled).hasSize(MANY);
        assertThat(store.settled).doesNotHaveDuplicates();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a store with one lane gets one exchange after the other")
    void oneLane() {
        begin(1);
        end(MANY);

        assertThat(asked).hasSize(1);
        storeAnswers();
        assertThat(store.settled).hasSize(MANY);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("what was asked for and is on its way is not asked for again")
    void coming() {
        begin(2);
        wants = MANY;
        onLoop(this::look);
        assertThat(asked).hasSize(1);

        onLoop(this::look);
        assertThat(asked).hasSize(1);
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("after a lost reply the next exchange travels alone, and says what is known")
    void alone() {
        begin(2);
        end(MANY);
        store.down = true;
        storeAnswers();
        store.down = false;
        assertThat(store.known).isEmpty();

        loop.advance(Duration.ofSeconds(5));

        assertThat(asked).hasSize(1);
        storeAnswers();
        assertThat(store.known).singleElement().satisfies(known -> assertThat(known).hasSize(MANY));
        assertThat(store.settled).hasSize(MANY);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a hint that comes while an exchange finds nothing is followed by another")
    void hint() {
        begin(1);
        wants = 1;
        onLoop(this::look);
        onLoop(this::look);
        asked.remove().run();
        store.add(1, false);
        loop.runUntilIdle();

        storeAnswers();

        assertThat(received).hasSize(1);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a second claim sets out beside the first once there is known to be plenty")
    void plenty() {
        begin(2);
        wants = 2 * MANY;
        atOnce = MANY;
        for (int job = 0; job < MANY; job++) {
            store.add(job, false);
        }

        onLoop(this::look);
        assertThat(asked).as("nobody knows yet").hasSize(1);
        asked.remove().run();
        loop.runUntilIdle();
        assertThat(received).hasSize(MANY);
        assertThat(asked).as("there was plenty").hasSize(2);
        storeAnswers();
        onLoop(this::look);
        assertThat(asked).as("there is no more").hasSize(1);
    }
}
