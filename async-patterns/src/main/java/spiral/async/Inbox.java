package spiral.async;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import spiral.async.wheel.TimingWheel;

/// Where shots wait for the timer thread: new ones to be placed, cancelled ones to be taken out.
///
/// A stack with one compare-and-set (R. Treiber, 1986). Any thread pushes; the timer thread alone
/// takes everything out, oldest first.
final class Inbox {
    private final AtomicReference<@Nullable Shot> top = new AtomicReference<>();

    /// Lays the shot on top, and writes into it how many lie there now.
    void push(Shot shot) {
        Shot before;
        do {
            before = top.get();
            shot.below = before;
            shot.depth = before == null ? 1 : before.depth + 1;
        } while (!top.compareAndSet(before, shot));
    }

    boolean isEmpty() {
        return top.get() == null;
    }

    /// Places the new shots in the wheel, and takes the cancelled ones out of it.
    ///
    /// @return whether there were any
    boolean drainTo(TimingWheel wheel) {
        Shot first = reversed(top.getAndSet(null));
        Shot shot = first;
        while (shot != null) {
            Shot following = shot.below;
            shot.below = null;
            if (shot.become(Shot.WAITING, Shot.PLACED)) {
                wheel.add(shot);
            } else {
                wheel.remove(shot);
            }
            shot = following;
        }
        return first != null;
    }

    private static @Nullable Shot reversed(@Nullable Shot top) {
        Shot result = null;
        Shot shot = top;
        while (shot != null) {
            Shot following = shot.below;
            shot.below = result;
            result = shot;
            shot = following;
        }
        return result;
    }
}
