package spiral.async;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Puts something else in the place of a failure.
///
///     work     ------x            the newest prices
///     result         *            yesterday's prices
///
/// The value has to be of the type of the calls that it serves: keep one fallback for each type.
/// Cancelled and interrupted work stays cancelled. A value.
public final class Fallback implements Policy {
    private final Function<? super Throwable, ? extends @Nullable Object> answer;
    private final Predicate<? super Throwable> serves;
    private final Listener listener;

    private Fallback(
            Function<? super Throwable, ? extends @Nullable Object> answer,
            Predicate<? super Throwable> serves,
            Listener listener) {
        this.answer = answer;
        this.serves = serves;
        this.listener = listener;
    }

    /// This value, after any exception.
    public static Fallback to(@Nullable Object value) {
        return by(failure -> value);
    }

    /// What the function makes of the failure, after any exception.
    public static Fallback by(Function<? super Throwable, ? extends @Nullable Object> answer) {
        return new Fallback(answer, Exception.class::isInstance, Listener.NONE);
    }

    /// The same after such failures only; sees them without the JDK's wrappers.
    public Fallback on(Predicate<? super Throwable> serves) {
        return new Fallback(answer, serves, listener);
    }

    /// Tells this listener of each failure that was replaced.
    public Fallback listener(Consumer<? super Event> listener) {
        return new Fallback(answer, serves, Listener.of(listener));
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> run(Policy inner, Task<T> task) {
        return Futures.following(Direct.guarded(inner, task), new CompletableFuture<>(), this::end);
    }

    @SuppressWarnings("unchecked") // promised by whoever made the fallback
    private <T extends @Nullable Object> void end(CompletableFuture<T> result, Outcome<T> outcome) {
        if (!(outcome instanceof Outcome.Failure<T>(Throwable cause))) {
            Futures.end(result, outcome);
            return;
        }
        try {
            if (serves.test(cause)) {
                result.complete((T) answer(cause));
            } else {
                result.completeExceptionally(cause);
            }
        } catch (Throwable broken) {
            result.completeExceptionally(broken);
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // promised by whoever made the fallback
    public <T extends @Nullable Object> T call(Policy inner, Callable<T> body) throws Exception {
        try {
            return inner.call(body);
        } catch (InterruptedException | CancellationException unwanted) {
            throw unwanted;
        } catch (Throwable thrown) {
            Throwable failure = Outcome.unwrapped(thrown);
            if (serves.test(failure)) {
                return (T) answer(failure);
            }
            throw Outcome.raised(failure);
        }
    }

    private @Nullable Object answer(Throwable failure) {
        if (listener.listens()) {
            listener.tell(new Event.FellBack(failure));
        }
        return answer.apply(failure);
    }

    @Override
    public String toString() {
        return "Fallback";
    }
}
