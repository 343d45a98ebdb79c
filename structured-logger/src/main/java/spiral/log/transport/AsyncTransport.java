package spiral.log.transport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import spiral.log.Line;
import spiral.log.Transport;
import spiral.log.json.JsonBuffer;

/// Takes lines at once and lets another thread write them.
///
///     callers --copy--> ring of bytes --one thread--> to
///                         full? as the policy says; what is dropped is counted, and said in the stream
///
/// What waits is bytes, not events: the limit is one of memory, and nothing that the caller passed
/// is held. `kill -9` loses at most the ring. A line longer than the ring is written by its caller.
///
/// How this works: [WaitingLines] keeps the lines; `writing` is held by whoever writes to `to`,
/// which is the transport's own thread or, under [Overflow.Sync] and in [#flush], a caller. Lines
/// leave the ring only under it, so they keep their order. A thread that logs from within `to` never
/// waits for itself: its line goes in if there is room and is dropped otherwise.
public final class AsyncTransport implements Transport {
    /// The smallest ring that makes sense.
    public static final int MIN_BYTES = 4_096;

    /// How long [#flush] and [#close] wait for a receiver that hangs.
    public static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final Transport to;
    private final WaitingLines waiting;
    private final AtomicBoolean begun = new AtomicBoolean(); // whether the thread was started
    private final ReentrantLock writing = new ReentrantLock();
    // both guarded by writing
    private final Line line = new Line();
    private final Line note = new Line();

    /// Lines wait in `bytes` of memory at most.
    public AsyncTransport(int bytes, Overflow overflow, Transport to) {
        if (bytes < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "bytes must be at least " + MIN_BYTES + " but was " + bytes);
        }
        this.waiting = new WaitingLines(bytes, overflow);
        this.to = new TeeTransport(to); // which counts what a broken one throws
    }

    /// Lines that wait now.
    public int depth() {
        return waiting.depth();
    }

    @Override
    public void write(Line next) {
        switch (waiting.put(next, writing.isHeldByCurrentThread())) {
            case WAITS -> begin();
            case LEFT_TO_CALLER -> writeNow(next);
            case DROPPED -> {} // and counted
        }
    }

    private void begin() {
        if (!begun.get() && begun.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("log-async").start(this::work);
        }
    }

    private void work() {
        while (waiting.awaitLines()) {
            writing.lock();
            try {
                drain();
            } finally {
                writing.unlock();
            }
        }
    }

    /// Writes out what is in the ring at this moment, under `writing`.
    private void drain() {
        long end = waiting.end();
        tellDropped();
        while (waiting.next(end, line)) {
            to.write(line);
            tellDropped();
        }
    }

    private void writeNow(Line own) {
        writing.lock();
        try {
            drain();
            to.write(own);
        } finally {
            writing.unlock();
        }
    }

    private void tellDropped() {
        long missing = waiting.toTell();
        if (missing > 0) {
            JsonBuffer text = DropNote.of(missing, line.epochMicros());
            note.becomeNote(missing, line.epochMicros(), text.array(), text.length());
            to.write(note);
        }
    }

    /// Waits until all lines that came before are handed over, for [#MAX_WAIT] at most.
    @Override
    public void flush() {
        if (writing.isHeldByCurrentThread() || !tryWriting()) {
            return;
        }
        try {
            drain();
            to.flush();
        } finally {
            writing.unlock();
        }
    }

    private boolean tryWriting() {
        boolean interrupted = Thread.interrupted();
        try {
            return writing.tryLock(MAX_WAIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
            return writing.tryLock();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public List<Transport> next() {
        return List.of(to);
    }

    @Override
    public void close() {
        flush();
        waiting.close();
        flush();
        to.close();
    }

    /// What waits in the ring counts as written. What `to` drops is counted as dropped here, too.
    @Override
    public Ledger ledger() {
        return waiting.ledger(to.ledger().dropped());
    }
}
