package spiral.log.transport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
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
/// How this works: `lock` guards the ring; `writing` is held by whoever writes to `to`, which is
/// the transport's own thread or, under [Overflow.Sync] and in [#flush], a caller. Lines leave the
/// ring only under both locks, so they keep their order. A thread that logs from within `to` never
/// waits for itself: its line goes in if there is room and is dropped otherwise.
public final class AsyncTransport implements Transport {
    /// The smallest ring that makes sense.
    public static final int MIN_BYTES = 4_096;

    /// How long [#flush] and [#close] wait for a receiver that hangs.
    public static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final Transport to;
    private final Overflow overflow;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();

    // all below guarded by lock
    private final ByteRing ring;
    private @Nullable Thread worker;
    private boolean closed;
    private long taken;
    private long dropped;
    private long untold; // lines that are missing and nobody was told of
    private long gapAt; // the place in the ring where they are missing

    // guarded by writing
    private final Line line = new Line();
    private final Line note = new Line();

    /// Lines wait in `bytes` of memory at most.
    public AsyncTransport(int bytes, Overflow overflow, Transport to) {
        if (bytes < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "bytes must be at least " + MIN_BYTES + " but was " + bytes);
        }
        this.ring = new ByteRing(bytes);
        this.overflow = overflow;
        this.to = new TeeTransport(to); // which counts what a broken one throws
    }

    /// Lines that wait now.
    public int depth() {
        lock.lock();
        try {
            return ring.lines();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(Line next) {
        boolean alone = next.length() + ByteRing.HEAD > ring.capacity();
        boolean synchronous = false;
        lock.lock();
        try {
            if (closed) {
                dropped++; // nobody can be told any more
            } else if (next.missing() > 0) {
                missing(next.missing(), ring.tail());
            } else if (!alone && ((ring.fits(next) && !isReserved(next)) || makeRoom(next))) {
                ring.add(next);
                taken++;
                begin();
                notEmpty.signal();
            } else if (!writing.isHeldByCurrentThread()
                    && (alone || overflow instanceof Overflow.Sync)) {
                taken++;
                synchronous = true;
            } else {
                drop(ring.tail());
            }
        } finally {
            lock.unlock();
        }
        if (synchronous) {
            writeNow(next);
        }
    }

    private void drop(long place) {
        missing(1, place);
        dropped++;
    }

    /// Somebody is to be told of lines that are missing there, dropped here or before.
    private void missing(long lines, long place) {
        if (untold == 0) {
            gapAt = place;
        }
        untold += lines;
    }

    /// Whether the room that is left is kept for more severe lines.
    private boolean isReserved(Line next) {
        return overflow instanceof Overflow.DropBelow(Level level, Duration _)
                && next.level().toInt() < level.toInt()
                && ring.used() + next.length() > ring.capacity() / 4 * 3;
    }

    /// Whether there is room for the line after doing what the policy says. Under lock.
    private boolean makeRoom(Line next) {
        return switch (overflow) {
            case Overflow.Block(Duration timeout) -> await(next, timeout);
            case Overflow.DropBelow(Level level, Duration timeout) ->
                    next.level().toInt() >= level.toInt() && await(next, timeout);
            case Overflow.DropOld _ -> {
                while (!ring.fits(next)) {
                    ring.drop();
                    taken--;
                    drop(ring.head());
                }
                yield true;
            }
            case Overflow.DropNew _, Overflow.Sync _ -> false;
        };
    }

    /// An interrupt does not end the wait: a line is not worth less because its thread is to end
    /// soon.
    private boolean await(Line next, Duration timeout) {
        boolean interrupted = false;
        long left = writing.isHeldByCurrentThread() ? 0 : timeout.toNanos();
        while (!ring.fits(next) && left > 0 && !closed) {
            try {
                left = notFull.awaitNanos(left);
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ring.fits(next) && !closed;
    }

    private void begin() {
        if (worker == null) {
            worker = Thread.ofPlatform().daemon().name("log-async").start(this::work);
        }
    }

    private void work() {
        while (awaitLines()) {
            writing.lock();
            try {
                drain();
            } finally {
                writing.unlock();
            }
        }
    }

    /// Whether there is more to come.
    private boolean awaitLines() {
        lock.lock();
        try {
            while (ring.lines() == 0 && !closed) {
                notEmpty.awaitUninterruptibly();
            }
            return ring.lines() > 0;
        } finally {
            lock.unlock();
        }
    }

    /// Writes out what is in the ring at this moment, under `writing`.
    private void drain() {
        long end = end();
        while (next(end)) {
            to.write(line);
        }
        tellDropped();
    }

    private long end() {
        lock.lock();
        try {
            return ring.tail();
        } finally {
            lock.unlock();
        }
    }

    /// Whether the oldest line is now in `line`; false when there is none before `end`.
    private boolean next(long end) {
        tellDropped();
        lock.lock();
        try {
            if (ring.lines() == 0 || ring.head() >= end) {
                return false;
            }
            ring.poll(line);
            notFull.signalAll();
            return true;
        } finally {
            lock.unlock();
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
        long missing = toTell();
        if (missing > 0) {
            JsonBuffer text = DropNote.of(missing, line.epochMicros());
            note.becomeNote(missing, line.epochMicros(), text.array(), text.length());
            to.write(note);
        }
    }

    /// The number to tell now: when the lines before the gap are written.
    private long toTell() {
        lock.lock();
        try {
            long missing = ring.head() < gapAt ? 0 : untold;
            untold -= missing;
            return missing;
        } finally {
            lock.unlock();
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
            return writing.tryLock(MAX_WAIT.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);
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
        lock.lock();
        try {
            closed = true;
            notEmpty.signalAll();
            notFull.signalAll();
        } finally {
            lock.unlock();
        }
        flush();
        to.close();
    }

    /// What waits in the ring counts as written. What `to` drops is counted as dropped here, too.
    @Override
    public Ledger ledger() {
        long lost = to.ledger().dropped();
        lock.lock();
        try {
            return new Ledger(taken - lost, dropped + lost);
        } finally {
            lock.unlock();
        }
    }
}
