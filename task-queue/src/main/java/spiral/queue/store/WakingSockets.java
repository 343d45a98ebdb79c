package spiral.queue.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import javax.net.SocketFactory;

/// Sockets that say at once when something has come in.
///
/// How this works. After a notification PostgreSQL's driver waits another millisecond for a second
/// one before it returns the first: a third of the time that a job takes to an idle worker. So the
/// listener's connection is made on a socket of ours, which tells as soon as a read brings bytes.
/// Replies tell, too; that does no harm, it only makes somebody look.
///
/// The driver makes the factory by its name, which is why the class is public; whom to tell it finds
/// in the scope in which the connection is made ([#connect]).
public final class WakingSockets extends SocketFactory {
    private static final ScopedValue<Runnable> LISTENER = ScopedValue.newInstance();

    private final Runnable listener;

    /// For the driver, on a thread that is inside [#connect].
    public WakingSockets() {
        this.listener = LISTENER.get();
    }

    /// A connection that calls the listener, on the reading thread, whenever something comes in.
    static Connection connect(PostgresUrl url, Runnable listener) throws SQLException {
        return ScopedValue.where(LISTENER, listener)
                .call(() -> url.connect(WakingSockets.class.getName()));
    }

    @Override
    public Socket createSocket() {
        return new WakingSocket(listener);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unasked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        throw unasked();
    }

    private static IOException unasked() {
        return new IOException("these sockets are connected by the database's driver");
    }

    private static final class WakingSocket extends Socket {
        private final Runnable listener;

        WakingSocket(Runnable listener) {
            this.listener = listener;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    return told(super.read());
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    return told(super.read(into, from, length));
                }
            };
        }

        private int told(int read) {
            listener.run();
            return read;
        }
    }
}
