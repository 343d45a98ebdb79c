package spiral.eventloop.why;

/// What became of one task: who asked for it, when it joined its queue, when it ran.
///
/// @param by the task that asked for it; 0 for code outside the loop
/// @param at the place in the program that asked for it, as the trace says it; may be empty
/// @param asked the step at which it was asked for
/// @param queue the queue it ran from, or waits in
/// @param due when its time comes, in nanoseconds; -1 if it waits for no time
/// @param joined the step at which it joined that queue
/// @param began the step at which it left the queue to run; 0 if it never did
/// @param ended the step at which it ended; [Long#MAX_VALUE] if it did not
public record Life(
        long task,
        String name,
        long by,
        String at,
        long asked,
        String queue,
        long due,
        long joined,
        long began,
        long ended) {

    Life joins(String newQueue, long step) {
        return new Life(task, name, by, at, asked, newQueue, due, step, began, ended);
    }

    Life begins(String from, long step) {
        return new Life(task, name, by, at, asked, from, due, joined, step, ended);
    }

    Life ends(long step) {
        return new Life(task, name, by, at, asked, queue, due, joined, began, step);
    }

    /// True if it ever ran.
    public boolean ran() {
        return began > 0;
    }

    boolean runsDuring(long step) {
        return ran() && began <= step && step <= ended;
    }
}
