package spiral.queue.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import spiral.queue.NewJob;
import spiral.queue.StoreException;

/// Lets submits that come at the same time share one commit.
///
/// How this works. A caller that finds nobody at work leads: it stores everything that stands in
/// the line, its own batch first, in one transaction, while the next ones line up behind it. Then it
/// wakes those whose batches it has stored, and the head of the line, which leads next. So nobody
/// waits for more than two commits, no thread is needed, and a single caller pays nothing. (Group
/// commit: DeWitt et al., "Implementation Techniques for Main Memory Database Systems", SIGMOD
/// 1984.) The invariant: somebody leads whenever the line is not empty, and the leader's batch is
/// its head.
///
/// If the shared transaction fails, each batch in it is tried alone: one that cannot be stored
/// harms no other.
final class Combining {
    /// So many jobs share a commit at most, beside the first batch.
    private static final int MOST_JOBS = 10_000;

    private final Store store;
    // guarded by itself
    private final Queue<Batch> line = new ArrayDeque<>();
    // guarded by the line
    private boolean led;

    /// Stores jobs in one durable transaction and returns their ids in order.
    @FunctionalInterface
    interface Store {
        List<Long> insert(List<NewJob> jobs);
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

    Combining(Store store) {
        this.store = store;
    }

    List<Long> submit(List<NewJob> jobs) {
        Batch mine = new Batch(jobs);
        if (!leads(mine)) {
            mine.signal.acquireUninterruptibly();
        }
        if (mine.open()) {
            lead();
        }
        return mine.answer();
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
            boolean first = !led;
            led = true;
            return first;
        }
    }

    private void lead() {
        List<Batch> group = next();
        try {
            insert(group);
        } finally {
            group.forEach(batch -> batch.signal.release());
            passOn();
        }
    }

    private void passOn() {
        synchronized (line) {
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
        synchronized (line) {
            for (Batch head = line.peek();
                    head != null && (group.isEmpty() || jobs + head.jobs.size() <= MOST_JOBS);
                    head = line.peek()) {
                jobs += head.jobs.size();
                group.add(line.remove());
            }
        }
        return group;
    }

    private void insert(List<Batch> group) {
        try {
            insertTogether(group);
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
