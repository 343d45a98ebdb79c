package spiral.queue.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import spiral.queue.JobStore.Subscription;

/// Waits for other processes' announcements on a connection of its own. When the server goes away it
/// tries again for ever, a little later each time; and since nobody was heard in between, it calls
/// its listener as soon as it is back.
///
/// A thread that does nothing else sleeps in the socket: an announcement wakes nobody but it.
final class Listening implements Subscription {
    /// After so long in silence it asks whether the server is still there.
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final Duration LONGEST_BREAK = Duration.ofSeconds(5);

    private final PostgresUrl url;
    private final String channel;
    private final RandomGenerator random;
    private final Runnable listener;
    private final Thread thread;
    // written by the thread, closed by whoever closes the subscription
    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    Listening(PostgresUrl url, String channel, RandomGenerator random, Runnable listener) {
        this.url = url;
        this.channel = channel;
        this.random = random;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("queue listener").unstarted(this::run);
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
            try (Connection mine = WakingSockets.connect(url, listener)) {
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
        PGConnection server = mine.unwrap(PGConnection.class);
        try (Statement statement = mine.createStatement()) {
            statement.execute("LISTEN \"" + channel + "\"");
            while (!closed) {
                int millis = (int) Duration.ofNanos(jittered(LOOK.toNanos())).toMillis();
                PGNotification[] heard = server.getNotifications(millis);
                if (heard == null || heard.length == 0) {
                    statement.execute("LISTEN \"" + channel + "\"");
                }
            }
        }
    }

    private long jittered(long nanos) {
        return random.nextLong(nanos * 4 / 5, nanos * 6 / 5);
    }
}
