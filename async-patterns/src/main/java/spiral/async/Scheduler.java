package spiral.async;

import java.time.Duration;

/// The only source of time and of waiting in this library.
///
/// Every policy that waits is given one, so that the same code runs on the wall clock
/// ([#system()]), on a test's virtual clock ([VirtualScheduler]) or on an event loop that owns the
/// process's time.
///
/// What an implementation promises is written as a test suite, `SchedulerContract`: tasks never run
/// on the stack of [#schedule], they run in the order of their due times, and in the order of
/// scheduling where those are equal.
public interface Scheduler {
    /// Nanoseconds of a monotonic clock. Only differences between readings mean anything.
    long nanos();

    /// Runs the task once, after the delay, on the scheduler's own thread: a task must be short.
    /// A negative delay counts as zero, one over 73 years as 73 years. What a task throws reaches
    /// neither the caller nor the tasks behind it.
    Delay schedule(Duration delay, Runnable task);

    /// The wall clock: one daemon thread for the whole process, which ends after a second without
    /// work.
    static Scheduler system() {
        return SystemScheduler.SHARED;
    }
}
