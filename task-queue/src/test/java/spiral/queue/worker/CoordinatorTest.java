package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.Settlement;

@DisplayName("A worker's coordinator")
class CoordinatorTest extends CoordinatorSuite {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("it asks for as many jobs as it has slots, and starts them")
    void fillsSlots() {
        store.add(1, false);
        store.add(2, false);
        store.add(3, false);

        begin();
        storeAnswers();

        assertThat(store.wanted).containsExactly(2);
        assertThat(handlers).hasSize(2);
        assertThat(coordinator.running()).isEqualTo(2);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("an ended job is settled together with the next claim")
    void settles() {
        store.add(1, false);
        store.add(2, false);
        store.add(3, false);
        begin();
        storeAnswers();

        end(0);
        storeAnswers();

        assertThat(settledJobs()).containsExactly(1L);
        assertThat(handlers).hasSize(3);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("an ended job may let others start: its worker asks though it found none before")
    void asksAgain() {
        store.add(1, false);
        begin();
        storeAnswers();
        onLoop(() -> coordinator.lookForWork());
        storeAnswers();
        store.wanted.clear();
        store.add(2, false); // held back by a limit until the first has ended

        end(0);
        storeAnswers();

        assertThat(store.wanted).first().isNotEqualTo(0);
        assertThat(handlers).hasSize(2);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName(
            "one exchange is under way at a time; what ends meanwhile goes along with the next")
    void batches() {
        store.add(1, false);
        store.add(2, false);
        begin();
        storeAnswers();

        end(0);
        end(1);
        assertThat(asked).hasSize(1);
        storeAnswers();

        assertThat(settledJobs()).containsExactly(1L, 2L);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("when nothing came it asks no more until it hears of work")
    void restsWhenEmpty() {
        begin();
        storeAnswers();
        loop.advance(Duration.ofMinutes(1));
        assertThat(asked).isEmpty();

        store.add(1, false);
        onLoop(coordinator::lookForWork);
        storeAnswers();

        assertThat(handlers).hasSize(1);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("jobs that wait too long for a slot go back, so that others can run them")
    void doesNotHoard() {
        for (int job = 1; job <= 100; job++) {
            store.add(job, false);
        }
        begin();
        storeAnswers();
        for (int quick = 0; quick < 20; quick++) {
            end(quick);
            storeAnswers();
        }

        loop.advance(Duration.ofSeconds(3));
        onLoop(coordinator::dontHoard);
        storeAnswers();

        assertThat(store.settled).filteredOn(Settlement.HandBack.class::isInstance).isNotEmpty();
        assertThat(handlers).hasSizeLessThan(25);
    }

    @Test
    @Order(20)
    @Tag("step:1")
    @DisplayName("of quick jobs each lane brings a batch while one more is in hand")
    void oneBatchMore() {
        store.lanes = 2;
        store.add(1, false);
        begin();
        storeAnswers();
        end(0);
        storeAnswers();
        store.wanted.clear();
        for (int job = 2; job < 6 * Prefetch.MOST; job++) {
            store.add(job, false);
        }

        onLoop(() -> coordinator.lookForWork());
        storeAnswers();

        assertThat(store.wanted.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(3 * Prefetch.MOST);
    }
}
