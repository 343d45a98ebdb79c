package spiral.async;

/// What a closed circuit remembers of its calls where the bits of [BreakerState.Closed] are not
/// enough: how many were bad, and how many slow.
sealed interface Tally permits CountTally, TimeTally {
    /// The count one call later; this same object where nothing changes, or where it counts in
    /// place.
    Tally after(boolean failed, boolean slow, long now);

    /// Has it seen enough to open the circuit?
    boolean trips(long now);

    /// Would a good, quick call leave this as it is, for ever?
    boolean unmovedBySuccess();

    /// When a count opens the circuit.
    ///
    /// @param window how many of the latest calls count, where calls are counted
    /// @param minimumCalls how many calls there must be before they are judged
    /// @param failurePercent the share of failures that opens the circuit
    /// @param slowPercent the share of slow calls that does
    record Limits(int window, int minimumCalls, int failurePercent, int slowPercent) {
        static Limits of(BreakerRules rules) {
            return new Limits(rules.window(), rules.minimumCalls(), rules.failurePercent(), 100);
        }

        Limits over(int calls, int minimum) {
            return new Limits(calls, minimum, failurePercent, slowPercent);
        }

        Limits slow(int percent) {
            return new Limits(window, minimumCalls, failurePercent, percent);
        }

        boolean reached(long calls, long failed, long slow) {
            return calls >= minimumCalls
                    && (tooMany(failed, failurePercent, calls)
                            || tooMany(slow, slowPercent, calls));
        }

        private static boolean tooMany(long bad, int percent, long calls) {
            return bad > 0 && bad * 100 >= percent * calls;
        }
    }
}
