package spiral.queue.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The store's connection as an effect may use it: what would end the transaction is refused,
/// closing it does nothing, and statements that the effect leaves open are closed after it. One
/// forgotten result set would otherwise keep the whole process from writing.
final class BorrowedConnection implements InvocationHandler {
    private static final Set<String> REFUSED =
            Set.of(
                    "commit",
                    "rollback",
                    "setAutoCommit",
                    "setSavepoint",
                    "releaseSavepoint",
                    "abort");

    private final Connection owned;
    private final List<Statement> opened = new ArrayList<>();

    private BorrowedConnection(Connection owned) {
        this.owned = owned;
    }

    /// Something done with a connection that is given back afterwards.
    @FunctionalInterface
    interface Use {
        void with(Connection connection) throws SQLException;
    }

    /// Lends the connection.
    static void lend(Connection owned, Use use) throws SQLException {
        BorrowedConnection borrowed = new BorrowedConnection(owned);
        try {
            use.with(borrowed.proxy());
        } finally {
            borrowed.closeStatements();
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        if (REFUSED.contains(name)) {
            throw new SQLException(
                    "an effect must not call " + name + ": the store ends the transaction");
        }
        return switch (name) {
            case "close" -> null;
            case "getAutoCommit" -> false; // it is in the transaction that acknowledges
            default -> call(method, arguments);
        };
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            Object result = method.invoke(owned, arguments);
            if (result instanceof Statement statement) {
                opened.add(statement);
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Connection proxy() {
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    private void closeStatements() throws SQLException {
        for (Statement statement : opened) {
            statement.close();
        }
    }
}
