package spiral.queue.store;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import spiral.queue.JobStore.Subscription;
import spiral.queue.StoreException;

/// How a process on this machine hears at once that another has committed work: it listens on a
/// free loopback port, which stands in the store, and whoever commits sends an empty datagram to
/// all of them. A lost or forged one does no harm: it only makes somebody look.
final class Doorbell implements Subscription {
    /// After a ring, for so long no other is heard: a flood of datagrams costs next to nothing.
    private static final Duration REST = Duration.ofMillis(1);

    private final Database database;
    private final DatagramSocket socket;
    private final Runnable listener;

    private Doorbell(Database database, DatagramSocket socket, Runnable listener) {
        this.database = database;
        this.socket = socket;
        this.listener = listener;
    }

    /// Listens from now on. Ports of processes that are no more are struck off.
    static Doorbell listen(Database database, Runnable listener) {
        DatagramSocket socket = bound();
        database.write((session, now) -> {
            strikeOffTheDead(session);
            return session.update(
                    "INSERT INTO listener VALUES (?, ?) ON CONFLICT (port) DO UPDATE SET pid ="
                            + " excluded.pid",
                    socket.getLocalPort(),
                    ProcessHandle.current().pid());
        });
        Doorbell bell = new Doorbell(database, socket, listener);
        Thread.ofPlatform().daemon().name("doorbell").start(bell::run);
        return bell;
    }

    /// Rings at every process that listens.
    static void ring(Database database) {
        List<Integer> ports =
                database.read((session, now) ->
                        session.query("SELECT port FROM listener", row -> row.getInt(1)));
        if (ports.isEmpty()) {
            return;
        }
        try (DatagramSocket from = new DatagramSocket()) {
            for (int port : ports) {
                from.send(new DatagramPacket(new byte[0], 0, at(port)));
            }
        } catch (IOException unheard) {
            return;
        }
    }

    /// A port that stays in a store which cannot be written any more is struck off by others later.
    @Override
    public void close() {
        int port = socket.getLocalPort();
        socket.close();
        try {
            database.write(
                    (session, now) -> session.update("DELETE FROM listener WHERE port = ?", port));
        } catch (StoreException unreachable) {
            return;
        }
    }

    private static void strikeOffTheDead(Session session) throws SQLException {
        for (long pid : session.query("SELECT pid FROM listener", row -> row.getLong(1))) {
            if (ProcessHandle.of(pid).isEmpty()) {
                session.update("DELETE FROM listener WHERE pid = ?", pid);
            }
        }
    }

    private static DatagramSocket bound() {
        try {
            return new DatagramSocket(at(0));
        } catch (IOException e) {
            throw new StoreException(
                    "there is no loopback port to listen on: " + e.getMessage(), e);
        }
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private void run() {
        while (!socket.isClosed()) {
            try {
                socket.receive(new DatagramPacket(new byte[1], 1));
                listener.run();
                LockSupport.parkNanos(REST.toNanos());
            } catch (IOException closedOrRefused) {
                LockSupport.parkNanos(REST.toNanos());
            }
        }
    }
}
