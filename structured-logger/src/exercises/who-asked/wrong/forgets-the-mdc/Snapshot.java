package spiral.log.context;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import spiral.log.Context;
import spiral.log.Logging;

/// The context of one moment, MDC and scope, to be taken to another thread.
///
///     Snapshot here = Snapshot.take();
///     future.thenApply(here.function(order -> charge(order)));
///     subtasks.fork(here.callable(() -> charge(order)));
///
/// Code that is wrapped sees exactly this context while it runs; afterwards the thread has back
/// what it had before, whether the code returned or threw. Immutable.
public final class Snapshot {
    private final Logging.Provider provider;
    private final Context mdc;
    private final Context scope;

    private Snapshot(Logging.Provider provider, Context mdc, Context scope) {
        this.provider = provider;
        this.mdc = mdc;
        this.scope = scope;
    }

    /// The context of the calling thread, now.
    public static Snapshot take() {
        return take(Logging.provider());
    }

    /// The same for loggers that are not those of the process.
    public static Snapshot take(Logging.Provider provider) {
        return new Snapshot(provider, provider.context(), Scope.current());
    }

    /// Runs code in this context and gives its result.
    public <T extends @Nullable Object> T call(Callable<T> code) throws Exception {
        Context before = provider.context();
        try {
            return Scope.of(scope).call(code);
        } finally {
            provider.context(before);
        }
    }

    /// Runs code in this context.
    public void run(Runnable code) {
        Context before = provider.context();
        try {
            Scope.of(scope).run(code);
        } finally {
            provider.context(before);
        }
    }

    /// The same code, in this context.
    public Runnable runnable(Runnable code) {
        return () -> run(code);
    }

    /// The same code, in this context.
    public <T extends @Nullable Object> Callable<T> callable(Callable<T> code) {
        return () -> call(code);
    }

    /// The same code, in this context.
    public <T extends @Nullable Object> Supplier<T> supplier(Supplier<T> code) {
        return () -> {
            try {
                return call(code::get);
            } catch (RuntimeException unchecked) {
                throw unchecked;
            } catch (Exception impossible) { // a supplier has no other
                throw new IllegalStateException(impossible);
            }
        };
    }

    /// The same code, in this context.
    public <A extends @Nullable Object, T extends @Nullable Object> Function<A, T> function(
            Function<A, T> code) {
        return argument -> supplier(() -> code.apply(argument)).get();
    }

    /// The same code, in this context.
    public <A extends @Nullable Object> Consumer<A> consumer(Consumer<A> code) {
        return argument -> run(() -> code.accept(argument));
    }
}
