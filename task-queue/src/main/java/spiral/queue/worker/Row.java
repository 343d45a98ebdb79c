package spiral.queue.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import spiral.eventloop.EventLoop;
import spiral.eventloop.Timeout;
import spiral.queue.Settlement;

/// Attempts that one thread makes one after the other: a quick handler does not pay for a thread of
/// its own.
///
///     thread:  first ──ended──► next? ──► second ──ended──► next? ──► …
///     loop:                        └─ or takes back all that have not begun
///
/// How this works. The thread takes the next attempt by raising `next`, the loop takes back the rest
/// by setting it to the end: whoever is first has it. An attempt that somebody asked to stop is the
/// last that its thread makes: the interrupt may come late, and must not hit another job. And after
/// [#PATIENCE] the thread begins nothing more, without being told: a process that was frozen may have
/// lost its lease, and its loop may not have noticed yet.
final class Row {
    /// How long jobs may wait in a row behind others.
    static final Duration PATIENCE = Duration.ofMillis(10);

    private final EventLoop loop;
    // complete when the thread starts
    private final List<Attempt> attempts = new ArrayList<>();
    // which attempt begins next; whoever moves it has what it passed
    private final AtomicInteger next = new AtomicInteger(1);
    // the rest belongs to the loop's thread
    private @Nullable Thread thread;
    private @Nullable Timeout alarm;
    private int open;

    Row(EventLoop loop) {
        this.loop = loop;
    }

    /// Hears on the row's thread how an attempt has ended.
    @FunctionalInterface
    interface Ending {
        void ended(Attempt attempt, Settlement settlement);
    }

    /// The next in the row, before it is started.
    void add(Attempt attempt) {
        attempts.add(attempt);
        open++;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /// Starts the first attempt; on the loop's thread.
    void start(ThreadFactory threads, Ending ending) {
        Thread fresh = threads.newThread(() -> run(ending));
        fresh.setName(attempts.getFirst().threadName());
        thread = fresh;
        fresh.start();
    }

    private void run(Ending ending) {
        Map<String, String> before = MDC.getCopyOfContextMap();
        Map<String, String> around = before == null ? Map.of() : before;
        long begun = loop.nanos();
        boolean more = true;
        for (int i = 0; more; ) {
            Attempt attempt = attempts.get(i);
            if (i > 0) {
                Thread.currentThread().setName(attempt.threadName());
            }
            ending.ended(attempt, attempt.run(around));
            Thread.interrupted(); // what a handler did to its own thread ends with it
            boolean late = loop.nanos() - begun >= PATIENCE.toNanos();
            i = late || attempt.wasStopped() ? attempts.size() : next.getAndIncrement();
            more = i < attempts.size();
        }
    }

    /// The attempts that have not begun; they will not.
    List<Attempt> takeBack() {
        int from = Math.min(next.getAndSet(attempts.size()), attempts.size());
        return attempts.subList(from, attempts.size());
    }

    void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /// One of its attempts has ended or was taken back. True when it was the last.
    boolean close() {
        return --open == 0;
    }

    /// Replaces the timer that looks after it.
    void alarm(@Nullable Timeout timer) {
        if (alarm != null) {
            alarm.cancel();
        }
        alarm = timer;
    }
}
