package spiral.eventloop.js;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The thread of one run, which can be left behind.
///
///     caller --run--> program's thread --ends--------------> outcome --> caller
///                          ^                                    ^
///     Watch --interrupts --+ ... and if that changes nothing ---+ giveUp
///
/// How this works: an engine looks for interrupts between the things it does, and some of them (a
/// power of a large number, a search in an endless list) take for ever. Nobody can end a thread from
/// outside. So the caller waits for the outcome, not for the thread: whoever gives the run up says the
/// outcome, and from then on nobody hears the program any more. The thread is a daemon.
final class ProgramThread {
    private final CompletableFuture<JsOutcome> outcome = new CompletableFuture<>();
    private volatile boolean givenUp; // written once, by whoever gives up

    /// Runs the program to its end, or until it is given up.
    ///
    /// An interrupt of the caller is handed on to the program's thread.
    JsOutcome run(String name, Supplier<JsOutcome> program) {
        Thread thread = Thread.ofPlatform().daemon().name(name).start(() -> complete(program));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return outcome.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    thread.interrupt();
                }
            }
        } catch (ExecutionException failed) {
            throw unchecked(Objects.requireNonNull(failed.getCause()));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // whatever it throws is the caller's
    private void complete(Supplier<JsOutcome> program) {
        try {
            outcome.complete(program.get());
        } catch (Throwable thrown) {
            outcome.completeExceptionally(thrown);
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown; // the program is a supplier
    }

    /// Ends the run with this outcome, whatever the program does.
    void giveUp(JsOutcome last) {
        givenUp = true;
        outcome.complete(last);
    }

    /// Whether the thread was left behind.
    boolean isGivenUp() {
        return givenUp;
    }

    /// Passes on what the program says, for as long as somebody listens.
    <T> Consumer<T> whileHeard(Consumer<T> listener) {
        return said -> {
            if (givenUp) {
                throw new Ended("nobody listens");
            }
            listener.accept(said);
        };
    }
}
