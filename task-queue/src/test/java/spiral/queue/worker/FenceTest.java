package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.log.metrics.Registry;

@DisplayName("A worker that cannot reach the store")
class FenceTest extends AskedStore {
    private static final Duration LEASE = Duration.ofSeconds(9);

    private final HeldThreads threads = new HeldThreads();
    private int outs;
    private Coordinator coordinator;
    private Fence fence;

    @BeforeEach
    void build() {
        coordinator =
                new Coordinator(
                        loop,
                        store,
                        storeThread(),
                        Map.of("work", context -> {}),
                        4,
                        1,
                        threads,
                        new SplittableRandom(1),
                        new WorkerEvents(new Registry()));
        fence = new Fence(loop, LEASE, coordinator, () -> outs++);
        onLoop(() -> fence.beaten(loop.nanos()));
        onLoop(() -> coordinator.registered(StoreDouble.WORKER));
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("starts nothing new once two thirds of its lease have passed without a heartbeat")
    void startsNothing() {
        loop.advance(Duration.ofMillis(6_001));
        store.add(1, false);
        onLoop(coordinator::lookForWork);
        storeAnswers();

        assertThat(threads.bodies).isEmpty();
        assertThat(fence.out()).isFalse();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("goes on as soon as a heartbeat is answered in time")
    void goesOn() {
        loop.advance(Duration.ofMillis(6_001));
        store.add(1, false);
        onLoop(() -> fence.beaten(loop.nanos()));
        onLoop(coordinator::lookForWork);
        storeAnswers();
        loop.advance(Duration.ofMillis(5_900));

        assertThat(threads.bodies).hasSize(1);
        assertThat(threads.interrupts).isZero();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("interrupts its handlers at the lease's end")
    void interrupts() {
        store.add(1, false);
        onLoop(coordinator::lookForWork);
        storeAnswers();

        loop.advance(Duration.ofMillis(8_999));
        assertThat(threads.interrupts).isZero();
        loop.advance(Duration.ofMillis(2));

        assertThat(threads.interrupts).isEqualTo(1);
        assertThat(outs).isEqualTo(1);
        assertThat(fence.out()).isTrue();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("counts from the moment at which the heartbeat was sent, not from its answer")
    void countsFromSending() {
        long sent = loop.nanos();
        loop.advance(Duration.ofSeconds(4));
        onLoop(() -> fence.beaten(sent));

        loop.advance(Duration.ofSeconds(5).plusMillis(1));

        assertThat(fence.out()).isTrue();
    }
}
