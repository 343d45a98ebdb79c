package spiral.async;

import static spiral.async.Checks.atLeast;
import static spiral.async.Checks.within;

/// What a circuit breaker remembers: an immutable value of a few numbers, which fits one reference
/// in memory or one row in a store, and can be rebuilt from that row in another process.
///
///              too many failures                     openFor is over, somebody asks
///     Closed ---------------------> Open ------------------------------------------+
///       ^                            ^                                             v
///       |                            +---------- a probe fails ------------- HalfOpen
///       +----------------- `probes` probes succeed -------------------------------+
///
/// Every arrow raises the generation by one. A result carries the generation in which its call
/// began, and is dropped where that has passed: what began before the circuit opened says nothing
/// about the service now.
///
/// [BreakerRules] moves from state to state. Instants are nanoseconds of whatever clock the caller
/// passes to it; processes that share a state must share that clock.
public sealed interface BreakerState {
    /// How many times the circuit has changed its kind. Grows for ever, never repeats.
    long generation();

    /// All calls pass, and their outcomes are remembered.
    ///
    /// @param generation see [BreakerState#generation]
    /// @param failures the latest outcomes, one bit each, the newest in bit 0; 1 is a failure
    /// @param calls how many of these bits are known, from 0 to the window's size
    record Closed(long generation, long failures, int calls) implements BreakerState {
        /// Checks what a store may have held.
        public Closed {
            within(0, BreakerRules.LARGEST_WINDOW, "calls", calls);
        }

        /// How many of the remembered calls failed.
        public int failed() {
            return Long.bitCount(failures);
        }

        /// The window one outcome later; this same object if nothing would change.
        Closed after(boolean success, int window) {
            long bits = ((failures << 1) | (success ? 0 : 1)) & (-1L >>> (Long.SIZE - window));
            int known = Math.min(calls + 1, window);
            return bits == failures && known == calls ? this : new Closed(generation, bits, known);
        }
    }

    /// No call passes.
    ///
    /// @param generation see [BreakerState#generation]
    /// @param until the instant from which probes are let through, in nanoseconds
    record Open(long generation, long until) implements BreakerState {}

    /// A few probes may pass; their outcomes decide.
    ///
    /// @param generation see [BreakerState#generation]
    /// @param succeeded how many probes have come back well
    /// @param outstanding how many places are held by probes that have not come back
    /// @param leaseUntil the instant at which those places are free again, whatever became of the
    ///     probes, in nanoseconds; without meaning while `outstanding` is 0
    record HalfOpen(long generation, int succeeded, int outstanding, long leaseUntil)
            implements BreakerState {
        /// Checks what a store may have held.
        public HalfOpen {
            atLeast(0, "succeeded", succeeded);
            atLeast(0, "outstanding", outstanding);
        }
    }
}
