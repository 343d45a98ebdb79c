package spiral.queue.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.SocketFactory;

/// Sockets to a PostgreSQL server that replace its clock's name, in what is sent, by that of a
/// function of equal length, so that no message changes its size.
public final class HeldClockSockets extends SocketFactory {
    private static final Map<String, String> HELD =
            Map.of("clock_timestamp()", "queue_held_time()", "FROM now())", "FROM hld())");

    /// What makes that function.
    static String function(String name) {
        return "CREATE FUNCTION "
                + name
                + "() RETURNS timestamptz LANGUAGE sql STABLE AS"
                + " 'SELECT to_timestamp(millis / 1000.0) FROM held'";
    }

    @Override
    public Socket createSocket() {
        return new Held();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    private static final class Held extends Socket {
        @Override
        public OutputStream getOutputStream() throws IOException {
            return new Replacing(super.getOutputStream());
        }
    }

    /// Keeps all until it is flushed. For one thread.
    private static final class Replacing extends ByteArrayOutputStream {
        private final OutputStream out;

        Replacing(OutputStream out) {
            this.out = out;
        }

        @Override
        public void flush() throws IOException {
            String said = toString(StandardCharsets.ISO_8859_1);
            for (var name : HELD.entrySet()) {
                said = said.replace(name.getKey(), name.getValue());
            }
            out.write(said.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            reset();
        }

        @Override
        public void close() throws IOException {
            flush();
            out.close();
        }
    }
}
