package spiral.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What whoever runs the queue can set, for all processes at once. Kept in the store; holds from the
/// next claim or submit on.
public interface Controls {

    /// Opens, pauses or drains the lane of a job type.
    void lane(String type, Lane.Mode mode);

    /// Every lane that is not open.
    List<Lane> lanes();

    /// Sets the limit of a key, or takes it away. Starts that a limit counted before still count.
    void limit(String key, Optional<Limit> limit);

    /// Every limit, by key.
    Map<String, Limit> limits();

    /// Sends dead jobs round again, the oldest first.
    ///
    /// @param type only jobs of this type, where given
    /// @return how many went; at most `limit`
    int redrive(Optional<String> type, int limit);

    /// Puts a schedule into the store, in the place of one with the same name. Its first tick is the
    /// next after now; where that one had the same cron expression and zone, it keeps its next tick,
    /// so a program may put its schedules whenever it starts, and ticks missed meanwhile are made up
    /// for.
    ///
    /// @throws IllegalArgumentException when its cron expression cannot be read or never comes true
    void put(Schedule schedule);

    /// Takes a schedule away; false when there was none of this name.
    boolean remove(String schedule);

    /// All schedules that this process can read, by name.
    List<Schedule.Standing> schedules();

    /// The others, by name: their ticks are left to processes that can read them.
    List<Schedule.Unreadable> unreadable();

    /// Submits the jobs of all ticks that have come. Any process may call it at any time: each tick
    /// is one row in the store, and whoever inserts it submits its job in the same transaction.
    ///
    /// @return how long until the next tick, at most a minute
    Duration tick();

    /// Why a job is where it is, in sentences: `not due for 12 s`, `queue paused`, `parent 41
    /// running`.
    List<String> why(long job);
}
