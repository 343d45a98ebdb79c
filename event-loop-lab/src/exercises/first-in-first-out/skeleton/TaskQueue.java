package spiral.eventloop;

/// A line of waiting tasks: first in, first out.
///
///     take() <-- [ a | b | c ] <-- add(d)
///              longest       newest
///
/// One thread only, the loop's own: you need no locks. Keep the tasks in whatever you like: a
/// collection of the JDK, an array of your own, or nodes that know the next one.
final class TaskQueue {
    /// The most tasks that may wait. Given; no rule asks for it, because 16 million tasks take
    /// their time. When all rules hold, you may let [#add] throw an `IllegalStateException`.
    static final int LIMIT = 1 << 24;

    // TODO step 1: where do the tasks wait?

    /// Puts a task at the end of the line.
    void add(Task task) {
        // TODO step 1: let it wait behind the others
        throw new UnsupportedOperationException("TODO step 1: let the task wait behind the others");
    }

    /// Removes and returns the task that waited longest.
    Task take() {
        // TODO step 1: hand out the task that waited longest, without running it
        // TODO step 2: if nothing waits, throw a java.util.NoSuchElementException
        throw new UnsupportedOperationException("TODO step 1: hand out the oldest task");
    }

    boolean isEmpty() {
        // TODO step 1: true when nothing waits
        throw new UnsupportedOperationException("TODO step 1: say whether nothing waits");
    }

    int size() {
        // TODO step 1: how many tasks wait now?
        throw new UnsupportedOperationException("TODO step 1: count the tasks that wait");
    }
}
