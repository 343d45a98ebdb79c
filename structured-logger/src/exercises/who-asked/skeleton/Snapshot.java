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
        // TODO step 1: what holds for this thread now; Scope.current() is its scope
        throw new UnsupportedOperationException("TODO step 1: remember the context");
    }

    /// Runs code in this context and gives its result.
    public <T extends @Nullable Object> T call(Callable<T> code) throws Exception {
        // TODO step 1: as run, with a result
        throw new UnsupportedOperationException("TODO step 1: run the code in this context");
    }

    /// Runs code in this context.
    public void run(Runnable code) {
        // TODO step 1: give the thread this context, run, give it back what it had
        // provider.context() is the thread's context, provider.context(other) replaces it;
        // Scope.of(scope).run(code) runs code in a scope
        throw new UnsupportedOperationException("TODO step 1: run the code in this context");
    }

    /// The same code, in this context.
    public Runnable runnable(Runnable code) {
        // TODO step 2: the same code, to be run in this context later
        throw new UnsupportedOperationException("TODO step 2: wrap the code");
    }

    /// The same code, in this context.
    public <T extends @Nullable Object> Callable<T> callable(Callable<T> code) {
        // TODO step 2: the same code, to be run in this context later
        throw new UnsupportedOperationException("TODO step 2: wrap the code");
    }

    /// The same code, in this context.
    public <T extends @Nullable Object> Supplier<T> supplier(Supplier<T> code) {
        // TODO step 2: the same code, to be run in this context later
        throw new UnsupportedOperationException("TODO step 2: wrap the code");
    }

    /// The same code, in this context.
    public <A extends @Nullable Object, T extends @Nullable Object> Function<A, T> function(
            Function<A, T> code) {
        // TODO step 2: the same code, to be run in this context later
        throw new UnsupportedOperationException("TODO step 2: wrap the code");
    }

    /// The same code, in this context.
    public <A extends @Nullable Object> Consumer<A> consumer(Consumer<A> code) {
        // TODO step 2: the same code, to be run in this context later
        throw new UnsupportedOperationException("TODO step 2: wrap the code");
    }
}
