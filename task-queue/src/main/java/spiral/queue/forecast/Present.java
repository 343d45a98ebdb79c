package spiral.queue.forecast;

import java.time.Duration;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;
import spiral.queue.QueueStats.Flow;

/// The queue as a model needs it: how full each stock is now, and how fast things have gone lately.
///
/// @param scheduled jobs that wait for their time
/// @param ready jobs that wait for a worker
/// @param running jobs in the hands of workers
/// @param retrying jobs that wait after a failed attempt
/// @param arrivals submitted jobs per second
/// @param delayedShare the share of them that is for later, 0 to 1
/// @param untilDue seconds a scheduled job still waits
/// @param service seconds that one attempt takes
/// @param failureShare the share of attempts that fail, 0 to 1
/// @param deathShare the share of failed attempts that were the last one, 0 to 1
/// @param untilRetry seconds a retrying job still waits
/// @param slots how many jobs all workers together run at once
public record Present(
        double scheduled,
        double ready,
        double running,
        double retrying,
        double arrivals,
        double delayedShare,
        double untilDue,
        double service,
        double failureShare,
        double deathShare,
        double untilRetry,
        double slots) {

    private static final double MICROS = 1e6;

    /// What the store's numbers say. What was never seen counts as zero.
    public static Present of(QueueStats stats) {
        Flow all = stats.all();
        double submitted = (double) all.count(Event.SUBMITTED);
        double failed = (double) all.count(Event.FAILED);
        return new Present(
                (double) stats.count(Name.SCHEDULED),
                (double) stats.count(Name.READY),
                (double) stats.count(Name.RUNNING),
                (double) stats.count(Name.RETRYING),
                share(submitted, seconds(all.over())),
                share((double) all.count(Event.DELAYED), submitted),
                seconds(stats.untilDue()),
                all.runs().count() == 0 ? 0 : all.runs().mean() / MICROS,
                share(failed, failed + (double) all.count(Event.SUCCEEDED)),
                share((double) all.count(Event.DEAD), failed),
                seconds(stats.untilRetry()),
                stats.workers().stream()
                        .filter(worker -> worker.state().equals("alive"))
                        .mapToInt(QueueStats.WorkerView::slots)
                        .sum());
    }

    /// The same queue with so many slots.
    public Present slots(double slots) {
        return new Present(
                scheduled,
                ready,
                running,
                retrying,
                arrivals,
                delayedShare,
                untilDue,
                service,
                failureShare,
                deathShare,
                untilRetry,
                slots);
    }

    /// All jobs that are not done yet.
    public double backlog() {
        return scheduled + ready + running + retrying;
    }

    /// How many attempts per second the workers can end, if they never wait.
    public double capacity() {
        return share(slots, service);
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
