package spiral.log.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spiral.log.json.UtcTimestamp;

/// The file that is written at present: opened when the first line comes and again after a failure,
/// put aside when it is full or its day is over. Owned by the lock of [FileTransport].
final class LiveFile {
    private static final long CLOSE_WAIT_MILLIS = 10_000;

    private final FileOptions options;
    private final ZoneId zone;
    private final Consumer<String> complaints;

    // all below owned by the lock of FileTransport
    private @Nullable Opened open;
    private @Nullable Archive archive; // of lastPath
    private Path lastPath;
    private Day day = Day.EVERY;
    private long arrived;
    private boolean isVanished;

    LiveFile(FileOptions options, Consumer<String> complaints) {
        this.options = options;
        this.zone = options.rotation().day().orElse(ZoneOffset.UTC);
        this.complaints = complaints;
        this.lastPath = options.path();
    }

    /// A file, and the right to write to it.
    private record Opened(Claim claim, LineFile file) {
        void close() {
            file.close();
            claim.release();
        }
    }

    /// The day that the file belongs to, and when the next one begins.
    private record Day(LocalDate date, long endMicros) {
        static final Day EVERY = new Day(LocalDate.EPOCH, Long.MAX_VALUE);

        static Day of(long micros, ZoneId zone, boolean ends) {
            LocalDate date = Instant.ofEpochSecond(micros / 1_000_000).atZone(zone).toLocalDate();
            Instant next = date.plusDays(1).atStartOfDay(zone).toInstant();
            return new Day(date, ends ? UtcTimestamp.micros(next) : Long.MAX_VALUE);
        }
    }

    /// Appends lines, to a new file if it is time for one.
    void append(byte[] bytes, int count, long nowMicros) throws IOException {
        arrived = 0;
        isVanished = false;
        Opened now = opened(nowMicros);
        boolean over = isFull(now.file, count) || nowMicros >= day.endMicros;
        LineFile file = over && !now.claim.isStream() ? rotated(now, nowMicros) : now.file;
        try {
            file.append(bytes, count);
        } catch (IOException failure) {
            arrived = file.arrived();
            close();
            throw failure;
        }
    }

    private boolean isFull(LineFile file, int count) {
        return file.size() > 0 && file.size() > options.rotation().bytes() - count;
    }

    /// How many bytes of lines the file has; 0 when it is not open.
    long size() {
        Opened now = open;
        return now == null ? 0 : now.file.size();
    }

    /// How many bytes of the last, failed [#append] are in the file.
    long arrived() {
        return arrived;
    }

    /// Whether the last, failed [#append] was to put the file aside, and somebody had done so before.
    boolean isVanished() {
        return isVanished;
    }

    /// Closes the file if it is no longer what it was, and says whether it was still.
    boolean verify() {
        Opened now = open;
        try {
            if (now == null || now.file.isInPlace()) {
                return true;
            }
        } catch (IOException unknown) {
            // as good as gone
        }
        close();
        return false;
    }

    /// Lets the file end with its last line.
    void trim() {
        Opened now = open;
        if (now != null) {
            now.file.trim();
        }
    }

    void close() {
        Opened now = open;
        open = null;
        if (now != null) {
            now.close();
        }
    }

    /// Waits for the compressing that is under way.
    void awaitArchive() {
        Archive working = archive;
        if (working != null) {
            working.await(CLOSE_WAIT_MILLIS);
        }
    }

    private Opened opened(long nowMicros) throws IOException {
        Opened now = open;
        if (now == null) {
            Claim claim = Claim.of(options.path());
            try {
                now = new Opened(claim, begin(claim, nowMicros));
            } catch (IOException failure) {
                claim.release();
                throw failure;
            }
            open = now;
        }
        return now;
    }

    private LineFile begin(Claim claim, long nowMicros) throws IOException {
        Path path = claim.path();
        if (claim.isStream()) {
            return new StreamFile(path);
        }
        tellOfOthers(path);
        long torn = TornTail.repair(path);
        if (torn > 0) {
            complaints.accept("cut " + torn + " bytes of half an event off " + path);
        }
        if (!options.rotation().equals(Rotation.NONE)
                && (archive == null || !path.equals(lastPath))) {
            archive = new Archive(path, options.rotation(), complaints);
            archive.tidyLater();
        }
        lastPath = path;
        belongsTo(Files.exists(path) && Files.size(path) > 0 ? modified(path) : nowMicros);
        return open(path);
    }

    private void tellOfOthers(Path path) {
        if (!path.equals(options.path()) && !path.equals(lastPath)) {
            complaints.accept(options.path() + " is in use by another process; writing " + path);
        }
    }

    private LineFile open(Path path) throws IOException {
        return options.durability() instanceof Durability.Mapped(int bytes)
                ? new MappedFile(path, bytes)
                : new AppendedFile(path);
    }

    private static long modified(Path path) throws IOException {
        return UtcTimestamp.micros(Files.getLastModifiedTime(path).toInstant());
    }

    private void belongsTo(long micros) {
        day = Day.of(micros, zone, options.rotation().day().isPresent());
    }

    /// The claim stays, unless it fails: nobody else may begin the new file.
    private LineFile rotated(Opened full, long nowMicros) throws IOException {
        Archive olds = archive;
        if (olds == null) {
            throw new IOException("not open");
        }
        full.file.close();
        try {
            isVanished = Files.notExists(full.claim.path());
            olds.take(day.date);
            belongsTo(nowMicros);
            LineFile fresh = open(full.claim.path());
            open = new Opened(full.claim, fresh);
            return fresh;
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }
}
