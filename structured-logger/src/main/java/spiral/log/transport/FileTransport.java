package spiral.log.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spiral.log.Line;
import spiral.log.Transport;

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

    private final long intervalMicros;
    private final @Nullable Flusher flusher;
    private final ReentrantLock lock = new ReentrantLock();

    // all below guarded by lock
    private final Batch batch;
    private final Delivery delivery;
    private boolean begun;
    private boolean closed;
    private long now = Long.MIN_VALUE; // the time of the last line
    private long lastHandOver;

    /// A transport that writes as the options say; the file is opened when the first line comes.
    ///
    /// @param complaints hears a sentence about each of the first failures
    public FileTransport(FileOptions options, Consumer<String> complaints) {
        this.delivery = new Delivery(options, complaints);
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
            boolean possible = !closed && !delivery.isResting(now) && !inside;
            if (line.missing() > 0) {
                passOn(line.missing(), possible);
            } else if (possible) {
                begin();
                take(line);
            } else {
                delivery.drop();
            }
        } finally {
            lock.unlock();
        }
    }

    /// What was dropped before it came here is told behind the lines that came, or when it can be.
    private void passOn(long missing, boolean possible) {
        if (possible) {
            begin();
            handOver();
        }
        delivery.owe(missing);
        if (possible && !delivery.isResting(now)) {
            delivery.tellDropped(now);
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            delivery.begin(now);
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
            delivery.trim();
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
            if (begun && !closed && !delivery.isResting(now)) {
                delivery.tellDropped(now);
            }
            closed = true;
            delivery.close();
        } finally {
            lock.unlock();
        }
        if (flusher != null) {
            flusher.end();
        }
        delivery.awaitArchive();
    }

    @Override
    public Ledger ledger() {
        lock.lock();
        try {
            return delivery.ledger(batch);
        } finally {
            lock.unlock();
        }
    }

    private void take(Line line) {
        if (!batch.fits(line)) {
            batch.fill();
            handOver();
        }
        batch.add(line);
        if (intervalMicros == 0 || Math.abs(now - lastHandOver) >= intervalMicros) {
            handOver();
        }
    }

    private void handOver() {
        if (batch.lines() > 0) {
            lastHandOver = now;
            delivery.handOver(batch, now);
        }
    }

    private static void toStderr(String sentence) {
        System.err.println("spiral.log: " + sentence);
    }
}
