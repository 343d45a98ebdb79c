package spiral.eventloop.js;

import java.util.function.Consumer;

/// Where a program's text goes, in the pieces in which it was printed, line ends included.
///
/// @param out standard output
/// @param err standard error: `console.error`, warnings, and the error that ended the program
public record JsOutput(Consumer<String> out, Consumer<String> err) {
    /// Takes both streams and keeps neither.
    public static JsOutput discarding() {
        return new JsOutput(_ -> {}, _ -> {});
    }

    /// Appends both streams to these.
    public static JsOutput to(StringBuilder out, StringBuilder err) {
        return new JsOutput(out::append, err::append);
    }
}
