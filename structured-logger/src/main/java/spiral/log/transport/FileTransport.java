package spiral.log.transport;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spiral.log.Line;
import spiral.log.Transport;
import spiral.log.json.JsonBuffer;

/// Appends lines to a file, as durably as chosen by name.
///
///     FileTransport.perEvent(path)                       kill -9 loses nothing that had returned
///     FileTransport.mapped(path, 1 << 20)                … nor does it here
///     FileTransport.buffered(path, 64 * 1024, ofSeconds(1))         … loses at most that buffer
///
/// The folder is made if it is missing. A second process that writes to the same path gets a file
/// beside it. A failed write is counted and told a few times; for half a second the lines that come
/// are counted as dropped, then the file is tried again, and the first line after that says how
/// many are missing. So a full disk neither stops the program nor fills its stderr, and a file that
/// was moved, deleted or truncated is noticed within a quarter of a second.
///
/// Time is that of the lines; only the thread that flushes a buffer waits on a clock.
public final class FileTransport implements Transport {
    /// Failures told; later ones are only counted.
    public static final int MAX_COMPLAINTS = 5;

    private static final long RETRY_MICROS = 500_000;
    private static final long LOOK_MICROS = 250_000;

    private final FileOptions options;
    private final Consumer<String> complaints;
    private final long intervalMicros;
    private final @Nullable Flusher flusher;
    private final ReentrantLock lock = new ReentrantLock();

    // failures told so far
    private final AtomicInteger complained = new AtomicInteger();

    // all below guarded by lock
    private final Batch batch;
    private final LiveFile file;
    private boolean begun;
    private boolean closed;
    private long now = Long.MIN_VALUE; // the time of the last line
    private long restUntil = Long.MIN_VALUE;
    private long lastHandOver;
    private long lastLook;
    private long writtenAtLastLook;
    private long written;
    private long dropped;
    private long toldDropped;

    /// A transport that writes as the options say; the file is opened when the first line comes.
    ///
    /// @param complaints hears a sentence about each of the first failures
    public FileTransport(FileOptions options, Consumer<String> complaints) {
        this.options = options;
        this.complaints = complaints;
        this.file = new LiveFile(options, this::complain);
        if (options.durability() instanceof Durability.Buffered(int bytes, Duration interval)) {
            this.batch = new Batch(bytes);
            this.intervalMicros = interval.toNanos() / 1_000;
            this.flusher = new Flusher(this, interval);
        } else {
            this.batch = new Batch(0);
            this.intervalMicros = 0;
            this.flusher = null;
        }
    }

    /// A transport that appends to `file` for ever.
    ///
    /// @param complaints hears a sentence about each of the first failures
    public FileTransport(Path file, Durability durability, Consumer<String> complaints) {
        this(FileOptions.of(file, durability), complaints);
    }

    /// The same, with complaints to stderr.
    public FileTransport(FileOptions options) {
        this(options, FileTransport::toStderr);
    }

    /// Gives every line to the operating system before the logging call returns.
    public static FileTransport perEvent(Path file) {
        return new FileTransport(FileOptions.of(file, new Durability.PerEvent()));
    }

    /// Collects lines in a buffer of this size and hands them over when it is full, and at the
    /// latest about `interval` after they came.
    public static FileTransport buffered(Path file, int bytes, Duration interval) {
        return new FileTransport(FileOptions.of(file, new Durability.Buffered(bytes, interval)));
    }

    /// Stores each line into the file's own pages, of which `bytes` are in memory at a time.
    public static FileTransport mapped(Path file, int bytes) {
        return new FileTransport(FileOptions.of(file, new Durability.Mapped(bytes)));
    }

    @Override
    public void write(Line line) {
        lock.lock();
        try {
            now = line.epochMicros();
            // a listener to complaints that logs here itself comes in the middle of another line
            boolean inside = lock.getHoldCount() > 1;
            boolean possible = !closed && !isResting() && !inside;
            if (line.missing() > 0) {
                passOn(line.missing(), possible);
            } else if (possible) {
                begin();
                take(line);
            } else {
                dropped++;
            }
        } finally {
            lock.unlock();
        }
    }

