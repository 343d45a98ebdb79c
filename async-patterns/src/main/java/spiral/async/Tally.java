package spiral.async;

/// What a closed circuit remembers of its calls where the bits of [BreakerState.Closed] are not
/// enough: how many were bad, and how many slow.
interface Tally {
    /// Counts a call.
    ///
    /// @return true if the circuit is to be opened
    boolean record(boolean failed, boolean slow, long now);

    /// Would a good, quick call leave this as it is, for ever?
    boolean unmovedBySuccess();

    /// Are so many of so many calls enough to open the circuit?
    static boolean tooMany(long bad, int percent, long calls) {
        return bad > 0 && bad * 100 >= percent * calls;
    }
}
