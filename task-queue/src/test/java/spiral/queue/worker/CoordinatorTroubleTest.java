package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A coordinator whose store is away for a while")
class CoordinatorTroubleTest extends CoordinatorSuite {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("while the store is away nothing is lost: it is asked again, and hears everything")
    void storeTrouble() {
        store.add(1, false);
        store.add(2, false);
        begin();
        storeAnswers();
        store.down = true;
        end(0);
        storeAnswers();
        end(1);
        loop.advance(Duration.ofSeconds(1));
        storeAnswers();
        assertThat(store.settled).isEmpty();

        store.down = false;
        loop.advance(Duration.ofSeconds(10));
        storeAnswers();

        assertThat(settledJobs()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("after trouble with the store it settles first and claims later")
    void settlesFirst() {
        store.add(1, false);
        begin();
        storeAnswers();
        store.down = true;
        end(0);
        storeAnswers();
        store.down = false;
        store.wanted.clear();

        loop.advance(Duration.ofSeconds(10));
        storeAnswers();

        assertThat(store.wanted.get(0)).isZero();
        assertThat(store.wanted.get(1)).isPositive();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName(
            "after an exchange that failed it first names the jobs that it knows to be its own")
    void namesItsJobs() {
        store.add(1, false);
        begin();
        storeAnswers();
        store.down = true;
        onLoop(coordinator::lookForWork);
        storeAnswers();
        store.down = false;
        assertThat(store.known).isEmpty();

        loop.advance(Duration.ofSeconds(5));
        storeAnswers();

        assertThat(store.known).containsExactly(List.of(1L));
    }
}
