package spiral.async;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Work that a policy can start, perhaps more than once.
///
/// Who cancels a policy's result cancels the stage that this returned, as far as
/// `toCompletableFuture()` leads to the work itself.
@FunctionalInterface
public interface Task<T extends @Nullable Object> {
    /// Begins the work and returns at once. Whatever is thrown counts as a failure of the work.
    CompletionStage<T> start() throws Exception;

    /// Blocking code as a task: each start runs it on a virtual thread of its own, which is
    /// interrupted when the stage is cancelled.
    static <T extends @Nullable Object> Task<T> blocking(Callable<T> body) {
        return () -> OwnThread.start(body);
    }
}
