package spiral.queue.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import spiral.async.Scheduler;
import spiral.queue.JobStore.Subscription;

/// Waits for other processes' announcements on a connection of its own, and looks by itself every
/// few seconds, in case that one was lost. When the server goes away it tries again for ever, a little later each time.
final class Listening implements Subscription {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration LONGEST_BREAK = Duration.ofSeconds(5);

    private final PostgresUrl url;
    private final String channel;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final Runnable listener;
    private final Thread thread;
    // written by the thread, closed by whoever closes the subscription
    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    Listening(
            PostgresUrl url,
            String channel,
            Scheduler scheduler,
            RandomGenerator random,
            Runnable listener) {
        this.url = url;
        this.channel = channel;
        this.scheduler = scheduler;
        this.random = random;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("queue listener").unstarted(this::run);
    }

    Listening start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Connection open = connection;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException alreadyBroken) {
            return;
        }
    }

    private void run() {
        long rest = Duration.ofMillis(100).toNanos();
        while (!closed) {
            try (Connection mine = url.connect()) {
                connection = mine;
                rest = Duration.ofMillis(100).toNanos();
                listen(mine);
            } catch (SQLException unreachable) {
                LockSupport.parkNanos(jittered(rest));
                rest = Math.min(rest * 2, LONGEST_BREAK.toNanos());
            }
        }
    }

    private void listen(Connection mine) throws SQLException {
        try (Statement statement = mine.createStatement()) {
            statement.execute("LISTEN " + channel);
        }
        PGConnection server = mine.unwrap(PGConnection.class);
        while (!closed) {
            scheduler.schedule(Duration.ZERO, listener);
            server.getNotifications((int) Duration.ofNanos(jittered(LOOK.toNanos())).toMillis());
        }
    }

    private long jittered(long nanos) {
        return random.nextLong(nanos * 4 / 5, nanos * 6 / 5);
    }
}
