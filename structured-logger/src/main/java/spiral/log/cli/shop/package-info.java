/// A small shop with three services, which logs as a real one would, on a clock and chance of its
/// own.
///
///     gateway --traceparent--> orders --traceparent--> bank
///        |                       |                      |
///     gateway.jsonl          orders.jsonl           bank.jsonl
///
/// Start at [spiral.log.cli.shop.Shop]; [spiral.log.cli.shop.SlowTuesday] hides a mystery in it.
@NullMarked
package spiral.log.cli.shop;

import org.jspecify.annotations.NullMarked;
