package spiral.async;

import org.jspecify.annotations.Nullable;

/// All that a [CircuitBreaker] knows at a moment, behind its one reference. Immutable, but for the
/// slots of a [TimeTally], which belong to this generation alone.
///
/// @param forced did an operator choose the state, so that the rules are not asked?
/// @param unmoved would a good, quick call leave all this as it is?
/// @param quiet is it enough, then, to see that a call did not fail?
record Circuit(
        BreakerState state, boolean forced, @Nullable Tally tally, boolean unmoved, boolean quiet) {

    static Circuit ruled(BreakerState state, @Nullable Tally tally, BreakerSettings settings) {
        boolean unmoved =
                tally == null ? settings.rules().unmovedBySuccess(state) : tally.unmovedBySuccess();
        return new Circuit(state, false, tally, unmoved, unmoved && !settings.looksCloser());
    }

    static Circuit forced(BreakerState state) {
        boolean closed = state instanceof BreakerState.Closed;
        return new Circuit(state, true, null, closed, closed);
    }

    long generation() {
        return state.generation();
    }

    /// Calls pass and leave nothing to be given back.
    boolean isClosed() {
        return state instanceof BreakerState.Closed;
    }
}
