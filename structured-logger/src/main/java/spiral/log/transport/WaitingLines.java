package spiral.log.transport;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.event.Level;
import spiral.log.Line;
import spiral.log.Transport;

/// The lines that wait in an [AsyncTransport], and the account of those that did not get in.
///
///     callers --put--> ring of bytes --next--> whoever writes
///                        full? as the policy says
///
/// Safe for all threads. Where lines are missing is remembered as a place in the ring, so that it
/// can be told there: [#toTell].
final class WaitingLines {
    private final Overflow overflow;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();

    // all below guarded by lock
    private final ByteRing ring;
    private boolean closed;
    private long taken;
    private long dropped;
    private long untold; // lines that are missing and nobody was told of
    private long gapAt; // the place in the ring where they are missing

    WaitingLines(int bytes, Overflow overflow) {
        this.ring = new ByteRing(bytes);
        this.overflow = overflow;
    }

    /// What became of a line.
    enum Fate {
        WAITS,
        DROPPED,
        /// Counted as taken; its caller writes it.
        LEFT_TO_CALLER
    }

    /// Takes a line in, as the policy says.
    ///
    /// @param fromWithin whether the caller is the one who writes: it cannot wait for itself
    Fate put(Line next, boolean fromWithin) {
        lock.lock();
        try {
            if (closed) {
                dropped++; // nobody can be told any more
                return Fate.DROPPED;
            } else if (next.missing() > 0) {
                missing(next.missing(), ring.tail());
                return Fate.DROPPED;
            }
            boolean alone = next.length() + ByteRing.HEAD > ring.capacity();
            if (!alone && ((ring.fits(next) && !isReserved(next)) || makeRoom(next, fromWithin))) {
                ring.add(next);
                taken++;
                notEmpty.signal();
                return Fate.WAITS;
            } else if (!fromWithin && (alone || overflow instanceof Overflow.Sync)) {
                taken++;
                return Fate.LEFT_TO_CALLER;
            }
            drop(ring.tail());
            return Fate.DROPPED;
        } finally {
            lock.unlock();
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
    private boolean makeRoom(Line next, boolean fromWithin) {
        return switch (overflow) {
            case Overflow.Block(Duration timeout) ->
                    await(next, fromWithin ? 0 : timeout.toNanos());
            case Overflow.DropBelow(Level level, Duration timeout) ->
                    next.level().toInt() >= level.toInt()
                            && await(next, fromWithin ? 0 : timeout.toNanos());
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
    private boolean await(Line next, long nanos) {
        boolean interrupted = false;
        long left = nanos;
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

    /// Waits for lines; false when it is closed and there are none.
    boolean awaitLines() {
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

    /// The place behind the last line.
    long end() {
        lock.lock();
        try {
            return ring.tail();
        } finally {
            lock.unlock();
        }
    }

    /// Whether the oldest line is now in `line`, and room for others; false when there is none before `end`.
    boolean next(long end, Line line) {
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

    /// The number to tell now: when the lines before the gap are written.
    long toTell() {
        lock.lock();
        try {
            long missing = ring.head() < gapAt ? 0 : untold;
            untold -= missing;
            return missing;
        } finally {
            lock.unlock();
        }
    }

    int depth() {
        lock.lock();
        try {
            return ring.lines();
        } finally {
            lock.unlock();
        }
    }

    /// From now on nothing comes in; what waits may still be taken out.
    void close() {
        lock.lock();
        try {
            closed = true;
            notEmpty.signalAll();
            notFull.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Lines taken in and dropped, when so many of the former were lost afterwards.
    Transport.Ledger ledger(long lost) {
        lock.lock();
        try {
            return new Transport.Ledger(taken - lost, dropped + lost);
        } finally {
            lock.unlock();
        }
    }
}
