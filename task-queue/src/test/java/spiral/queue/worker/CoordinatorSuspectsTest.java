package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobStore.Suspects;

@DisplayName("A coordinator with jobs that may bring a process down")
class CoordinatorSuspectsTest extends CoordinatorSuite {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a suspect waits until nothing else runs, and nothing starts beside it")
    void suspectRunsAlone() {
        store.add(1, false);
        store.add(2, true);
        store.add(3, false);
        begin();
        storeAnswers();
        assertThat(handlers).hasSize(1);

        end(0);
        storeAnswers();
        assertThat(store.begun).containsExactly(2L);
        assertThat(handlers).hasSize(2);
        assertThat(store.ready).hasSize(1);

        end(1);
        storeAnswers();
        assertThat(started).containsExactly(1L, 2L);
        assertThat(handlers).hasSize(3);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("it takes a suspect only when it is idle, and after one lets others go first")
    void suspectsWhenIdle() {
        store.add(1, true);
        begin();
        storeAnswers();
        end(0);
        storeAnswers();
        store.add(2, false);
        store.add(3, false);
        onLoop(coordinator::lookForWork);
        storeAnswers();
        end(1);
        storeAnswers();

        assertThat(store.suspects)
                .startsWith(Suspects.BEFORE_OTHERS)
                .contains(Suspects.AFTER_OTHERS)
                .endsWith(Suspects.NONE);
    }
}
