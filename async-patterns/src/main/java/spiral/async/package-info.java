/// Patterns for code that waits: each one a small class that starts other code, and decides when,
/// how often, and whether at all.
///
///                         +---------------- cancel, time-out, interrupt ----------------+
///                         v                                                             |
///     your Task ---> Policy.of(outermost, ..., innermost) ----------------> future or value
///                         |
///                         +-- Retry  CircuitBreaker  RateLimiter  Bulkhead  TimeOut
///                         +-- Hedge  Fallback  AdaptiveLimit
///
///     asks (pure: time and chance are arguments)      acts
///     Backoff  TokenBucket  BreakerRules  Rhythm      Scheduler: system | Virtual
///
///     many futures ---> Futures.all  any  race  allSettled  zip  mapLimit ---> one future
///
/// Read in this order:
///
/// 1. [Outcome] and [Futures], then `All`, `Race` and `MapLimit`: how work ends, many made into one.
/// 2. [Scheduler] and [VirtualScheduler]: where time comes from, and how tests hold it in the hand.
/// 3. [Policy] and [PolicyStack]: one rule, and many as one.
/// 4. [Backoff], [Jitter], `RetryLoop` and [Retry]: decide purely, act in one place.
/// 5. [TokenBucket], `Line` and [RateLimiter]: one number, and a line before it; the same line
///    before the places of a [Bulkhead].
/// 6. [BreakerState], [BreakerRules] and [CircuitBreaker]: a state machine that a store can hold.
/// 7. `Deadline` and [TimeOut], [Hedge], [Fallback], [AdaptiveLimit], [SingleFlight]: small ones.
/// 8. `Rhythm`, [Debouncer] and [Throttler]: many calls, one run.
/// 9. `SystemScheduler`, and the wheel in `spiral.async.wheel`: a million timers, one thread.
///
/// What holds everywhere: cancelling a result stops what it started and gives back what it held;
/// rules see throwables without the JDK's wrappers; no callback runs under a lock; nothing here
/// reads a clock or rolls dice by itself, but for the adapter `SystemScheduler`.
@NullMarked
package spiral.async;

import org.jspecify.annotations.NullMarked;
