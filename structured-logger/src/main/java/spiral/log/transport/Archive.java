package spiral.log.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// The old files of one log: names them, compresses them, lets the oldest go.
///
/// A file is compressed under another name, moved to its final one in one step, and only then
/// deleted; so a process killed at any moment leaves each line in at least one whole file, and the
/// next one tidies up. One thread does this for a log, started when there is something to do.
final class Archive {
    private static final String ZIPPED = ".gz";
    private static final String UNFINISHED = ".tmp";

    private final Path live;
    private final Rotation rotation;
    private final Consumer<String> complaints;
    private final Pattern names;
    // rounds asked for; 0 when no thread is at work
    private final AtomicInteger wanted = new AtomicInteger();
    // set by the one who started it; read by close
    private volatile @Nullable Thread worker;

    Archive(Path live, Rotation rotation, Consumer<String> complaints) {
        this.live = live;
        this.rotation = rotation;
        this.complaints = complaints;
        String[] around = String.valueOf(Claim.beside(live, "\n").getFileName()).split("\n", -1);
        this.names =
                Pattern.compile(
                        Pattern.quote(around[0])
                                + "\\.(\\d{4}-\\d{2}-\\d{2})\\.(\\d{1,9})"
                                + Pattern.quote(around[1])
                                + "(\\.gz)?(\\.tmp)?");
    }

    /// An old file: its day, its number on that day, how far its compressing has come.
    private record Old(Path path, String day, int number, boolean zipped, boolean unfinished) {}

    /// Puts the live file aside.
    void take(LocalDate day) throws IOException {
        int number =
                all().stream()
                        .filter(old -> old.day.equals(day.toString()))
                        .mapToInt(Old::number)
                        .max()
                        .orElse(0);
        Files.move(live, Claim.beside(live, "." + day + "." + (number + 1)));
        tidyLater();
    }

    /// Compresses and deletes in the background.
    void tidyLater() {
        if (wanted.getAndIncrement() == 0) {
            worker = Thread.ofPlatform().daemon().name("log-archive").start(this::work);
        }
    }

    /// Waits until the background work is done, but not for ever.
    void await(long millis) {
        Thread working = worker;
        boolean interrupted = Thread.interrupted();
        try {
            if (working != null) {
                working.join(millis);
            }
        } catch (InterruptedException again) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void work() {
        int seen;
        do {
            seen = wanted.get();
            try {
                tidy();
            } catch (IOException failure) {
                complaints.accept("cannot tidy up old files of " + live + ": " + failure);
            }
        } while (!wanted.compareAndSet(seen, 0));
    }

    private void tidy() throws IOException {
        List<Old> olds = all();
        for (Old old : olds) {
            if (old.unfinished) {
                Files.deleteIfExists(old.path);
            } else if (rotation.zip() && !old.zipped) {
                zip(old.path);
            }
        }
        List<Old> left = all();
        for (int i = 0; i < left.size() - rotation.keep(); i++) {
            Files.deleteIfExists(left.get(i).path);
        }
    }

    private static void zip(Path plain) throws IOException {
        Path zipped = plain.resolveSibling(plain.getFileName() + ZIPPED);
        Path unfinished = plain.resolveSibling(zipped.getFileName() + UNFINISHED);
        if (!Files.exists(zipped)) {
            try (InputStream from = Files.newInputStream(plain);
                    OutputStream to = new GZIPOutputStream(Files.newOutputStream(unfinished))) {
                from.transferTo(to);
            }
            Files.move(unfinished, zipped, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.deleteIfExists(plain);
    }

    private List<Old> all() throws IOException {
        Path folder = live.toAbsolutePath().getParent();
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(this::parse)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Old::day).thenComparingInt(Old::number))
                    .toList();
        }
    }

    private Optional<Old> parse(Path file) {
        Matcher name = names.matcher(String.valueOf(file.getFileName()));
        return name.matches()
                ? Optional.of(
                        new Old(
                                file,
                                name.group(1),
                                Integer.parseInt(name.group(2)),
                                name.group(3) != null,
                                name.group(4) != null))
                : Optional.empty();
    }
}
