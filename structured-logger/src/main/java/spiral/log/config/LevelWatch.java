package spiral.log.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import spiral.log.LogConfig;
import spiral.log.LogSystem;

/// Takes over the levels of a configuration file whenever it changes, while the program runs. What
/// else changed in it waits for the next start. A file with a mistake changes nothing and is told
/// of once.
public final class LevelWatch implements AutoCloseable {
    private final Path file;
    private final LogConfig base;
    private final LogSystem system;
    private final Consumer<String> complaints;
    // touched by whoever calls look()
    private FileTime seen = FileTime.fromMillis(0);
    // set once
    private volatile boolean closed;

    /// Watches when it is told to: see [#look] and [#start].
    ///
    /// @param base what counts where the file says nothing
    public LevelWatch(Path file, LogConfig base, LogSystem system, Consumer<String> complaints) {
        this.file = file;
        this.base = base;
        this.system = system;
        this.complaints = complaints;
        this.seen = modified();
    }

    /// Looks at the file at each interval, on a thread of its own, until closed.
    public LevelWatch start(Duration interval) {
        Thread.ofPlatform()
                .daemon()
                .name("log-levels")
                .start(() -> {
                    while (!closed) {
                        LockSupport.parkNanos(interval.toNanos());
                        look();
                    }
                });
        return this;
    }

    /// Looks at the file once; whether its levels were taken over.
    public boolean look() {
        FileTime now = modified();
        if (now.equals(seen)) {
            return false;
        }
        seen = now;
        try {
            LogConfig config = ConfigFile.read(file, base);
            system.levels().replace(config.level(), config.levels());
            return true;
        } catch (IOException | IllegalArgumentException wrong) {
            complaints.accept("levels stay as they are: " + wrong.getMessage());
            return false;
        }
    }

    private FileTime modified() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException unreadable) {
            return seen;
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
