package spiral.queue.store;

import java.util.Optional;
import spiral.async.Admission;
import spiral.async.BreakerRules;
import spiral.async.BreakerState;

/// The circuit breaker of one job type, which all processes share: it lives in a row of the store,
/// and whoever claims or settles a job takes it in hand for one transaction.
///
///     row ──► SharedBreaker ──admit, record, giveBack──► changed? ──► row
///                 (one process, one transaction)           └─ no: nothing is written
///
/// So one process sees what another has learned, a dying type is found out once for all of them,
/// and a probe of one is the probe of all. The rules are async-patterns' [BreakerRules]. For one
/// thread.
final class SharedBreaker {
    private final BreakerRules rules;
    private final BreakerState stored;
    private BreakerState state;

    /// A breaker's row. Which numbers mean something depends on the kind.
    ///
    /// @param kind `closed`, `open` or `half-open`
    /// @param generation rises with each change of the kind
    /// @param failures closed: the latest outcomes, one bit each
    /// @param calls closed: how many outcomes are known
    /// @param until open: when probes may pass; half-open: when lost probes are given up
    /// @param succeeded half-open: probes that came back well
    /// @param outstanding half-open: probes under way
    record Row(
            String kind,
            long generation,
            long failures,
            int calls,
            long until,
            int succeeded,
            int outstanding) {
        static Row of(BreakerState state) {
            return switch (state) {
                case BreakerState.Closed s ->
                        new Row("closed", s.generation(), s.failures(), s.calls(), 0, 0, 0);
                case BreakerState.Open s ->
                        new Row("open", s.generation(), 0, 0, s.until(), 0, 0);
                case BreakerState.HalfOpen s ->
                        new Row(
                                "half-open",
                                s.generation(),
                                0,
                                0,
                                s.leaseUntil(),
                                s.succeeded(),
                                s.outstanding());
            };
        }

        BreakerState state() {
            return switch (kind) {
                case "open" -> new BreakerState.Open(generation, until);
                case "half-open" ->
                        new BreakerState.HalfOpen(generation, succeeded, outstanding, until);
                default -> new BreakerState.Closed(generation, failures, calls);
            };
        }
    }

    /// @param row as it stands in the store; absent for a type that nobody has settled yet
    SharedBreaker(BreakerRules rules, Optional<Row> row) {
        this.rules = rules;
        this.stored = row.map(Row::state).orElseGet(rules::initial);
        this.state = stored;
    }

    /// How many of these jobs may start now. Each one that may is settled once: by [#record] or by
    /// [#giveBack], with the [#generation] of this moment.
    ///
    /// @param nanos the store's clock
    int admit(int jobs, long nanos) {
        Admission answer = rules.ask(state, jobs, nanos);
        state = answer.next();
        return answer.permits();
    }

    /// What a job that starts now has to name when it ends.
    long generation() {
        return state.generation();
    }

    /// A job that started in that generation has ended. What began before the kind changed says
    /// nothing about now, and counts no more.
    void record(long generation, boolean success, long nanos) {
        state = rules.record(state, state.generation(), success, nanos);
    }

    /// Jobs that might have started have not: their places are free for others.
    void giveBack(long generation, int jobs) {
        state = rules.giveBack(state, generation, jobs);
    }

    /// What has to be written, if anything has changed.
    Optional<Row> changed() {
        return state.equals(stored) ? Optional.empty() : Optional.of(Row.of(state));
    }
}
