package spiral.async;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one listener of a policy, or none. A policy asks [#listens] before it makes an [Event], so
/// that nothing is allocated for nobody.
///
/// What a listener throws goes to the thread's handler of uncaught exceptions, never to the call.
final class Listener {
    static final Listener NONE = new Listener(null);

    private final @Nullable Consumer<? super Event> consumer;

    private Listener(@Nullable Consumer<? super Event> consumer) {
        this.consumer = consumer;
    }

    static Listener of(Consumer<? super Event> consumer) {
        return new Listener(consumer);
    }

    boolean listens() {
        return consumer != null;
    }

    /// The same turn; one that has been refused already is told.
    CompletableFuture<@Nullable Void> told(CompletableFuture<@Nullable Void> turn) {
        if (listens()
                && turn.isCompletedExceptionally()
                && turn.exceptionNow() instanceof Rejected refusal) {
            tell(new Event.Refused(refusal));
        }
        return turn;
    }

    /// The same refusal, told.
    <R extends Rejected> R told(R refusal) {
        if (listens()) {
            tell(new Event.Refused(refusal));
        }
        return refusal;
    }

    void tell(Event event) {
        if (consumer == null) {
            return;
        }
        try {
            consumer.accept(event);
        } catch (RuntimeException | Error surprise) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, surprise);
        }
    }
}
