package spiral.eventloop.js;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.PolyglotException.StackFrame;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;

/// Says which limit ended a program, and at which line it was.
record Limits(JsProgram program, JsOptions options) {
    private static final long MEGABYTE = 1 << 20;

    /// It printed too much.
    JsOutcome printed() {
        return JsOutcome.stopped(
                "%s printed more than %,d characters"
                        .formatted(program.name(), options.outputLimit()));
    }

    /// Its time was up.
    ///
    /// @param place where it was, `file:line`; empty if nobody could see it
    JsOutcome time(String place) {
        return JsOutcome.stopped(
                "%s: did not end within %d ms"
                        .formatted(orName(place), options.timeLimit().toMillis()));
    }

    /// The engine ended it.
    JsOutcome engine(PolyglotException stopped) {
        String why =
                isMemory(stopped)
                        ? memory()
                        : stopped.isResourceExhausted()
                                ? "executed more than %,d statements"
                                        .formatted(options.statementLimit())
                                : String.valueOf(stopped.getMessage());
        return JsOutcome.stopped(orName(place(stopped)) + ": " + why);
    }

    /// It needed too much memory.
    static String memory() {
        return "needed more than the %,d MB of memory there are"
                .formatted(Runtime.getRuntime().maxMemory() / MEGABYTE);
    }

    private static boolean isMemory(PolyglotException stopped) {
        return stopped.isResourceExhausted()
                && !String.valueOf(stopped.getMessage()).startsWith("Statement count limit");
    }

    // the innermost line of the program that the engine was in when it threw this
    private static String place(PolyglotException thrown) {
        Stream<@Nullable SourceSection> frames =
                StreamSupport.stream(thrown.getPolyglotStackTrace().spliterator(), false)
                        .filter(StackFrame::isGuestFrame)
                        .map(StackFrame::getSourceLocation);
        return Stream.concat(Stream.ofNullable(thrown.getSourceLocation()), frames)
                .filter(Limits::isOfTheProgram)
                .map(Names::place)
                .findFirst()
                .orElse("");
    }

    private static boolean isOfTheProgram(@Nullable SourceSection section) {
        return section != null && section.isAvailable() && !section.getSource().isInternal();
    }

    private String orName(String place) {
        return place.isEmpty() ? program.name() : place;
    }
}
