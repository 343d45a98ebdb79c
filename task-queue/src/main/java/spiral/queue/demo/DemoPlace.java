package spiral.queue.demo;

import java.nio.file.Path;
import spiral.queue.process.ProcessLog;

/// Where the files of one demo lie: all in one folder, made for it.
///
///     queue.db         the store             outside.txt       a line per job that a worker began
///     queue.db.logs/   one log per process   submitted.txt     a line per job that was accepted
///     native/          SQLite's library      common-words.txt  what the lookups depend on
public record DemoPlace(Path folder) {
    public Path store() {
        return folder.resolve("queue.db");
    }

    public Path logs() {
        return ProcessLog.folderOf(store());
    }

    /// What jobs did outside the store.
    public Path outside() {
        return folder.resolve("outside.txt");
    }

    /// The producer's own account, kept apart from the store so that one can check the other.
    public Path submitted() {
        return folder.resolve("submitted.txt");
    }

    public Path wordList() {
        return folder.resolve("common-words.txt");
    }

    /// Where each process unpacks SQLite's native library.
    public Path nativeLibrary() {
        return folder.resolve("native");
    }
}
