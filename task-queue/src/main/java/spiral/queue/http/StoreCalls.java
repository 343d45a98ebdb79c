package spiral.queue.http;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import spiral.queue.StoreException;

/// Speaks with the store on platform threads: a native call on a virtual thread would hold up the
/// few carriers that all requests share. At most [ServerLimits#STORE_THREADS] calls at a time; more
/// wait, and how many can is bounded by the requests at once of each token.
final class StoreCalls implements AutoCloseable {
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    ServerLimits.STORE_THREADS,
                    Thread.ofPlatform().daemon().name("http-store-", 1).factory());

    /// How long a batch may take; the largest needs a few seconds on a slow disk.
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    /// What the store says; its exceptions come through.
    <T> T call(Supplier<T> question) {
        return call(PATIENCE, question);
    }

    /// The same.
    ///
    /// @param patience after which it counts as out of order
    <T> T call(Duration patience, Supplier<T> question) {
        Future<T> reply = threads.submit(question::get);
        try {
            return reply.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (TimeoutException slow) {
            throw new StoreException("the store did not answer within " + patience, slow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StoreException("the server is stopping", stopped);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
