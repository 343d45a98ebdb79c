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
    private @Nullable Claim claim;
    private @Nullable LineFile file;
    private @Nullable Archive archive; // of lastPath
    private @Nullable Path lastPath;
    private LocalDate day = LocalDate.EPOCH;
    private long dayEndMicros = Long.MAX_VALUE;
    private long arrived;
    private boolean isVanished;

    LiveFile(FileOptions options, Consumer<String> complaints) {
        this.options = options;
        this.zone = options.rotation().day().orElse(ZoneOffset.UTC);
        this.complaints = complaints;
    }

    /// Appends lines, to a new file if it is time for one.
    void append(byte[] bytes, int count, long nowMicros) throws IOException {
        arrived = 0;
        isVanished = false;
        LineFile open = opened(nowMicros);
        if (isFull(open, count) || nowMicros >= dayEndMicros) {
            open = rotated(nowMicros);
        }
        try {
            open.append(bytes, count);
        } catch (IOException failure) {
            arrived = open.arrived();
            close();
            throw failure;
        }
    }

    private boolean isFull(LineFile open, int count) {
        return open.size() > 0 && open.size() > options.rotation().bytes() - count;
    }

    /// How many bytes of lines the file has; 0 when it is not open.
    long size() {
        LineFile open = file;
        return open == null ? 0 : open.size();
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
        LineFile open = file;
        try {
            if (open == null || open.isInPlace()) {
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
        LineFile open = file;
        if (open != null) {
            open.trim();
        }
    }

    void close() {
        LineFile open = file;
        file = null;
        if (open != null) {
            open.close();
        }
        Claim held = claim;
        claim = null;
        if (held != null) {
            held.release();
        }
    }

    /// Waits for the compressing that is under way.
    void awaitArchive() {
        Archive working = archive;
        if (working != null) {
            working.await(CLOSE_WAIT_MILLIS);
        }
    }

    private LineFile opened(long nowMicros) throws IOException {
        LineFile open = file;
        if (open == null) {
            Claim held = Claim.of(options.path());
            claim = held;
            try {
                open = begin(held.path(), nowMicros);
            } catch (IOException failure) {
                close();
                throw failure;
            }
            file = open;
        }
        return open;
    }

    private LineFile begin(Path path, long nowMicros) throws IOException {
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
        day = Instant.ofEpochSecond(micros / 1_000_000).atZone(zone).toLocalDate();
        if (options.rotation().day().isPresent()) {
            dayEndMicros = UtcTimestamp.micros(day.plusDays(1).atStartOfDay(zone).toInstant());
        }
    }

    /// The claim stays, unless it fails: nobody else may begin the new file.
    private LineFile rotated(long nowMicros) throws IOException {
        LineFile full = file;
        Claim held = claim;
        if (full == null || held == null || archive == null) {
            throw new IOException("not open");
        }
        full.close();
        try {
            isVanished = Files.notExists(held.path());
            archive.take(day);
            belongsTo(nowMicros);
            LineFile fresh = open(held.path());
            file = fresh;
            return fresh;
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }
}
