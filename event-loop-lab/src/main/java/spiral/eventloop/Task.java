package spiral.eventloop;

/// A piece of work with a name: what waits in a queue and then runs, once, to its end.
///
/// Only the loop's thread touches it.
final class Task {
    private enum State {
        WAITING,
        STARTED,
        CANCELLED
    }

    private final long id;
    private final String name;
    private final Runnable body;
    private State state = State.WAITING;

    /// @param id unique within its loop; steps of the trace refer to it
    Task(long id, String name, Runnable body) {
        this.id = id;
        this.name = name;
        this.body = body;
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    Runnable body() {
        return body;
    }

    /// Says whether the task may run now: the first time, unless it was cancelled.
    boolean start() {
        return leaveWaiting(State.STARTED);
    }

    /// Makes sure that the task never starts; it keeps its place in the queue and is passed over
    /// when its turn comes. False if it has started or was cancelled before.
    boolean cancel() {
        return leaveWaiting(State.CANCELLED);
    }

    private boolean leaveWaiting(State next) {
        if (state != State.WAITING) {
            return false;
        }
        state = next;
        return true;
    }
}
