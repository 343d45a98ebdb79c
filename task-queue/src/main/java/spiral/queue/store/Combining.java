package spiral.queue.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import spiral.queue.NewJob;
import spiral.queue.StoreException;

/// Lets submits that come at the same time share one commit.
///
/// How this works. A caller that finds nobody at work leads: it stores everything that stands in
/// the line, its own batch first, in one transaction, while the next ones line up behind it. Then it
/// wakes the head of the line, which leads next, and those whose batches it has stored. So nobody
/// waits for more than two commits, no thread is needed, and a single caller pays nothing. (Group
/// commit: DeWitt et al., "Implementation Techniques for Main Memory Database Systems", SIGMOD
/// 1984.) The invariant: somebody leads whenever the line is not empty, and the leader's batch is
/// its head.
///
/// Callers who have just got their answers often come straight back. Where a transaction costs much
/// and each further job little, a leader waits for them a moment ([Moment]): as long as there are
/// fewer in the line than shared the last transaction or stood behind it.
///
/// If the shared transaction fails, each batch in it is tried alone: one that cannot be stored
/// harms no other. But in an [Outage] nobody fares better alone, and what may have been stored must
/// not be stored again: then all are told so.
final class Combining {
    /// So much payload shares a commit at most, in characters, beside the first batch.
    private static final int MOST_CHARACTERS = 4 * NewJob.MAX_PAYLOAD;

    private final int mostJobs;
    private final Store store;
    private final Gathering gathering;
    private final Executor elsewhere;
    // guarded by itself
    private final Queue<Batch> line = new ArrayDeque<>();
    // guarded by the line
    private boolean led;
    // written under the line's lock: how many stand in it, and how many may come
    private volatile int standing;
    private volatile int expected;

    /// Stores jobs in one durable transaction and returns their ids in order.
    @FunctionalInterface
    interface Store {
        List<Long> insert(List<NewJob> jobs);
    }

    /// Waits until it is so, but for no more than a moment.
    @FunctionalInterface
    interface Gathering {
        /// Does not wait at all.
        Gathering NONE = all -> {};

        void until(BooleanSupplier all);
    }

    /// One caller's jobs. The leader writes the answer before it gives the signal.
    private static final class Batch {
        private final List<NewJob> jobs;
        private final Semaphore signal = new Semaphore(0);
        private @Nullable List<Long> ids;
        private @Nullable RuntimeException failure;

        Batch(List<NewJob> jobs) {
            this.jobs = jobs;
        }

        long characters() {
            return jobs.stream().mapToLong(job -> job.payload().length()).sum();
        }

        boolean open() {
            return ids == null && failure == null;
        }

        /// An error, such as too little memory, has thrown the leader out.
        void giveUp() {
            failure = new StoreException("the transaction that it shared was broken off");
        }

        List<Long> answer() {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(ids);
        }
    }

    /// Leads on the caller's own thread, at once.
    ///
    /// @param mostJobs so many share a commit at most, beside the first batch
    Combining(int mostJobs, Store store) {
        this(mostJobs, store, Gathering.NONE, Runnable::run);
    }

    /// @param elsewhere where a virtual thread's turn to lead is run: it may be interrupted, which
    ///     would close the socket under all who share the transaction
    Combining(int mostJobs, Store store, Gathering gathering, Executor elsewhere) {
        this.mostJobs = mostJobs;
        this.store = store;
        this.gathering = gathering;
        this.elsewhere = elsewhere;
    }

    /// A caller that is interrupted still gets its answer, and stays interrupted.
    List<Long> submit(List<NewJob> jobs) {
        Batch mine = new Batch(jobs);
        if (!leads(mine)) {
            mine.signal.acquireUninterruptibly();
        }
        if (mine.open()) {
            takeTurn(mine);
        }
        return mine.answer();
    }

    private void takeTurn(Batch mine) {
        if (Thread.currentThread().isVirtual()) {
            elsewhere.execute(this::lead);
            mine.signal.acquireUninterruptibly();
        } else {
            lead();
        }
    }

    /// How many batches stand in the line just now.
    int waiting() {
        synchronized (line) {
            return line.size();
        }
    }

    private boolean leads(Batch mine) {
        synchronized (line) {
            line.add(mine);
            standing = line.size();
            boolean first = !led;
            led = true;
            return first;
        }
    }

    private void lead() {
        gathering.until(() -> standing >= expected);
        List<Batch> group = next();
        try {
            insert(group);
        } finally {
            passOn(group.size());
            group.forEach(batch -> batch.signal.release());
        }
    }

    private void passOn(int stored) {
        synchronized (line) {
            expected = stored + line.size();
            Batch head = line.peek();
            led = head != null;
            if (head != null) {
                head.signal.release();
            }
        }
    }

    /// The batches at the head of the line that fit into one transaction; at least one.
    private List<Batch> next() {
        List<Batch> group = new ArrayList<>();
        int jobs = 0;
        long characters = 0;
        synchronized (line) {
            for (Batch head = line.peek(); head != null; head = line.peek()) {
                jobs += head.jobs.size();
                characters += head.characters();
                if (!group.isEmpty() && (jobs > mostJobs || characters > MOST_CHARACTERS)) {
                    break;
                }
                group.add(line.remove());
            }
            standing = line.size();
        }
        return group;
    }

    private void insert(List<Batch> group) {
        try {
            insertTogether(group);
        } catch (Outage e) {
            group.forEach(batch -> batch.failure = e.again());
        } catch (RuntimeException e) {
            if (group.size() == 1) {
                group.getFirst().failure = e;
            } else {
                group.forEach(batch -> insert(List.of(batch)));
            }
        } finally {
            group.stream().filter(Batch::open).forEach(Batch::giveUp);
        }
    }

    private void insertTogether(List<Batch> group) {
        List<NewJob> all = new ArrayList<>();
        group.forEach(batch -> all.addAll(batch.jobs));
        List<Long> ids = store.insert(all);
        int from = 0;
        for (Batch batch : group) {
            batch.ids = List.copyOf(ids.subList(from, from + batch.jobs.size()));
            from += batch.jobs.size();
        }
    }
}
