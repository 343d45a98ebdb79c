package spiral.log.metrics;

/// What one meter showed at one moment.
public sealed interface Reading {
    /// Which meter.
    MeterId id();

    /// A counter's sum.
    record Count(MeterId id, long sum) implements Reading {}

    /// A gauge's value.
    record Level(MeterId id, double value) implements Reading {}

    /// A timer's durations, in nanoseconds.
    record Durations(MeterId id, HistogramSnapshot nanos) implements Reading {}
}
