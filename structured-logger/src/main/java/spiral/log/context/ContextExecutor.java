package spiral.log.context;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import spiral.log.Logging;

/// An executor whose tasks run in the context of the thread that submitted them, and leave nothing
/// of it behind in the thread that ran them.
///
///     try (ExecutorService pool = ContextExecutor.around(Executors.newFixedThreadPool(4))) { … }
public final class ContextExecutor extends AbstractExecutorService {
    private final ExecutorService inner;
    private final Logging.Provider provider;

    private ContextExecutor(ExecutorService inner, Logging.Provider provider) {
        this.inner = inner;
        this.provider = provider;
    }

    /// The same pool, with context.
    public static ExecutorService around(ExecutorService pool) {
        return around(pool, Logging.provider());
    }

    /// The same for loggers that are not those of the process.
    public static ExecutorService around(ExecutorService pool, Logging.Provider provider) {
        return new ContextExecutor(pool, provider);
    }

    /// The same executor, with context.
    public static Executor of(Executor executor) {
        return task -> executor.execute(Snapshot.take().runnable(task));
    }

    @Override
    public void execute(Runnable task) {
        inner.execute(Snapshot.take(provider).runnable(task));
    }

    @Override
    public void shutdown() {
        inner.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return inner.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return inner.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return inner.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return inner.awaitTermination(timeout, unit);
    }
}
