package spiral.queue;

/// How far a running job has come, in its handler's words.
///
/// @param percent 0 to 100
/// @param note a few words, at most [#LONGEST_NOTE] characters
public record Progress(int percent, String note) {
    /// Longest note, in characters.
    public static final int LONGEST_NOTE = 200;

    /// Checks both.
    public Progress {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("progress must be 0 to 100 but was " + percent);
        }
        if (note.length() > LONGEST_NOTE || !NewJob.keepable(note)) {
            throw new IllegalArgumentException(
                    "a progress note must be at most %d characters of Unicode without NUL but was '%s'"
                            .formatted(LONGEST_NOTE, note));
        }
    }

    /// What an attempt says about itself.
    public record Report(Claim claim, Progress progress) {}
}
