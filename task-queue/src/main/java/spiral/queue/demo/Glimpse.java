package spiral.queue.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import spiral.queue.QueueStats;

/// What was seen in the store at one moment of the demo.
///
/// @param stats the queue in numbers
/// @param first the job that was finished first, as soon as there is one
/// @param overtakers urgent jobs that have ended
/// @param dead the dead letters so far
/// @param sightings jobs of killed workers, where they were seen again
public record Glimpse(
        QueueStats stats,
        Optional<First> first,
        List<Overtaker> overtakers,
        List<DeadLetter> dead,
        List<Loss.Sighting> sightings) {

    /// The first finished job.
    public record First(long job, String type, String file, String found, Instant at) {}

    /// An urgent job, and how many that had come before it began after it.
    public record Overtaker(long job, int overtaken, long waitedMillis) {}

    /// A job that will not be tried again.
    public record DeadLetter(long job, String type, int attempts, String why) {}
}
