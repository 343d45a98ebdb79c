package spiral.queue.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;

@DisplayName("Workers are processes")
class SupervisorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventLoop loop = EventLoop.onVirtualClock().build();
    private final List<Nursling> born = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Duration> births = new ArrayList<>();
    private final Supervisor supervisor =
            new Supervisor(loop, this::bear, told::add, new SplittableRandom(7));
    private boolean barren;

    /// A process that does as it is told, or not.
    private static final class Nursling implements Supervisor.Child {
        private final int number;
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private boolean obedient = true;
        private boolean killed;

        Nursling(int number) {
            this.number = number;
        }

        void die() {
            end.complete(null);
        }

        @Override
        public String name() {
            return "child-" + number;
        }

        @Override
        public CompletableFuture<?> ended() {
            return end;
        }

        @Override
        public void askToLeave() {
            if (obedient) {
                die();
            }
        }

        @Override
        public void kill() {
            killed = true;
            die();
        }
    }

    private Nursling bear(int number) throws IOException {
        births.add(Duration.ofNanos(loop.nanos()));
        if (barren) {
            throw new IOException("no memory");
        }
        Nursling child = new Nursling(number);
        born.add(child);
        return child;
    }

    private void at(Duration time, Runnable event) {
        loop.setTimeout("event", time, event);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1_000));
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("it starts as many as it was asked to, with numbers from 1")
    void startsAll() {
        supervisor.run(3);

        assertThat(born).extracting(child -> child.number).containsExactly(1, 2, 3);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("one that dies is started again after a short wait, and that is said")
    void startsAgain() {
        at(seconds(5), () -> born.get(1).die());

        supervisor.run(2);

        assertThat(born).extracting(child -> child.number).containsExactly(1, 2, 2);
        assertThat(births.get(2)).isBetween(seconds(5.1), seconds(5.2));
        assertThat(told).containsExactly("child-2 ended unexpectedly; it is started again");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("one that dies again and again is started less and less often, at most every 30 s")
    void backsOff() {
        for (int death = 0; death < 12; death++) {
            int index = death;
            dieAsSoonAsBorn(index);
        }

        supervisor.run(1);

        List<Duration> waits = new ArrayList<>();
        for (int i = 1; i < births.size(); i++) {
            waits.add(births.get(i).minus(births.get(i - 1)));
        }
        assertThat(waits).hasSize(12);
        assertThat(waits.get(0)).isLessThan(seconds(0.3));
        assertThat(waits.get(4)).isBetween(seconds(1.6), seconds(3.3));
        assertThat(waits.get(11)).isBetween(seconds(15), seconds(30.1));
    }

    /// The child that is born as this one dies 10 ms after its birth.
    private void dieAsSoonAsBorn(int index) {
        if (born.size() > index) {
            born.get(index).die();
        } else {
            at(Duration.ofMillis(10), () -> dieAsSoonAsBorn(index));
        }
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("one that was healthy for long is started again as if it had never died")
    void forgets() {
        at(seconds(1), () -> born.get(0).die());
        at(seconds(2), () -> born.get(1).die());
        at(seconds(60), () -> born.get(2).die());

        supervisor.run(1);

        assertThat(births.get(3)).isBetween(seconds(60.1), seconds(60.2));
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("one that cannot be started is tried again too")
    void cannotStart() {
        barren = true;
        at(seconds(1), () -> barren = false);

        supervisor.run(1);

        assertThat(born).hasSize(1);
        assertThat(told).contains("worker 1 could not be started: no memory");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("told to leave, it asks all children to leave and ends with the last one")
    void leaves() {
        at(seconds(5), () -> supervisor.leave(PATIENCE));

        supervisor.run(3);

        assertThat(born).hasSize(3).allMatch(child -> child.end.isDone() && !child.killed);
        assertThat(supervisor.ended()).isDone();
        assertThat(told).isEmpty();
        assertThat(loop.nanos()).isEqualTo(seconds(5).toNanos());
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("one that does not leave is killed when patience ends")
    void kills() {
        at(seconds(1), () -> born.get(0).obedient = false);
        at(seconds(5), () -> supervisor.leave(PATIENCE));

        supervisor.run(2);

        assertThat(born).extracting(child -> child.killed).containsExactly(true, false);
        assertThat(loop.nanos()).isEqualTo(seconds(15).toNanos());
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("on its way out it starts nobody, also who was waiting for it")
    void startsNobody() {
        at(seconds(5), () -> born.get(0).die());
        at(seconds(5), () -> supervisor.leave(PATIENCE));

        supervisor.run(2);

        assertThat(born).hasSize(2);
    }
}
