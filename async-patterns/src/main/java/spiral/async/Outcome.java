package spiral.async;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// How a piece of work ended: with a value, with a failure, or because nobody wanted it any more.
///
/// This is the one door through which throwables enter the library. The JDK wraps them differently
/// depending on where one listens (the same failure is raw at the source and inside a
/// [CompletionException] one step later), so a rule such as "retry on IOException" would sometimes
/// see what it waits for and sometimes not. Behind this door there are no wrappers.
public sealed interface Outcome<T extends @Nullable Object> {
    /// It ended with a value.
    record Success<T extends @Nullable Object>(T value) implements Outcome<T> {}

    /// It failed; the cause is what was first thrown.
    record Failure<T extends @Nullable Object>(Throwable cause) implements Outcome<T> {}

    /// It was cancelled, and so neither succeeded nor failed.
    record Cancelled<T extends @Nullable Object>() implements Outcome<T> {}

    /// Reads the pair that `whenComplete` and `handle` pass: thrown decides, else the value counts.
    static <T extends @Nullable Object> Outcome<T> of(T value, @Nullable Throwable thrown) {
        return thrown == null ? new Success<>(value) : failure(thrown);
    }

    /// What was thrown, as an outcome.
    static <T extends @Nullable Object> Outcome<T> failure(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        return cause instanceof CancellationException ? new Cancelled<>() : new Failure<>(cause);
    }

    /// The throwable inside the JDK's wrappers; the throwable itself if it is not wrapped.
    static Throwable unwrapped(Throwable thrown) {
        Throwable inner = thrown;
        while (inner instanceof CompletionException || inner instanceof ExecutionException) {
            Throwable cause = inner.getCause();
            if (cause == null) {
                return inner;
            }
            inner = cause;
        }
        return inner;
    }

    /// The same as an exception to throw; an error is thrown on the spot.
    static Exception raised(Throwable thrown) {
        Throwable inner = unwrapped(thrown);
        if (inner instanceof Error error) {
            throw error;
        }
        return inner instanceof Exception exception ? exception : new CompletionException(inner);
    }
}
