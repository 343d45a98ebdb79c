/// Patterns for code that waits: each one a small class that starts other code, and decides when,
/// how often, and whether at all.
///
///                          +--------------------- cancel, time-out ----------------------+
///                          v                                                             |
///     your Task ---> Retry | RateLimiter | CircuitBreaker | Debouncer | Throttler ---> future
///                          |                                                             ^
///                    asks  v   acts                                                      |
///              Backoff, TokenBucket, BreakerRules        Scheduler: system | Virtual    Outcome
///              (pure: time and chance are arguments)     (the only clock, the only wait)
///
///     many futures ---> Futures.all | Futures.race ---> one future
///
/// Read in this order:
///
/// 1. [Outcome] and [Futures], then `All` and `Race`: how work ends, and many made into one.
/// 2. [Scheduler] and [VirtualScheduler]: where time comes from, and how tests hold it in the hand.
/// 3. [Backoff], [Jitter] and [Retry]: decide purely, act in one place.
/// 4. [TokenBucket] and [RateLimiter]: one number, and a line behind it.
/// 5. [BreakerState], [BreakerRules] and [CircuitBreaker]: a state machine that a store can hold.
/// 6. [TrailingEdge], [Debouncer] and [Throttler]: many calls, one run.
///
/// What holds everywhere: cancelling a result stops what it started and gives back what it held;
/// rules see throwables without the JDK's wrappers; no callback runs under a lock; nothing here
/// reads a clock or rolls dice by itself.
@NullMarked
package spiral.async;

import org.jspecify.annotations.NullMarked;
