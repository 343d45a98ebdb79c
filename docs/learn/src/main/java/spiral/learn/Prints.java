package spiral.learn;

import java.util.List;

/// What the learner's code printed: shown, never judged.
///
/// @param head the first lines, at most [#KEPT]
public record Prints(long lines, List<String> head) {
    /// How many lines are kept; the others are only counted.
    public static final int KEPT = 20;

    /// More than anybody reads: worth a sentence of its own.
    public static final long FLOOD = 10_000;

    /// Nothing was printed.
    public static final Prints NONE = new Prints(0, List.of());

    public boolean isFlood() {
        return lines > FLOOD;
    }
}
