package spiral.log.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import spiral.log.Event;
import spiral.log.Sampler;

/// What every sampler promises. Inherit it, and give it a fresh sampler.
public abstract class SamplerContract {
    private static final int THREADS = 4;
    private static final int EVENTS = 10_000;
    private static final List<Level> LEVELS = List.of(Level.values());

    /// A new sampler in its first state, always made alike.
    protected abstract Sampler fresh();

    @Test
    @DisplayName("contract: the very first event is admitted")
    void theFirstEventIsAdmitted() {
        assertThat(fresh().admits(event(Level.INFO, 0))).isTrue();
    }

    @Test
    @DisplayName("contract: the same events get the same answers")
    void answersRepeat() {
        assertThat(answers(fresh())).isEqualTo(answers(fresh()));
    }

    @Test
    @DisplayName("contract: the clock of the events may jump either way")
    void timeMayJump() {
        Sampler sampler = fresh();
        for (long micros : new long[] {0, Long.MAX_VALUE, Long.MIN_VALUE, -1, 1}) {
            sampler.admits(event(Level.INFO, micros));
        }
        int admitted = 0;
        for (long second = 0; second < 1_000; second++) {
            admitted += sampler.admits(event(Level.INFO, second * 1_000_000)) ? 1 : 0;
        }

        assertThat(admitted).isPositive();
    }

    @Test
    @DisplayName("contract: events of one moment from several threads fare as from one thread")
    void threadsDoNotMatter() throws InterruptedException {
        Sampler sampler = fresh();
        AtomicLong admitted = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(() -> admitted.addAndGet(ask(sampler, EVENTS))));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(admitted.get()).isEqualTo(ask(fresh(), THREADS * EVENTS));
    }

    private static long ask(Sampler sampler, int events) {
        long admitted = 0;
        for (int i = 0; i < events; i++) {
            admitted += sampler.admits(event(Level.INFO, 5_000_000)) ? 1 : 0;
        }
        return admitted;
    }

    private static List<Boolean> answers(Sampler sampler) {
        Random random = new Random(1);
        List<Boolean> answers = new ArrayList<>();
        long micros = 0;
        for (int i = 0; i < 1_000; i++) {
            micros += random.nextInt(100_000);
            answers.add(sampler.admits(event(LEVELS.get(random.nextInt(5)), micros)));
        }
        return answers;
    }

    static Event event(Level level, long micros) {
        return new Event(level, "a.b", "main", Map.of()).message("m").at(micros);
    }
}
