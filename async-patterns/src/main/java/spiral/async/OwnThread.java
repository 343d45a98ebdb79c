package spiral.async;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The future of a blocking body on a virtual thread of its own. Whoever cancels it is free at
/// once, even if the body does not care about its interruption.
final class OwnThread<T extends @Nullable Object> extends CompletableFuture<T> {
    private final Thread thread;

    private OwnThread(Callable<T> body) {
        thread = Thread.ofVirtual().unstarted(() -> work(body));
    }

    static <T extends @Nullable Object> CompletableFuture<T> start(Callable<T> body) {
        var started = new OwnThread<>(body);
        started.thread.start();
        return started;
    }

    private void work(Callable<T> body) {
        try {
            complete(body.call());
        } catch (Throwable failure) {
            completeExceptionally(failure);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            thread.interrupt();
        }
        return cancelled;
    }
}
