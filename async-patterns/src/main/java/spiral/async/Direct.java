package spiral.async;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Where every stack of policies ends: the work itself.
final class Direct implements Policy {
    static final Direct DIRECT = new Direct();

    private Direct() {}

    /// The work under that policy; what breaks there is a failed future, whatever it promised.
    static <T extends @Nullable Object> CompletableFuture<T> guarded(Policy inner, Task<T> task) {
        return Futures.start(() -> inner.run(task));
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> run(Task<T> task) {
        return Futures.start(task);
    }

    @Override
    public <T extends @Nullable Object> T call(Callable<T> body) throws Exception {
        return body.call();
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> run(Policy inner, Task<T> task) {
        return inner.run(task);
    }

    @Override
    public <T extends @Nullable Object> T call(Policy inner, Callable<T> body) throws Exception {
        return inner.call(body);
    }
}
