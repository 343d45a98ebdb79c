package spiral.queue.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spiral.queue.JobHandler;
import spiral.queue.JobState;
import spiral.queue.NewJob;

@ExtendWith(QueueExtension.class)
@DisplayName("A handler that does what no handler should")
class HostileHandlersTest {

    @SuppressWarnings("serial")
    private static final class Speechless extends RuntimeException {
        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }

    @SuppressWarnings("NullAway") // what a program without our checks may do
    static List<JobHandler> handlers() {
        return List.of(
                job -> {
                    throw new Speechless();
                },
                job -> job.inAckTransaction(null),
                job -> job.result(null),
                job -> job.progress(1, null),
                job -> {
                    throw new StackOverflowError();
                });
    }

    @ParameterizedTest
    @MethodSource("handlers")
    @DisplayName("fails its own attempt, and nobody else's")
    void alone(JobHandler hostile, TestQueue queue) {
        queue.handle("bad", hostile).handle("good", job -> {});
        long bad = queue.enqueue(NewJob.of("bad", "{}").maxAttempts(2));
        long good = queue.enqueue(NewJob.of("good", "{}"));

        queue.runAll();

        queue.expect(bad).dead().afterAttempts(2);
        queue.expect(good).succeeded().afterAttempts(1);
    }

    @Test
    @DisplayName("is told by its kind when its own words fail")
    void speechless(TestQueue queue) {
        queue.handle(
                "bad",
                job -> {
                    throw new Speechless();
                });
        long bad = queue.enqueue(NewJob.of("bad", "{}").maxAttempts(1));

        queue.runAll();

        assertThat(queue.job(bad).life().state()).isInstanceOf(JobState.Dead.class);
        queue.expect(bad).because("HostileHandlersTest$Speechless");
    }
}
