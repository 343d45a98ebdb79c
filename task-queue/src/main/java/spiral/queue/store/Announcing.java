package spiral.queue.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import spiral.queue.StoreException;

/// Tells the other processes that there is work, after the commit that made it, and not more often
/// than every few milliseconds.
///
/// How this works. A NOTIFY inside the inserting transaction would make PostgreSQL run all commits
/// one after the other. So a thread of its own sends it in a transaction of its own. A submit sets
/// `asked` and wakes that thread; whatever is asked while it sends or rests is answered by the next
/// round. Nothing rests on an announcement: whoever misses it looks by itself a little later.
final class Announcing implements AutoCloseable {
    private static final Duration REST = Duration.ofMillis(5);

    private final Database database;
    private final String statement;
    private final Thread thread;
    // set by anybody, cleared by the thread before it sends
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean closed;

    Announcing(Database database, String channel) {
        this.database = database;
        this.statement = "NOTIFY " + channel;
        this.thread = Thread.ofVirtual().name("queue announcements").start(this::run);
    }

    void announce() {
        if (!asked.getAndSet(true)) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            if (asked.getAndSet(false)) {
                send();
                LockSupport.parkNanos(REST.toNanos());
            } else {
                LockSupport.park();
            }
        }
    }

    private void send() {
        try {
            database.write((session, now) -> {
                session.execute(statement);
                return now;
            });
        } catch (StoreException unreachable) {
            LockSupport.parkNanos(REST.toNanos());
        }
    }
}
