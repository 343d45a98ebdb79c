package spiral.async;

import org.jspecify.annotations.Nullable;

/// All that a [CircuitBreaker] knows at a moment, behind its one reference. Immutable, but for the
/// tally's counters, which belong to this generation alone.
record Circuit(BreakerState state, Mode mode, @Nullable Tally tally, boolean quiet) {
    /// Who decides: the rules, or an operator.
    enum Mode {
        RULES,
        FORCED_OPEN,
        DISABLED
    }

    static Circuit ruled(BreakerState state, @Nullable Tally tally, BreakerRules rules) {
        return new Circuit(
                state, Mode.RULES, tally, tally == null && rules.unmovedBySuccess(state));
    }

    long generation() {
        return state.generation();
    }

    /// Calls pass and leave nothing to be given back.
    boolean isClosed() {
        return state instanceof BreakerState.Closed;
    }
}
