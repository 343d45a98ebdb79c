package spiral.queue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.async.BreakerRules;
import spiral.queue.store.SharedBreaker.Row;

/// The store is one variable here, and a transaction is one lambda.
@DisplayName("When failures rise")
class SharedBreakerTest {
    /// Half of the last four; 10 seconds; one probe.
    private static final BreakerRules RULES = new BreakerRules(4, 4, 50, Duration.ofSeconds(10), 1);

    private Optional<Row> row = Optional.empty();
    private int writes;

    /// Some process, whichever, does this in one transaction.
    private void process(Consumer<SharedBreaker> work) {
        SharedBreaker breaker = new SharedBreaker(RULES, row);
        work.accept(breaker);
        breaker.changed().ifPresent(this::write);
    }

    private void write(Row changed) {
        row = Optional.of(changed);
        writes++;
    }

    private void ends(long generation, boolean success, long at) {
        process(breaker -> breaker.record(generation, success, at));
    }

    /// Some process asks for five jobs.
    private int admitted(long at) {
        int[] admitted = new int[1];
        process(breaker -> admitted[0] = breaker.admit(5, at));
        return admitted[0];
    }

    private long generation() {
        return new SharedBreaker(RULES, row).generation();
    }

    /// Four failures, each settled by another process.
    private void opens() {
        for (int i = 0; i < 4; i++) {
            ends(0, false, 0);
        }
    }

    private static long seconds(long seconds) {
        return seconds * 1_000_000_000L;
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("jobs of a type that nobody has settled yet flow freely, and nothing is written")
    void fresh() {
        assertThat(admitted(0)).isEqualTo(5);
        assertThat(writes).isZero();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("what a process has learned is to be written")
    void changed() {
        ends(0, false, 0);

        assertThat(writes).isEqualTo(1);
        assertThat(row.orElseThrow().calls()).isEqualTo(1);
        assertThat(row.orElseThrow().failures()).isEqualTo(1);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("failures that several processes see add up, and then no process starts a job")
    void addsUp() {
        opens();

        assertThat(row.orElseThrow().kind()).isEqualTo("open");
        assertThat(admitted(seconds(1))).isZero();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a healthy type costs no writing")
    void healthy() {
        for (int i = 0; i < 100; i++) {
            ends(0, true, 0);
        }

        assertThat(writes).as("once its window is full").isEqualTo(4);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("asking an open breaker costs no writing")
    void asking() {
        opens();
        int before = writes;

        admitted(seconds(1));
        admitted(seconds(9));

        assertThat(writes).isEqualTo(before);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("after the rest one job may try, over all processes")
    void oneProbe() {
        opens();

        assertThat(admitted(seconds(10))).as("the first process to ask").isEqualTo(1);
        assertThat(admitted(seconds(10))).as("the second").isZero();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("its success lets all flow again, in every process")
    void probeSucceeds() {
        opens();
        admitted(seconds(10));

        ends(generation(), true, seconds(11));

        assertThat(admitted(seconds(11))).isEqualTo(5);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("its failure begins another rest")
    void probeFails() {
        opens();
        admitted(seconds(10));

        ends(generation(), false, seconds(11));

        assertThat(admitted(seconds(20))).isZero();
        assertThat(admitted(seconds(21))).isEqualTo(1);
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("a try that was not used is free for another process")
    void givesBack() {
        opens();
        admitted(seconds(10));
        process(breaker -> breaker.giveBack(breaker.generation(), 1));

        assertThat(admitted(seconds(10))).isEqualTo(1);
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("what began before the breaker opened says nothing about now")
    void oldNews() {
        long before = generation();
        opens();
        admitted(seconds(10));

        ends(before, true, seconds(11));
        assertThat(admitted(seconds(11))).as("an old success closes nothing").isZero();

        ends(generation(), true, seconds(12));
        for (int i = 0; i < 4; i++) {
            ends(before, false, seconds(13));
        }
        assertThat(admitted(seconds(14))).as("old failures open nothing").isEqualTo(5);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("a job names the generation in which it began")
    void names() {
        opens();
        long[] named = new long[1];
        process(breaker -> {
            assertThat(breaker.admit(1, seconds(10))).isEqualTo(1);
            named[0] = breaker.generation();
        });

        assertThat(named[0]).isEqualTo(row.orElseThrow().generation());
        ends(named[0], true, seconds(11));
        assertThat(admitted(seconds(11))).isEqualTo(5);
    }
}
