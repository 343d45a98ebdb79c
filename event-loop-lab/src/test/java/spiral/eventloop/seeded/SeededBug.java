package spiral.eventloop.seeded;

/// A small change of our sources that makes the order wrong.
///
/// @param rule what is no longer kept
/// @param file where, below `spiral/eventloop`
/// @param right the text that is replaced, which stands there once
/// @param wrong what takes its place
record SeededBug(String rule, String file, String right, String wrong) {
    @Override
    public String toString() {
        return rule;
    }
}
