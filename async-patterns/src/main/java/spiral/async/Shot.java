package spiral.async;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spiral.async.wheel.WheelEntry;

/// A task of a [SystemScheduler], and who has it: the thread that changes the state away from
/// `WAITING` or `PLACED` runs it or prevents it.
final class Shot extends WheelEntry implements Delay {
    static final int WAITING = 0;
    static final int PLACED = 1;
    static final int TAKEN = 2;
    static final int CANCELLED = 3;

    private static final VarHandle STATE = state();

    private final Consumer<Shot> whenCancelled;
    // the winner of a change of state sets it to null
    private @Nullable Runnable task;
    // written before the shot is pushed, read by the timer thread
    @Nullable Shot below;
    int depth;
    // by compare-and-set only
    private volatile int state;

    /// @param whenCancelled is told of a shot that has to be taken out of the wheel
    Shot(long due, Runnable task, Consumer<Shot> whenCancelled) {
        super(due);
        this.whenCancelled = whenCancelled;
        this.task = task;
    }

    boolean become(int from, int to) {
        return STATE.compareAndSet(this, from, to);
    }

    boolean isNew() {
        return state == WAITING;
    }

    @Nullable Runnable taken() {
        return become(PLACED, TAKEN) ? let() : null;
    }

    @Override
    public boolean cancel() {
        if (become(WAITING, CANCELLED)) {
            let();
            return true;
        }
        boolean prevented = become(PLACED, CANCELLED);
        if (prevented) {
            let();
            whenCancelled.accept(this);
        }
        return prevented;
    }

    private @Nullable Runnable let() {
        Runnable held = task;
        task = null;
        return held;
    }

    private static VarHandle state() {
        try {
            return MethodHandles.lookup().findVarHandle(Shot.class, "state", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}
