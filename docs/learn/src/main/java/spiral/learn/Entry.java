package spiral.learn;

import java.time.Instant;

/// Something that a learner did with an exercise.
///
/// @param note what belongs to it: the number of the hint; often empty
public record Entry(Instant when, String exercise, What what, String note) {

    /// What can be done.
    public enum What {
        STARTED,
        HINT,
        RULE,
        LOOKED,
        PASSED,
        RESET
    }
}
