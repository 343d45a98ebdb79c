package spiral.learn.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import spiral.async.Debouncer;
import spiral.async.Scheduler;

/// Notices that one of some files was saved. An event of the file system only wakes it early: it
/// looks at the files themselves every [#POLL], because events fail on network and mounted drives.
/// An editor that saves in several steps counts once.
public final class Saves implements AutoCloseable {
    /// How often it looks when nothing wakes it.
    static final Duration POLL = Duration.ofMillis(400);

    /// So long must a file be left alone before it counts as saved.
    static final Duration QUIET = Duration.ofMillis(15);

    private final List<Path> files;
    private final WatchService events;
    private String seen; // by the watching thread only, once it runs

    private Saves(List<Path> files, WatchService events) {
        this.files = List.copyOf(files);
        this.events = events;
        this.seen = stamp();
    }

    /// Remembers how these files look now.
    public static Saves of(List<Path> files) throws IOException {
        var saves = new Saves(files, FileSystems.getDefault().newWatchService());
        saves.register();
        return saves;
    }

    /// Tells each save since then.
    ///
    /// @param saved is called on a thread of its own, and must be short
    public void tell(Runnable saved) {
        var calm = Debouncer.of(QUIET, (String stamp) -> done(saved), Scheduler.system());
        Thread.ofPlatform().daemon().name("saves").start(() -> watch(calm));
    }

    @Override
    public void close() throws IOException {
        events.close();
    }

    private static boolean done(Runnable saved) {
        saved.run();
        return true;
    }

    private void register() {
        for (var folder : files.stream().map(file -> file.resolveSibling("")).distinct().toList()) {
            try {
                folder.register(
                        events,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            } catch (IOException noEvents) {
                // this drive has none: looking every now and then is enough
            }
        }
    }

    private void watch(Debouncer<String, Boolean> calm) {
        try {
            while (true) {
                var key = events.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                }
                look(calm);
            }
        } catch (ClosedWatchServiceException | InterruptedException over) {
            // closed by its owner
        }
    }

    private void look(Debouncer<String, Boolean> calm) {
        var stamp = stamp();
        if (!stamp.equals(seen)) {
            seen = stamp;
            var _ = calm.call(stamp);
        }
    }

    private String stamp() {
        return files.stream().map(Saves::stamp).collect(Collectors.joining(" "));
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file) + "/" + Files.size(file);
        } catch (IOException gone) {
            return "gone";
        }
    }
}
