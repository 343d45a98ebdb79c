package spiral.eventloop;

import java.util.function.BooleanSupplier;

/// A clock that stands still while code runs, and jumps when the loop would sleep.
///
/// Only the loop's thread touches it.
final class VirtualClock implements LoopClock {
    private long now;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void sleepUntil(long due, BooleanSupplier awake) {
        now = Math.max(now, due);
    }

    @Override
    public void wake() {
        // nobody sleeps: the loop looks at its inbox before each jump
    }

    @Override
    public void burn(long work) {
        now += work;
    }

    @Override
    public boolean hearsOtherThreads() {
        return false;
    }
}
