package spiral.queue.demo;

import java.nio.file.Path;
import spiral.queue.process.ProcessLog;

/// Where the files of one demo lie: all in one folder, made for it.
///
///     queue.db         the store             outside.txt       a line per job that a worker began
///     queue.db.logs/   one log per process   submitted.txt     a line per job that was accepted
///     native/          SQLite's library      common-words.txt  what the lookups depend on
///
/// @param address where the queue is: the file in this folder, or a server's address
public record DemoFolder(Path path, String address) {
    /// The folder of a demo whose queue is a file in it.
    public DemoFolder(Path path) {
        this(path, path.resolve("queue.db").toString());
    }

    /// True when the queue is on a PostgreSQL server.
    public boolean onServer() {
        return address.startsWith("postgres");
    }

    /// What a command line asks the store with; the query follows in quotes.
    public String ask() {
        return onServer()
                ? "psql '%s' -c".formatted(address.replace("?schema=", "?options=-csearch_path%3D"))
                : "sqlite3 queue.db";
    }

    /// The queue itself.
    public Path store() {
        return path.resolve("queue.db");
    }

    /// One log per process.
    public Path logs() {
        return ProcessLog.folderOf(store());
    }

    /// What jobs did outside the store.
    public Path outside() {
        return path.resolve("outside.txt");
    }

    /// The producer's own account, kept apart from the store so that one can check the other.
    public Path submitted() {
        return path.resolve("submitted.txt");
    }

    /// What the lookups depend on.
    public Path wordList() {
        return path.resolve("common-words.txt");
    }

    /// Where each process unpacks SQLite's native library.
    public Path nativeLibrary() {
        return path.resolve("native");
    }
}
