package spiral.eventloop;

import org.jspecify.annotations.Nullable;

/// A piece of work with a name: what waits in a queue and then runs, once, to its end.
///
/// [EventLoop#enqueue] makes one; keep it to cancel it. For the loop's thread only.
public final class Task {
    private enum State {
        WAITING,
        STARTED,
        CANCELLED
    }

    private final long id;
    private final String name;
    private final Runnable body;
    private State state = State.WAITING;
    private boolean ref = true;
    // the queue in which it stands, and its number among all that ever joined one
    private @Nullable TaskSource line;
    private long position;

    /// @param id unique within its loop; steps of the trace refer to it
    Task(long id, String name, Runnable body) {
        this.id = id;
        this.name = name;
        this.body = body;
    }

    /// The number by which the trace calls it.
    public long id() {
        return id;
    }

    /// What people call it.
    public String name() {
        return name;
    }

    Runnable body() {
        return body;
    }

    /// Whether the loop stays alive for it.
    public boolean hasRef() {
        return ref;
    }

    /// Whether it has neither run nor been cancelled.
    public boolean isWaiting() {
        return state == State.WAITING;
    }

    void setRef(boolean newRef) {
        boolean counted = counts();
        ref = newRef;
        recount(counted);
    }

    /// Whether the loop waits for it to run.
    boolean counts() {
        return ref && state == State.WAITING;
    }

    void join(TaskSource newLine, long newPosition) {
        line = newLine;
        position = newPosition;
    }

    void leave() {
        line = null;
    }

    long position() {
        return position;
    }

    /// Says whether the task may run now: the first time, unless it was cancelled.
    boolean start() {
        return leaveWaiting(State.STARTED);
    }

    /// Makes sure that the task never starts; it keeps its place in the queue and is passed over
    /// when its turn comes. False if it has started or was cancelled before.
    boolean cancel() {
        boolean counted = counts();
        boolean cancelled = leaveWaiting(State.CANCELLED);
        recount(counted);
        return cancelled;
    }

    private void recount(boolean counted) {
        if (line != null && counted != counts()) {
            line.countQuiet(counted ? 1 : -1);
        }
    }

    private boolean leaveWaiting(State next) {
        if (state != State.WAITING) {
            return false;
        }
        state = next;
        return true;
    }
}
