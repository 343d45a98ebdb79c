package spiral.async;

/// How chance spreads a delay, so that callers which failed together do not come back together.
///
/// The names and formulas are those of Marc Brooker, "Exponential Backoff and Jitter", AWS
/// Architecture Blog, 2015. `step` stands for the delay without jitter, such as
/// min(cap, first · 2^(attempt − 1)).
public enum Jitter {
    /// The step itself: predictable, and so a herd stays a herd.
    NONE,
    /// Anything from 0 to the step: the least total work under contention. The usual choice.
    FULL,
    /// Half of the step for certain, the other half by chance: never hurries back at once.
    EQUAL,
    /// Anything from `first` to three times the previous delay: grows by its own draws.
    DECORRELATED
}
