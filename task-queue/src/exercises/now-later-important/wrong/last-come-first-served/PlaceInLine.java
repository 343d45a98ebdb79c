package spiral.queue.store;

import java.time.Duration;
import java.time.Instant;

/// Where a job stands among those that may start: in front is the lowest rank, and the one that was
/// submitted first among equals.
///
///     rank = the instant at which it is due − priority × ageing
///
///     12:00  priority 5 ──────────► 11:10   in front
///     12:20  priority 6 ────────────────► 11:20
///     12:00  priority 0 ──────────────────────────────► 12:00   nobody who comes after 13:30
///                                                               stands in front of it
///
/// A rank never changes while a job waits, so an index can hold the line: nothing has to be sorted
/// anew because time goes by. Still nothing starves. Who comes later brings a later instant along,
/// and at some point no priority makes up for it.
///
/// @param rank in milliseconds; only its order means something
/// @param id the job's number, rising in order of submission
record PlaceInLine(long rank, long id) implements Comparable<PlaceInLine> {

    /// The place of a job that joins the line now.
    ///
    /// @param wished when it may start; one that has passed means now, so that nobody gets to the
    ///     front by naming an old date
    /// @param ageing so much waiting weighs as much as one level of priority
    static PlaceInLine joining(
            long id, int priority, Instant now, Instant wished, Duration ageing) {
        Instant due = wished.isAfter(now) ? wished : now;
        return new PlaceInLine(due.toEpochMilli() - priority * ageing.toMillis(), id);
    }

    /// True when the other one has to wait until this one has started.
    boolean before(PlaceInLine other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(PlaceInLine other) {
        int byRank = Long.compare(other.rank, rank);
        return byRank != 0 ? byRank : Long.compare(other.id, id);
    }
}
