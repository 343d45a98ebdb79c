package spiral.learn;

import java.util.List;
import java.util.Locale;

/// A slip that many people make, how it shows, and what to say about it.
///
/// @param name the folder in `wrong/` that makes it on purpose
/// @param when the first failing rule is one of these sentences; [#ANY] leaves it open
/// @param text words that the failure's text must all hold
/// @param also rules that must fail, too
/// @param holds rules that must hold
/// @param say what the learner is told
public record Mistake(
        String name,
        List<String> when,
        List<String> text,
        List<String> also,
        List<String> holds,
        String say) {

    /// In place of a sentence: whichever rule it is.
    public static final String ANY = "any";

    /// True when the run shows this slip.
    public boolean matches(Run run) {
        return run.reason()
                        .map(reason -> isMade(reason) && begins(run) && says(reason))
                        .orElse(false)
                && also.stream().allMatch(run::fails)
                && holds.stream().allMatch(run::holds);
    }

    // what is still to be written is no slip
    private static boolean isMade(Failure reason) {
        return reason.kind() != Failure.Kind.TODO;
    }

    private boolean begins(Run run) {
        return when.contains(ANY)
                || run.firstFailing()
                        .map(first -> when.contains(first.rule().sentence()))
                        .orElse(false);
    }

    private boolean says(Failure reason) {
        var said = reason.text().toLowerCase(Locale.ROOT);
        return text.stream().allMatch(words -> said.contains(words.toLowerCase(Locale.ROOT)));
    }
}
