/// Numbers about a running program: counters, gauges, timers with percentiles.
///
///     done.increment() ------> Counter ---+
///     wait.record(duration) -> Timer -----+--> Registry --readings()--> Count, Level, Durations
///     () -> queue.size() ----> Gauge -----+                                            |
///                                                                                      v
///     Timer --> Histogram --value--> Buckets (log-linear) --snapshot()--> HistogramSnapshot
///                                                                         p50, p95, p99, plus, minus
///
/// Start at [spiral.log.metrics.Registry]; the idea is in [spiral.log.metrics.Buckets]. Nothing
/// here reads a clock.
@NullMarked
package spiral.log.metrics;

import org.jspecify.annotations.NullMarked;
