package spiral.learn;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a rule does not hold yet.
///
/// @param type the simple class name of what was thrown; empty where nothing was
/// @param message its text, empty without one
/// @param expected what the assertion wanted, where it says so
/// @param got what came instead, where it says so
/// @param frames the stack, innermost first, at most [#MOST_FRAMES]
public record Failure(
        Kind kind,
        String type,
        String message,
        @Nullable String expected,
        @Nullable String got,
        List<Frame> frames) {

    /// How many lines of a stack are kept.
    public static final int MOST_FRAMES = 120;

    /// What sort of thing happened.
    public enum Kind {
        /// The suite looked and saw something else.
        ASSERTION,
        /// The learner's code says that this part is still to be written.
        TODO,
        /// The code threw what nobody asked for.
        EXCEPTION,
        /// It called itself too deep.
        OVERFLOW,
        /// It asked for more memory than there is.
        MEMORY,
        /// It was still running when the time was over.
        ENDLESS,
        /// It was still waiting when the time was over.
        WAITING,
        /// It ended the whole program.
        EXIT,
        /// The suite calls what the class no longer has.
        LINKAGE;

        /// The word that a page's `text:` line knows it by, empty for the everyday ones.
        String word() {
            return switch (this) {
                case ASSERTION, TODO, EXCEPTION -> "";
                case WAITING -> "endless: waiting: ";
                default -> name().toLowerCase(Locale.ROOT) + ": ";
            };
        }
    }

    /// The failure on one line, as the page's `text:` lines see it.
    public String text() {
        return (kind.word() + type + ": " + message).replaceAll("\\s+", " ").strip();
    }
}
