package spiral.log.slf4j;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks objects of the caller, which may throw; nothing is ever thrown into the caller of a logger.
final class Safely {
    private Safely() {}

    /// The answer, or a note in its place that there was none.
    static @Nullable Object ask(Supplier<? extends @Nullable Object> question) {
        try {
            return question.get();
        } catch (Throwable failure) {
            return "(failed: " + failure.getClass().getName() + ")";
        }
    }
}
