package spiral.async;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import spiral.async.wheel.TimingWheel;

/// The adapter to the operating system's clock: a [TimingWheel] and at most one daemon thread,
/// which sleeps while nothing is due and ends within a second after nothing is left.
///
/// What a task throws goes to the handler for surprises; by default that of the thread, as if the
/// task had been a thread of its own.
///
/// How this works: only the timer thread touches the wheel. Everybody else pushes to the inbox, a
/// stack with one compare-and-set: new shots to be added, and cancelled ones to be taken out. A
/// shot's state says who has it: the one that moves it away from `WAITING` or `PLACED` is the one
/// that runs it or prevents it.
///
///     schedule -> WAITING --drain--> PLACED --due--> TAKEN (run)
///                    |                 |
///                    +---- cancel -----+--> CANCELLED     a placed one goes through the inbox again
///
/// The thread writes the instant of its next waking before it sleeps, and then looks into the inbox
/// once more; who pushes looks at that instant afterwards. So one of the two sees the other, and
/// the thread is woken only by what is due earlier.
///
/// A cancelled shot is in no hurry. While there is traffic the thread looks up four times a second,
/// and whenever the inbox has grown by a thousand, so that they do not pile up. A look that finds
/// nothing new ends that: the thread sleeps until the next instant, and then a cancelled shot wakes
/// it too, for it may have been the last. So it never sleeps long for nothing, nor wakes for it.
final class SystemScheduler implements Scheduler {
    static final SystemScheduler SHARED = new SystemScheduler(SystemScheduler::report);

    /// How many shots may lie in the inbox before the thread is woken to look at them.
    private static final int INBOX_LIMIT = 1_024;

    /// From one look to the next while there is traffic.
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(250);

    /// How long the thread stays when nothing is left: a second less the look that found it so.
    private static final long LINGER = TimeUnit.MILLISECONDS.toNanos(750);

    private static final long AWAKE = Long.MIN_VALUE;

    private final UncaughtExceptionHandler surprises;
    private final long origin = System.nanoTime();
    private final AtomicReference<@Nullable Shot> inbox = new AtomicReference<>();

    /// When the thread will look up by itself; `AWAKE` while it runs or has been woken.
    private final AtomicLong wakeAt = new AtomicLong(AWAKE);

    // written by the timer thread before `wakeAt`: will it not look up before something is due?
    private volatile boolean sound;

    private final Object starting = new Object();
    // written under the lock `starting` or by the thread that ends; null when there is none
    private volatile @Nullable Thread thread;
    // touched by the timer thread only
    private final TimingWheel wheel = new TimingWheel();

    SystemScheduler(UncaughtExceptionHandler surprises) {
        this.surprises = surprises;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Delay schedule(Duration delay, Runnable task) {
        var shot = new Shot(now() + Nanos.of(delay), task, this);
        push(shot);
        return shot;
    }

    /// Is there a thread, awake or asleep?
    boolean running() {
        return thread != null;
    }

    private long now() {
        return System.nanoTime() - origin;
    }

    /// Lays the shot into the inbox, and wakes the thread if that is urgent.
    void push(Shot shot) {
        Shot top;
        do {
            top = inbox.get();
            shot.below = top;
            shot.depth = top == null ? 1 : top.depth + 1;
        } while (!inbox.compareAndSet(top, shot));
        Thread running = thread;
        if (running == null) {
            start();
            return;
        }
        long waking = wakeAt.get();
        boolean wanted = shot.isNew() ? shot.due() < waking : sound;
        if (waking != AWAKE
                && (wanted || shot.depth >= INBOX_LIMIT)
                && wakeAt.compareAndSet(waking, AWAKE)) {
            LockSupport.unpark(running);
        }
    }

    private void start() {
        synchronized (starting) {
            if (thread == null) {
                Thread started =
                        Thread.ofPlatform().daemon().name("spiral-timer").unstarted(this::work);
                thread = started;
                started.start();
            }
        }
    }

    private void work() {
        do {
            while (turn()) {}
            thread = null;
        } while (inbox.get() != null && reclaimed());
    }

    /// Something came in between "nothing is left" and "there is no thread".
    private boolean reclaimed() {
        synchronized (starting) {
            if (thread != null) {
                return false;
            }
            thread = Thread.currentThread();
            return true;
        }
    }

    /// One look at inbox and wheel, and a sleep if there is nothing to do.
    ///
    /// @return false when it has lingered with nothing to wait for
    private boolean turn() {
        boolean traffic = drain();
        wheel.advance(now(), entry -> fire((Shot) entry));
        boolean empty = wheel.size() == 0;
        sound = !empty && !traffic;
        if (empty) {
            sleep(LINGER, true);
        } else {
            long rest = wheel.next() - now();
            sleep(traffic ? Math.min(rest, LOOK) : rest, false);
        }
        return !empty || inbox.get() != null;
    }

    private void sleep(long nanos, boolean empty) {
        long end = now() + nanos;
        wakeAt.set(empty ? Long.MAX_VALUE : end);
        if (inbox.get() == null) {
            long rest = nanos;
            while (rest > 0 && wakeAt.get() != AWAKE) {
                LockSupport.parkNanos(this, rest);
                rest = end - now();
            }
        }
        wakeAt.set(AWAKE);
    }

    /// The inbox is a stack; its shots are taken in the order in which they were pushed.
    ///
    /// @return whether there were any
    private boolean drain() {
        Shot first = reversed(inbox.getAndSet(null));
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

    private void fire(Shot shot) {
        Runnable task = shot.taken();
        if (task == null) {
            return;
        }
        try {
            task.run();
        } catch (Throwable surprise) {
            surprises.uncaughtException(Thread.currentThread(), surprise);
        }
    }

    private static void report(Thread thread, Throwable surprise) {
        thread.getUncaughtExceptionHandler().uncaughtException(thread, surprise);
    }
}
