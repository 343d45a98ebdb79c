package spiral.eventloop.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// How fast promise jobs go through the engine and our loop.
@DisplayName("JavaScript")
class JsBench {
    private static final int JOBS = 400_000;
    private static final int LEAST_PER_SECOND = 120_000;
    private static final String PROGRAM =
            """
            let left = %d;
            function job() { if (--left > 0) queueMicrotask(job); }
            queueMicrotask(job);
            (async () => { for (let i = 0; i < %d; i++) await null; })();
            """
                    .formatted(JOBS / 2, JOBS / 2);

    @Test
    @DisplayName("runs at least 120,000 jobs a second")
    void jobsPerSecond() {
        try (JsEngine engine = JsEngine.start()) {
            double best = 0;
            for (int i = 0; i < 5; i++) {
                Instant from = Instant.now();
                engine.run(
                        JsProgram.of("bench.js", PROGRAM),
                        JsOptions.DEFAULTS,
                        JsOutput.discarding());
                double seconds = Duration.between(from, Instant.now()).toNanos() / 1e9;
                best = Math.max(best, JOBS / seconds);
                System.out.printf("%,.0f jobs/s%n", JOBS / seconds);
            }
            assertThat(best).isGreaterThan(LEAST_PER_SECOND);
        }
    }
}
