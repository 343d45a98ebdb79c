package spiral.queue.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import spiral.queue.Settlement;
import spiral.queue.Settlement.Failure;
import spiral.queue.Settlement.Success;

/// What a handler wants done in the store, in the transaction that ends its attempt.
///
///     SAVEPOINT ─► each effect, on a BorrowedConnection ─► RELEASE
///                      └── one fails ─► ROLLBACK TO: the attempt counts as failed
///                                         └── the transaction has gone ─► EndedByEffect
final class Effects {
    private Effects() {}

    /// Runs the effects; where one fails, all of this job's are undone and what went wrong is returned.
    static Optional<String> run(Session session, Success success) throws SQLException {
        session.execute("SAVEPOINT effects");
        try {
            BorrowedConnection.lend(session.connection(), c -> each(success.effects(), c));
            session.execute("RELEASE effects");
            return Optional.empty();
        } catch (SQLException | RuntimeException | Error e) {
            undo(session, success, e);
            return Optional.of("its effect in the store failed: " + reason(e));
        }
    }

    private static void each(List<Settlement.Effect> effects, Connection connection)
            throws SQLException {
        for (Settlement.Effect effect : effects) {
            effect.run(connection);
        }
    }

    private static String reason(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getName() : message;
    }

    private static void undo(Session session, Success success, Throwable why) {
        try {
            session.execute("ROLLBACK TO effects");
            session.execute("RELEASE effects");
        } catch (SQLException noTransaction) {
            throw new EndedByEffect(success, why);
        }
    }

    /// An effect has ended the transaction that it was run in (by SQL: `COMMIT`, `ROLLBACK`).
    static final class EndedByEffect extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Success success;

        EndedByEffect(Success success, Throwable cause) {
            super("an effect has ended its transaction", cause);
            this.success = success;
        }

        /// The settlements, with the culprit's success turned into a failure.
        List<Settlement> without(List<Settlement> settlements) {
            Failure failure =
                    new Failure(
                            success.claim(),
                            success.took(),
                            "its effect in the store ended the transaction");
            return settlements.stream().map(s -> s.equals(success) ? failure : s).toList();
        }
    }
}