    /// What was dropped before it came here is told behind the lines that came, or when it can be.
    private void passOn(long missing, boolean now) {
        if (now) {
            begin();
            handOver();
        }
        toldDropped -= missing;
        if (now && !isResting()) {
            tellDropped();
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            lastLook = now;
            if (flusher != null) {
                flusher.start();
            }
        }
    }

    /// Hands over what is buffered; a mapped file then ends with its last line, until the next one
    /// comes.
    @Override
    public void flush() {
        lock.lock();
        try {
            handOver();
            file.trim();
        } finally {
            lock.unlock();
        }
    }

    /// Called by the flusher's thread.
    void flushWaiting() {
        flush();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            handOver();
            if (begun && !closed && !isResting()) {
                tellDropped();
            }
            closed = true;
            file.close();
        } finally {
            lock.unlock();
        }
        if (flusher != null) {
            flusher.end();
        }
        file.awaitArchive();
    }

    @Override
    public Ledger ledger() {
        lock.lock();
        try {
            return new Ledger(written + batch.lines(), dropped);
        } finally {
            lock.unlock();
        }
    }

    private void take(Line line) {
        if (!batch.fits(line)) {
            handOver();
        }
        batch.add(line);
        if (intervalMicros == 0 || Math.abs(now - lastHandOver) >= intervalMicros) {
            handOver();
        }
    }

    private void handOver() {
        if (batch.lines() == 0) {
            return;
        }
        lastHandOver = now;
        look();
        try {
            tellDropped();
            file.append(batch.bytes(), batch.length(), now);
            written += batch.take();
        } catch (IOException failure) {
            retry(failure);
        } finally {
            dropped += batch.take(); // what neither was written nor is counted yet
        }
    }

    /// Once more at once, for a file that was cut short or deleted; then a pause.
    private void retry(IOException first) {
        if (file.isVanished()) {
            lose();
        }
        int arrived = batch.linesIn(file.arrived());
        written += arrived;
        if (arrived == 0 && !(options.durability() instanceof Durability.Buffered)) {
            try {
                file.append(batch.bytes(), batch.length(), now);
                written += batch.take();
                return;
            } catch (IOException again) {
                again.addSuppressed(first);
            }
        }
        dropped += batch.take() - arrived;
        restUntil = now + RETRY_MICROS;
        complain("cannot write " + options.path() + ": " + reason(first));
    }

    /// Some exceptions say only of which file they speak.
    private static String reason(IOException failure) {
        return failure instanceof FileSystemException its && its.getReason() == null
                ? its.toString()
                : String.valueOf(failure.getMessage());
    }

    /// Whether somebody took the file away. What was written since the last look may be lost with
    /// it, and is counted as lost.
    private void look() {
        if (Math.abs(now - lastLook) < LOOK_MICROS) {
            return;
        }
        lastLook = now;
        if (!file.verify()) {
            lose();
        }
        writtenAtLastLook = written;
    }

    private void lose() {
        long perhaps = written - writtenAtLastLook;
        written -= perhaps;
        dropped += perhaps;
        writtenAtLastLook = written;
        complain(options.path() + " was moved or deleted; it is begun anew");
    }

    private void tellDropped() {
        if (dropped > toldDropped) {
            JsonBuffer note = DropNote.of(dropped - toldDropped, now);
            try {
                file.append(note.array(), note.length(), now);
                toldDropped = dropped;
            } catch (IOException _) {
                // the lines that follow will say the same
            }
        }
    }

    /// Whether the file failed a moment ago. A clock that was set back does not prolong it.
    private boolean isResting() {
        return now < restUntil && restUntil - now <= RETRY_MICROS;
    }

    private void complain(String sentence) {
        if (complained.getAndIncrement() < MAX_COMPLAINTS) {
            complaints.accept(sentence);
        }
    }

    private static void toStderr(String sentence) {
        System.err.println("spiral.log: " + sentence);
    }
}
