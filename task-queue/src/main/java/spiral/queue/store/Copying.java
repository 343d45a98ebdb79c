package spiral.queue.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Many new rows through PostgreSQL's COPY, in its text format: one statement, one plan, no
/// parameters.
///
/// How this works. Rows are written as the server is to read them, bytes with tabs between, into one
/// buffer; when it is full it is sent, and while the server takes those rows in, the next ones are
/// being written. Most texts are plain ASCII and are written straight through.
final class Copying {
    /// Rows are sent when so many bytes are there.
    private static final int PORTION = 1 << 14;

    /// The first ones are sent early: until then the server has nothing to do.
    private static final int FIRST = 1 << 10;

    private byte[] bytes = new byte[PORTION * 2];
    private int length;
    private int enough = FIRST;

    private Copying() {}

    /// If it throws, the transaction is lost.
    ///
    /// @param columns names with commas between them, in the order of each row's values
    /// @param row the values of an item: texts, numbers or nothing
    static <T> void into(
            Session session,
            String table,
            String columns,
            List<T> items,
            Function<T, @Nullable Object[]> row)
            throws SQLException {
        CopyIn server =
                session.connection()
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY %s (%s) FROM STDIN".formatted(table, columns));
        try {
            Copying copying = new Copying();
            for (T item : items) {
                copying.row(row.apply(item));
                if (copying.length >= copying.enough) {
                    copying.send(server);
                }
            }
            copying.send(server);
            server.endCopy();
        } finally {
            if (server.isActive()) {
                server.cancelCopy();
            }
        }
    }

    private void send(CopyIn server) throws SQLException {
        server.writeToCopy(bytes, 0, length);
        server.flushCopy();
        length = 0;
        enough = PORTION;
    }

    private void row(@Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                put('\t');
            }
            switch (values[i]) {
                case null -> escaped('N');
                case String text -> text(text);
                case Object number -> text(number.toString());
            }
        }
        put('\n');
    }

    /// Up to the first character that is not ASCII byte for byte; from there on as UTF-8.
    private void text(String text) {
        room(2 * text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                for (byte one : text.substring(i).getBytes(StandardCharsets.UTF_8)) {
                    character((char) (one & 0xFF));
                }
                return;
            }
            character(c);
        }
    }

    private void character(char c) {
        switch (c) {
            case '\\' -> escaped('\\');
            case '\t' -> escaped('t');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            default -> put(c);
        }
    }

    private void escaped(char c) {
        put('\\');
        put(c);
    }

    private void put(char c) {
        room(1);
        bytes[length++] = (byte) c;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
