package spiral.log.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.slf4j.event.Level;
import spiral.log.Event;
import spiral.log.Sampler;
import spiral.log.json.UtcTimestamp;
import spiral.log.metrics.Timer;

/// What the scenes need and need not show.
final class Props {
    private static final Duration FIFTH = Duration.ofMillis(200);

    private Props() {}

    /// An error with a trace short enough to be read.
    static IllegalStateException declined() {
        IllegalStateException error = new IllegalStateException("card declined");
        error.setStackTrace(
                new StackTraceElement[] {
                    new StackTraceElement("shop.Payment", "charge", "Payment.java", 42),
                    new StackTraceElement("shop.Orders", "place", "Orders.java", 17)
                });
        return error;
    }

    static List<Duration> tenThousand() {
        Random random = new Random(42);
        return IntStream.range(0, 10_000)
                .mapToObj(i -> (i % 100 == 0 ? 200e6 : 20e6) * Math.exp(random.nextGaussian() / 5))
                .map(nanos -> Duration.ofNanos(nanos.longValue()))
                .toList();
    }

    static double millis(Timer timer, double percent) {
        return Math.round(timer.snapshot().percentile(percent) / 1e5) / 10.0;
    }

    /// How many of so many events a sampler lets through in each fifth of the next second.
    static List<Integer> keptInASecond(Sampler sampler, int perSecond, Stage clock) {
        return IntStream.range(0, 5)
                .map(_ -> keptInAFifth(sampler, perSecond / 5, clock))
                .boxed()
                .toList();
    }

    private static int keptInAFifth(Sampler sampler, int count, Stage clock) {
        Event event = new Event(Level.INFO, "shop", "main", Map.of());
        int kept = 0;
        for (int i = 0; i < count; i++) {
            kept += sampler.admits(event.at(UtcTimestamp.micros(clock.instant()))) ? 1 : 0;
            clock.pass(FIFTH.dividedBy(count));
        }
        return kept;
    }
}
