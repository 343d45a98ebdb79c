package spiral.log.json;

/// Says which values are secrets, by the names on the way to them.
///
/// A place is a number that only the implementation understands: [#start], then one [#step] for
/// each name further in. Arrays are no step: each element is at the place of its array. Asked by
/// many threads at once.
public interface Redaction {
    /// Hides nothing.
    Redaction NONE =
            new Redaction() {
                @Override
                public long start() {
                    return NOWHERE;
                }

                @Override
                public long step(long place, String name) {
                    return NOWHERE;
                }
            };

    /// A place from which no secret can be reached any more.
    long NOWHERE = 0;

    /// The place of a secret.
    long HIDDEN = Long.MIN_VALUE;

    /// What is written in its stead.
    String MARK = "(redacted)";

    /// The place outside all values.
    long start();

    /// The place of the member with this name; a dot in a name counts as a step of its own.
    long step(long place, String name);

    /// A place that hides what any of these two hides, for a value that has two names.
    default long either(long one, long other) {
        return one == other || other == NOWHERE ? one : one == NOWHERE ? other : HIDDEN;
    }
}
