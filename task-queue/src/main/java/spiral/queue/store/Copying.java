package spiral.queue.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Many new rows through PostgreSQL's COPY, in its text format: one statement, one plan, no
/// parameters.
final class Copying {
    private Copying() {}

    /// @param columns names with commas between them, in the order of each row's values
    static void into(Session session, String table, String columns, List<@Nullable Object[]> rows)
            throws SQLException {
        StringBuilder text = new StringBuilder(rows.size() * 200);
        for (@Nullable Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                append(text.append(i == 0 ? "" : "\t"), row[i]);
            }
            text.append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        try {
            session.connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY %s (%s) FROM STDIN".formatted(table, columns),
                            new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new SQLException("the server cannot be written to", "08006", e);
        }
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case null -> text.append("\\N");
            case String word -> escape(text, word);
            default -> text.append(value);
        }
    }

    private static void escape(StringBuilder text, String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
