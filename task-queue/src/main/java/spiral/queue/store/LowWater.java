package spiral.queue.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/// Remembers where the line of ready jobs begins, so that a claim need not wade through what stands
/// in front of it: entries of jobs that are long gone, jobs that run, or jobs that this worker may not take.
///
/// How this works. PostgreSQL keeps the index entry of a claimed job until nobody can see the old
/// row any more. While some snapshot is held (a long report, a forgotten transaction) nothing is
/// cleared away, and every claim walks past all that was claimed before. So each claim says how many
/// entries it walked past, pages that were cleared included. Few: the next claim begins at the front
/// again, and the order of the line is exact. Many: claims of the next moment begin where this one
/// ended. What comes to stand before that mark meanwhile (a higher priority, a retry, a hand-back)
/// waits until the moment is over: a millisecond for each [#WADE_SHARE] entries, about twenty times as
/// long as the wading took, at most [#LONGEST_MILLIS]. Claims that take [#BULK] jobs and more leave so
/// much behind them that they mark their end for [#BULK_MILLIS] in any case. A claim that finds less
/// than it wanted begins at the front at once. The mark belongs to one set of types; whoever asks for
/// others begins at the front.
///
/// Claims of one process take turns ([#inTurn]): of two at once each would walk past all that the
/// other is just taking. It is a courtesy and no lock: who has waited [#TURN] goes without.
///
/// Any thread may ask and tell; what one overwrites of another costs a claim from the front.
final class LowWater {
    /// So many entries in front are no trouble: less than a millisecond.
    static final long MANY = 2_000;

    /// What has run for so long is set aside, and that is looked for as seldom.
    static final long ASIDE_MILLIS = 1_000;

    /// Entries walked past per millisecond of rest: walking takes about a twentieth of the time.
    private static final long WADE_SHARE = 100;

    private static final long LONGEST_MILLIS = 3_000;

    /// A claim of so many jobs is a large one.
    static final int BULK = 100;

    private static final long BULK_MILLIS = 20;

    /// A claim takes a few milliseconds.
    static final Duration TURN = Duration.ofSeconds(1);

    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();

    // the mark of the latest claim that waded or took many, if any
    private final AtomicReference<Optional<Mark>> mark = new AtomicReference<>(Optional.empty());

    // when this process last looked for jobs to set aside
    private final AtomicLong lookedAt = new AtomicLong(Long.MIN_VALUE / 2);

    /// A place in the line.
    record Place(long rank, long id) {
        static final Place FRONT = new Place(Long.MIN_VALUE, Long.MIN_VALUE);
    }

    private record Mark(
            Set<String> types, List<String> except, Place place, long from, long until) {
        boolean stands(Set<String> types, List<String> except, long now) {
            return now >= from
                    && now < until
                    && this.types.equals(types)
                    && this.except.equals(except);
        }
    }

    LowWater() {
        this(TURN);
    }

    /// @param patience how long a claim waits for its turn
    LowWater(Duration patience) {
        this.patience = patience;
    }

    /// Claims when the one before has ended.
    <T> T inTurn(Session.Part<T> claim) throws SQLException {
        boolean ours = awaitTurn();
        try {
            return claim.run();
        } finally {
            if (ours) {
                turn.unlock();
            }
        }
    }

    private boolean awaitTurn() {
        try {
            return turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Where a claim for these types may begin.
    Place place(Set<String> types, List<String> except, long now) {
        return mark.get()
                .filter(m -> m.stands(types, except, now))
                .map(Mark::place)
                .orElse(Place.FRONT);
    }

    /// A claim from the front has walked past so many entries, and taken so many; its last job stood
    /// there.
    void walked(
            Set<String> types, List<String> except, long entries, int taken, Place last, long now) {
        long bulk = taken >= BULK ? BULK_MILLIS : 0;
        long wading = entries > MANY ? Math.min(LONGEST_MILLIS, entries / WADE_SHARE) : 0;
        long moment = Math.max(bulk, wading);
        if (moment > 0) {
            Mark next = new Mark(types, List.copyOf(except), last, now, now + moment);
            mark.set(Optional.of(next));
        }
    }

    /// True once for each [#ASIDE_MILLIS], and when the clock has gone back.
    boolean asideDue(long now) {
        long last = lookedAt.get();
        boolean due = now - last >= ASIDE_MILLIS || now < last;
        return due && lookedAt.compareAndSet(last, now);
    }

    /// A claim that began at the mark found its last job there.
    void advanced(Place last) {
        mark.updateAndGet(
                old -> old.map(m -> new Mark(m.types(), m.except(), last, m.from(), m.until())));
    }

    /// A claim that began at the mark found less than it wanted.
    void forget() {
        mark.set(Optional.empty());
    }
}
