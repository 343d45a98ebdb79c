package spiral.queue.store;

import java.sql.SQLException;
import java.util.Set;

/// What an error of a PostgreSQL server means for whoever asked, by its five letters.
/// Source: PostgreSQL's manual, Appendix A.
///
/// @param state the five letters; empty where there are none
/// @param message the server's own words
record PostgresError(String state, String message) {
    private static final String GOING_DOWN = "57P01";

    private static final Set<String> VICTIM = Set.of("40001", "40P01");

    /// Kinds of errors that lie in what was sent: wrong data, a broken rule, something too large.
    private static final Set<String> REFUSED = Set.of("22", "23", "54");

    /// Kinds of errors that tables of another version cause: unknown names, values missing.
    private static final Set<String> OTHER_TABLES = Set.of("42", "23");

    static PostgresError of(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return new PostgresError(state, String.valueOf(e.getMessage()));
    }

    /// A transaction that lost a fight with another one; it has changed nothing.
    boolean victim() {
        return VICTIM.contains(state);
    }

    /// The server is being stopped and has refused the statement.
    boolean goingDown() {
        return state.equals(GOING_DOWN);
    }

    /// The connection is gone, or goes with its server.
    boolean broken() {
        return state.startsWith("08") || state.startsWith("57P");
    }

    /// It would refuse the same again.
    boolean refusesValue() {
        return REFUSED.contains(kind());
    }

    /// A newer program may have changed the tables.
    boolean otherTables() {
        return OTHER_TABLES.contains(kind());
    }

    private String kind() {
        return state.length() == 5 ? state.substring(0, 2) : "";
    }

    /// What people are told, after the store's name.
    String said() {
        return switch (state) {
            case "53100" -> "its disk is full";
            case "28P01", "28000" -> "it refuses this user or password";
            case "3D000" -> "there is no such database";
            case "42501" -> "this user may not do that there: " + message;
            case "57014" -> "it took longer than 30 s over one statement";
            case "55P03" -> "another connection has kept a row locked for 10 s";
            case "08001" -> "it cannot be reached";
            default -> message;
        };
    }
}
