package spiral.queue.monitor;

import java.util.List;
import java.util.SortedMap;
import spiral.queue.Job;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Flow;

/// The queue at one moment, and what happened in the seconds before it.
///
/// @param stats the queue now; its own flows cover minutes
/// @param recent what happened to jobs of all types in the last seconds; `recent.over()` says how
///     many these are, at most [Monitor#RECENT] unless nobody looked for longer
/// @param recentTypes the same for each type, by name; a type without traffic has empty counts
/// @param deadLetters the newest dead jobs, at most [Monitor#DEAD_LETTERS]
public record Observation(
        QueueStats stats,
        Flow recent,
        SortedMap<String, Flow> recentTypes,
        List<Job> deadLetters) {}
