package spiral.learn.worker;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.JUnitException;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;
import spiral.learn.Failure;
import spiral.learn.Failure.Kind;

/// Makes a [Failure] of what a test threw.
final class Failures {
    private static final Pattern TODO =
            Pattern.compile("UnsupportedOperationException:? (TODO[^\n]*)");

    private Failures() {}

    static Failure of(Throwable thrown) {
        var cause = unwrap(thrown);
        var message = Objects.requireNonNullElse(cause.getMessage(), "");
        var todo = TODO.matcher(cause.getClass().getSimpleName() + ": " + message);
        if (todo.find()) {
            return failure(Kind.TODO, cause, todo.group(1));
        }
        return failure(kind(cause), cause, message);
    }

    private static Failure failure(Kind kind, Throwable cause, String message) {
        return new Failure(
                kind,
                cause.getClass().getSimpleName(),
                message,
                expected(cause),
                got(cause),
                Stacks.frames(cause.getStackTrace()));
    }

    // JUnit wraps what it meets while it looks at a suite; a static block that throws is not a
    // missing member
    private static Throwable unwrap(Throwable thrown) {
        var cause = thrown.getCause();
        var wrapped =
                thrown instanceof JUnitException || thrown instanceof ExceptionInInitializerError;
        return wrapped && cause != null ? unwrap(cause) : thrown;
    }

    private static Kind kind(Throwable thrown) {
        return switch (thrown) {
            case AssertionError wanted -> Kind.ASSERTION;
            case LinkageError missing -> Kind.LINKAGE;
            case StackOverflowError deep -> Kind.OVERFLOW;
            case OutOfMemoryError full -> Kind.MEMORY;
            default -> Kind.EXCEPTION;
        };
    }

    private static @Nullable String expected(Throwable thrown) {
        return thrown instanceof AssertionFailedError error ? text(error.getExpected()) : null;
    }

    private static @Nullable String got(Throwable thrown) {
        return thrown instanceof AssertionFailedError error ? text(error.getActual()) : null;
    }

    private static @Nullable String text(@Nullable ValueWrapper value) {
        return value == null ? null : value.getStringRepresentation();
    }
}
