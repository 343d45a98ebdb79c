package spiral.async;

import org.jspecify.annotations.Nullable;

/// All that a [CircuitBreaker] knows at a moment, behind its one reference. Immutable, but for the
/// slots of a [TimeTally], which belong to this generation alone.
///
/// @param unmoved would a good, quick call leave all this as it is?
/// @param quiet is it enough, then, to see that a call did not fail?
record Circuit(
        BreakerState state, Mode mode, @Nullable Tally tally, boolean unmoved, boolean quiet) {
    /// Who decides: the rules, or an operator.
    enum Mode {
        RULES,
        FORCED_OPEN,
        DISABLED
    }

    static Circuit ruled(BreakerState state, @Nullable Tally tally, BreakerSettings settings) {
        boolean unmoved =
                tally == null
                        ? settings.rules().unmovedBySuccess(state)
                        : tally.unmovedBySuccess();
        return new Circuit(
                state, Mode.RULES, tally, unmoved, unmoved && !settings.looksCloser());
    }

    static Circuit forced(BreakerState state, Mode mode) {
        boolean quiet = mode == Mode.DISABLED;
        return new Circuit(state, mode, null, quiet, quiet);
    }

    long generation() {
        return state.generation();
    }

    /// Calls pass and leave nothing to be given back.
    boolean isClosed() {
        return state instanceof BreakerState.Closed;
    }
}
