package spiral.queue.demo;

import java.util.List;
import java.util.Map;
import spiral.queue.JobState;
import spiral.queue.QueueStats;

/// What is found when all processes have ended: in the store, in the producer's account, and in
/// the file outside.
///
/// @param accepted how many jobs the producer's own account has
/// @param missing ids in that account which the store does not know
/// @param jobs how many jobs the store has in each state, counted one by one
/// @param effectRows rows that jobs left in the store
/// @param effectJobs how many different jobs left them
/// @param outsideLines lines that jobs left outside
/// @param outsideJobs how many different jobs left them
/// @param repeats the jobs that left more than one line outside
/// @param dead how many dead letters of each type
/// @param stats rates and latencies, as the store counted them
public record Facts(
        long accepted,
        List<Long> missing,
        Map<JobState.Name, Long> jobs,
        long effectRows,
        long effectJobs,
        long outsideLines,
        long outsideJobs,
        List<Repeat> repeats,
        Map<String, Long> dead,
        QueueStats stats) {

    /// Why a job was started more than once.
    public enum Reason {
        KILLED,
        FAILED,
        HANDED_BACK
    }

    /// A job that left more than one line outside.
    public record Repeat(long job, long lines, Reason reason) {}

    /// How many jobs the store has in this state.
    public long count(JobState.Name state) {
        return jobs.getOrDefault(state, 0L);
    }
}
