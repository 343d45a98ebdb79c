package spiral.eventloop.js;

import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;

/// Says on standard error which error ended the program: the line with a caret, the error as
/// `console.log` shows it, and what is here instead of something that is not.
final class Complaint {
    private Complaint() {}

    static void about(Value value, Object error, JsWorld world, Printer printer) {
        if (error instanceof JsError thrown) {
            place(thrown).ifPresent(section -> picture(section, printer));
        }
        Value shown = world.call(world.page("inspect").getMember("uncaught"), value);
        printer.say(shown.asString());
    }

    // where it was thrown, or the line of the program that called what threw it
    private static Optional<SourceSection> place(JsError error) {
        PolyglotException thrown = error.thrown();
        return Stream.concat(
                        Stream.ofNullable(thrown.getSourceLocation()),
                        StreamSupport.stream(thrown.getPolyglotStackTrace().spliterator(), false)
                                .filter(PolyglotException.StackFrame::isGuestFrame)
                                .flatMap(frame -> Stream.ofNullable(frame.getSourceLocation())))
                .filter(section -> section.isAvailable() && !section.getSource().isInternal())
                .findFirst();
    }

    private static void picture(SourceSection section, Printer printer) {
        String line = String.valueOf(section.getSource().getCharacters(section.getStartLine()));
        int wrapper = line.startsWith(JsWorld.WRAPPER) ? JsWorld.WRAPPER.length() : 0;
        printer.say(section.getSource().getName() + ":" + section.getStartLine());
        printer.say(line.substring(wrapper));
        printer.say(" ".repeat(Math.max(0, section.getStartColumn() - 1 - wrapper)) + "^");
        printer.say("");
    }
}
