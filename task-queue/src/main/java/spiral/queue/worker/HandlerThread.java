package spiral.queue.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;

/// A handler's thread in virtual time. It and the loop's thread never run at once: one goes on where
/// the other waits.
///
///     loop:    start ─────waits─────► quiet ─► timers … ─► wake ──waits──► quiet
///     handler:       └─works─► nap ───┘                       └─works─► end ┘
///
/// How this works. `quiet` is released by the handler whenever it naps or has ended, `go` by the
/// loop's thread whenever a nap is over. An interrupt ends a nap, too. What both threads touch is
/// handed over with these two semaphores.
final class HandlerThread extends Thread {
    /// How long a handler may work in real time between two naps. One that waits for something that
    /// only the test's own thread can do would wait for ever.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventLoop loop;
    private final Runnable body;
    private final Runnable settled;
    private final Semaphore quiet = new Semaphore(0);
    private final Semaphore go = new Semaphore(0);
    // written by the handler before it releases `quiet`, read by the loop's thread after that
    private @Nullable Nap current;

    /// One sleep; compared by identity.
    private static final class Nap {
        private final Duration time;

        Nap(Duration time) {
            this.time = time;
        }
    }

    /// @param settled runs on the loop's thread whenever the handler naps or has ended
    HandlerThread(EventLoop loop, Runnable body, Runnable settled) {
        this.loop = loop;
        this.body = body;
        this.settled = settled;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            body.run();
        } finally {
            current = null;
            quiet.release();
        }
    }

    /// Starts it and returns when it naps or has ended.
    @Override
    public void start() {
        super.start();
        settle();
    }

    /// Ends its nap, if it has one, and returns when it naps again or has ended.
    @Override
    public void interrupt() {
        boolean napping = current != null;
        super.interrupt();
        if (napping) {
            settle();
        }
    }

    /// Lets virtual time pass; on the handler's own thread.
    void nap(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before it slept");
        }
        current = new Nap(time);
        quiet.release();
        try {
            go.acquire();
        } finally {
            current = null;
        }
    }

    private void settle() {
        awaitQuiet();
        Nap wish = current;
        if (wish != null) {
            loop.setTimeout("handler sleeps", wish.time, () -> wake(wish));
        }
        settled.run();
    }

    private void wake(Nap over) {
        if (over == current) {
            go.release();
            settle();
        }
    }

    private void awaitQuiet() {
        try {
            if (!quiet.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(
                        getName()
                                + ": its handler has worked for 30 s of real time; to let time pass"
                                + " it calls the test queue's sleep");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was interrupted", stopped);
        }
    }
}
