package spiral.eventloop.js;

import java.util.Optional;

/// How a program ended.
///
/// @param exitCode what Node would exit with; [#STOPPED] if a limit ended it
/// @param limit the sentence that says which limit ended the program and where it was; empty if it
///         ended by itself
/// @param note what the run could not do or show because this version of the engine is another than
///         the one we know; empty with the one that we bring
public record JsOutcome(int exitCode, Optional<String> limit, Optional<String> note) {
    /// The exit code of a program that was stopped from outside.
    public static final int STOPPED = 124;

    static JsOutcome exited(int code) {
        return new JsOutcome(code, Optional.empty(), Optional.empty());
    }

    static JsOutcome stopped(String sentence) {
        return new JsOutcome(STOPPED, Optional.of(sentence), Optional.empty());
    }

    /// The same, with a note.
    JsOutcome noting(String newNote) {
        return new JsOutcome(exitCode, limit, Optional.of(newNote));
    }
}
