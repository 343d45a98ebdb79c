package spiral.queue.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import spiral.queue.StoreException;

/// The file that SQLite keeps a store in: opens connections on it, and says what is wrong with it.
record SqliteFile(Path path) {
    /// How long a connection waits for SQLite's own lock. The gate keeps writers apart, so only
    /// recovery after a crash or a stranger with another tool is waited for here.
    private static final int BUSY_MILLIS = 30_000;

    /// Refuses a place where no file can be.
    void check() {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StoreException("there is no folder " + folder + " for the store " + path);
        }
        if (Files.isDirectory(path)) {
            throw new StoreException("the store " + path + " is a folder; name a file in it");
        }
        if (!Files.isWritable(folder)) {
            throw new StoreException("the folder " + folder + " cannot be written");
        }
    }

    /// The folder that [#check] found good refuses the file.
    StoreException refused(IOException e) {
        Path folder = path.toAbsolutePath().getParent();
        return new StoreException("the folder " + folder + " cannot be written: " + reason(e), e);
    }

    /// True when there is something to open.
    boolean exists() throws IOException {
        return Files.exists(path) && Files.size(path) > 0;
    }

    /// Keeps the writers of this file apart.
    Gate gate() throws IOException {
        return new Gate(path.resolveSibling(path.getFileName() + ".gate"));
    }

    /// A connection for somebody else.
    Connection connection() throws SQLException {
        return config().createConnection("jdbc:sqlite:" + path);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }

    /// A connection of our own, when the tables are found to be right.
    ///
    /// Journal mode is a property of the file: it is set for a new one and only looked at later.
    Session session(boolean fresh) throws SQLException {
        SQLiteConfig config = config();
        config.setGetGeneratedKeys(false); // nobody asks, and it would cost a statement per insert
        config.setOpenMode(
                SQLiteOpenMode.NOMUTEX); // one thread at a time, and the driver sees to it
        Session session =
                new Session(
                        config.createConnection("jdbc:sqlite:" + path), SqliteDialect.SQLITE, 0);
        try {
            if (fresh) {
                session.execute("PRAGMA journal_mode = WAL");
            }
            Schema.prepare(session, path);
            return session;
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /// Tables that lack a name or refuse a row may have been changed by a newer program under this one:
    /// whoever opens the store then is told so.
    StoreException failure(SQLException e) {
        String text = String.valueOf(e.getMessage());
        if (text.contains("[SQLITE_ERROR]") || text.contains("[SQLITE_CONSTRAINT")) {
            try (Session _ = session(false)) {
                return said(e);
            } catch (SQLException unreadable) {
                return said(e);
            } catch (StoreException refusal) {
                refusal.addSuppressed(e);
                return refusal;
            }
        }
        return said(e);
    }

    /// In the store's name, as it was told.
    StoreException said(SQLException e) {
        return new StoreException("the store " + path + ": " + reason(e), e);
    }

    /// What people are told, after the store's name.
    static String reason(Exception e) {
        String text = String.valueOf(e.getMessage());
        return switch (text) {
            case String s when s.contains("SQLITE_NOTADB") -> "this file is not a queue's store";
            case String s when s.contains("SQLITE_FULL") -> "the disk is full";
            case String s when s.contains("SQLITE_READONLY") -> "it cannot be written";
            case String s when s.contains("SQLITE_CANTOPEN") -> "it cannot be opened";
            case String s when s.contains("SQLITE_CORRUPT") -> "the file is damaged";
            case String s when s.contains("SQLITE_BUSY_SNAPSHOT") ->
                    "an open cursor of this process keeps it from writing";
            case String s when s.contains("SQLITE_BUSY") ->
                    "another program has kept it locked for " + BUSY_MILLIS / 1000 + " s";
            default -> text;
        };
    }
}
