/// Which events are worth a line when there are too many.
///
///     new Below(WARN, new FirstPer(100, ofSeconds(1)).then(new OneIn(10)))
///
///     ERROR, WARN ------------------------------------------> written
///     the rest --> first 100 per second --> one in 10 ------> written
///                           |                   |
///                           +----- counted -----+--> a line with log.suppressed 900
///
/// A constant share ([spiral.log.sample.OneIn], [spiral.log.sample.TraceShare]), a constant limit
/// ([spiral.log.sample.FirstPer], [spiral.log.sample.Burst]), or a share that is steered so that
/// the limit is met ([spiral.log.sample.Budget]); for all together, per key, or by level.
///
/// Start at [spiral.log.sample.OneIn]. To add a sampler: one class that implements
/// [spiral.log.Sampler], one subclass of `SamplerContract`.
@NullMarked
package spiral.log.sample;

import org.jspecify.annotations.NullMarked;
