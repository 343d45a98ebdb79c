package spiral.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spiral.log.metrics.HistogramSnapshot;

/// The queue in numbers, at one moment.
///
/// @param at the store's time
/// @param window the time that flows and latencies cover
/// @param counted when the states, the waits and what each worker holds were counted: `at`, or in a
///     store of tens of thousands of jobs a little earlier, about 10 s for each million
/// @param states how many jobs are in each state; those that succeeded up to now
/// @param all flows of all types together
/// @param types flows of each type, by name
/// @param workers processes that hold a lease, and those lost or gone within the window
/// @param breakers one for each type of which an attempt has succeeded or failed
/// @param untilDue how long scheduled jobs still wait, on average
/// @param untilRetry how long retrying jobs still wait, on average
public record QueueStats(
        Instant at,
        Duration window,
        Instant counted,
        Map<JobState.Name, Long> states,
        Flow all,
        Map<String, Flow> types,
        List<WorkerView> workers,
        List<BreakerView> breakers,
        Duration untilDue,
        Duration untilRetry) {

    /// How old the count of the jobs is; zero where they were counted anew.
    public Duration age() {
        return Duration.between(counted, at);
    }

    /// How many jobs are in this state.
    public long count(JobState.Name state) {
        return states.getOrDefault(state, 0L);
    }

    /// What can happen to jobs, as it is counted. `DELAYED` jobs are `SUBMITTED` ones, too.
    public enum Event {
        SUBMITTED,
        DELAYED,
        SUCCEEDED,
        FAILED,
        RETRIED,
        DEAD,
        CANCELLED,
        CRASHED,
        HANDED_BACK,
        STALE,
        REVIVED
    }

    /// What happened to jobs of one type (or all) within the window.
    ///
    /// @param counts how often each event happened; absent means never
    /// @param waits from ready to claimed, microseconds
    /// @param runs from start to end of an attempt, microseconds
    public record Flow(
            Map<Event, Long> counts,
            HistogramSnapshot waits,
            HistogramSnapshot runs,
            Duration over) {

        public long count(Event event) {
            return counts.getOrDefault(event, 0L);
        }

        /// Finished jobs per second.
        public double perSecond() {
            double seconds = over.toMillis() / 1000.0;
            return seconds == 0 ? 0 : (count(Event.SUCCEEDED) + count(Event.DEAD)) / seconds;
        }

        /// The share of attempts that succeeded, 0 to 1; empty before the first.
        public Optional<Double> successRate() {
            long ended = count(Event.SUCCEEDED) + count(Event.FAILED);
            return ended == 0
                    ? Optional.empty()
                    : Optional.of((double) count(Event.SUCCEEDED) / ended);
        }
    }

    /// A worker process as the store sees it.
    ///
    /// @param state `alive`, `silent` (its lease has run out), `lost` or `left`
    /// @param slots how many jobs it can run at once
    /// @param holding how many jobs it holds
    /// @param first the lowest ids among them, at most [#FIRST]
    public record WorkerView(
            long id,
            String name,
            long pid,
            String host,
            String state,
            int slots,
            int holding,
            List<Long> first,
            boolean scheduler,
            Instant lastSeen) {
        /// How many of a worker's jobs are named.
        public static final int FIRST = 5;
    }

    /// The circuit breaker of one type.
    ///
    /// @param state `closed`, `open` or `half-open`
    /// @param retryAfter how long an open one stays so
    public record BreakerView(String type, String state, Duration retryAfter) {}
}
