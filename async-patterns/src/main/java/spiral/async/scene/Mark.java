package spiral.async.scene;

/// Something that happened at an instant, or lasted from one instant to another.
///
/// @param kind what it was
/// @param from when it began, in milliseconds since the curtain rose
/// @param to when it ended; equal to `from` for an instant
/// @param count the number that a [Kind#COUNT] shows, 0 otherwise
public record Mark(Kind kind, long from, long to, int count) {
    /// True if it did not last.
    public boolean instant() {
        return from == to;
    }
}
