package spiral.console;

import java.util.Collection;

/// A mistake or a lack that the person at the keyboard can mend: one sentence and an exit code.
/// [Commands] prints the sentence alone, without a stack trace.
@SuppressWarnings("serial") // thrown and shown, never serialised
public sealed class UserError extends RuntimeException permits SourceError, OutputClosed {
    private final int exitCode;

    /// The command line or a file is wrong ([Exit#USAGE]).
    public UserError(String sentence) {
        this(sentence, Exit.USAGE);
    }

    UserError(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /// The machine lacks something: a readable folder, a free port ([Exit#ENVIRONMENT]).
    public static UserError environment(String sentence) {
        return new UserError(sentence, Exit.ENVIRONMENT);
    }

    /// Nobody knows this name: says which one was probably meant, or lists `known`.
    ///
    /// @param kind what is named, such as `"job type"`
    public static UserError unknown(String kind, String name, Collection<String> known) {
        var sentence = "unknown %s '%s'".formatted(kind, name);
        return new UserError(
                DidYouMean.among(name, known)
                        .map(near -> "%s; did you mean '%s'?".formatted(sentence, near))
                        .orElseGet(() ->
                                "%s; known: %s".formatted(sentence, String.join(", ", known))));
    }

    /// What the process should answer to its caller: one of [Exit].
    public final int exitCode() {
        return exitCode;
    }

    /// The sentence: an exception without a text does not get here.
    @Override
    public final String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
