package spiral.async;

import static java.time.Duration.ofMillis;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A million timers from several threads: each one fires or is prevented, never both")
class TimersStress {
    private static final int THREADS = 4;
    private static final int EACH = 250_000;

    private final SystemScheduler scheduler = new SystemScheduler((thread, surprise) -> {});
    private final LongAdder fired = new LongAdder();
    private final LongAdder prevented = new LongAdder();

    @Test
    @DisplayName("fired + prevented = scheduled, none is early, and the thread ends afterwards")
    void firedAndPreventedAreAll() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            long seed = i;
            threads.add(Thread.ofPlatform().start(() -> use(new SplittableRandom(seed))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (int i = 0; i < 1_000 && fired.sum() + prevented.sum() < THREADS * EACH; i++) {
            MILLISECONDS.sleep(10);
        }

        assertThat(fired.sum() + prevented.sum()).isEqualTo(THREADS * EACH);
        for (int i = 0; i < 400 && scheduler.running(); i++) {
            MILLISECONDS.sleep(10);
        }
        assertThat(scheduler.running()).isFalse();
    }

    private void use(SplittableRandom random) {
        Delay[] pending = new Delay[1_000];
        for (int i = 0; i < EACH; i++) {
            int delay = random.nextInt(200);
            long due = scheduler.nanos() + ofMillis(delay).toNanos();
            Delay next = scheduler.schedule(ofMillis(delay), () -> fire(due));
            int place = random.nextInt(pending.length);
            if (pending[place] != null && pending[place].cancel()) {
                prevented.increment();
            }
            pending[place] = random.nextBoolean() ? next : null;
        }
    }

    private void fire(long due) {
        if (scheduler.nanos() - due >= 0) {
            fired.increment();
        }
    }
}
