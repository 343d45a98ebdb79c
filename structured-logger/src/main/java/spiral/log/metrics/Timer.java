package spiral.log.metrics;

import java.time.Duration;

/// Collects how long things take, in nanoseconds, and answers with percentiles. Many threads may
/// record at once. Reads no clock: whoever did the thing knows how long it took.
public final class Timer implements Meter {
    private final Histogram nanos = new Histogram();

    Timer() {}

    /// Counts one duration; a negative one counts as 0, one over 292 years as that.
    public void record(Duration duration) {
        record(saturated(duration));
    }

    /// Counts one duration in nanoseconds; a negative one counts as 0.
    public void record(long durationNanos) {
        nanos.record(durationNanos);
    }

    /// The durations so far, in nanoseconds.
    public HistogramSnapshot snapshot() {
        return nanos.snapshot();
    }

    @Override
    public Reading read(MeterId id) {
        return new Reading.Durations(id, snapshot());
    }

    private static long saturated(Duration duration) {
        return duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0
                ? Long.MAX_VALUE
                : duration.isNegative() ? 0 : duration.toNanos();
    }
}
