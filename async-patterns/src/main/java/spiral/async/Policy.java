package spiral.async;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A rule about when, how often and whether to do work; rules stack like the skins of an onion.
///
///     Policy careful = Policy.of(retry, breaker, limiter, timeOut);    // outermost first
///
///     careful.run(task)     retry( breaker( limiter( timeOut( task ))))       a future, no thread
///     careful.call(body)    the same rules on the caller's own, possibly virtual, thread
///
/// What every policy promises: cancelling the future that [#run] returned stops what it started and
/// gives back what it held, and so does interrupting the thread of a [#call]. Rules see failures
/// without the JDK's wrappers.
///
/// A policy of one's own implements the two methods that take an `inner` policy.
public interface Policy {
    /// Does the work under this rule. Nothing is thrown: a refusal is a failed future.
    default <T extends @Nullable Object> CompletableFuture<T> run(Task<T> task) {
        return run(none(), task);
    }

    /// Does the work under this rule, here and now.
    ///
    /// @throws Rejected if a policy refuses the call
    /// @throws Exception what the body throws
    default <T extends @Nullable Object> T call(Callable<T> body) throws Exception {
        return call(none(), body);
    }

    /// As [#run(Task)], with the rules of `inner` inside this one, each time the work is started.
    <T extends @Nullable Object> CompletableFuture<T> run(Policy inner, Task<T> task);

    /// As [#call(Callable)], with the rules of `inner` inside this one, each time the body is
    /// called.
    <T extends @Nullable Object> T call(Policy inner, Callable<T> body) throws Exception;

    /// No rule at all: the work itself.
    static Policy none() {
        return Direct.DIRECT;
    }

    /// All of these rules, outermost first. Its `toString` prints them in order, with what is
    /// doubtful about the order; see [PolicyStack#doubts].
    static PolicyStack of(Policy outermost, Policy... inner) {
        return PolicyStack.of(outermost, List.of(inner));
    }
}
