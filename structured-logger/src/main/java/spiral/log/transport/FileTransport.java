package spiral.log.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import spiral.log.Line;
import spiral.log.Transport;

/// Appends lines to a file, as durably as chosen by name.
///
///     FileTransport.perEvent(path)                       kill -9 loses nothing that had returned
///     FileTransport.buffered(path, 64 * 1024, ofSeconds(1))         … loses at most that buffer
///
/// The folder is made if it is missing. Each process needs a file of its own. A failed write is
/// counted and told a few times; for a second the lines that come are counted as dropped, then the
/// file is tried again. So a full disk neither stops the program nor fills its stderr.
///
/// Time is that of the lines; no clock is read.
public final class FileTransport implements Transport {
    /// Failures told; later ones are only counted.
    public static final int MAX_COMPLAINTS = 5;

    private static final long RETRY_MICROS = 1_000_000;

    private final Batch batch;
    private final long intervalMicros;
    private final Consumer<String> complaints;
    private final ReentrantLock lock = new ReentrantLock();

    // all below guarded by lock
    private final LogFile file;
    private boolean closed;
    private long now = Long.MIN_VALUE; // the time of the last line
    private long restUntil = Long.MIN_VALUE;
    private long lastHandOver;
    private long written;
    private long dropped;
    private int complained;

    /// A transport that appends to `file`; it is opened when the first line comes.
    ///
    /// @param complaints hears a sentence about each of the first failures
    public FileTransport(Path file, Durability durability, Consumer<String> complaints) {
        this.file = new LogFile(file);
        this.complaints = complaints;
        if (durability instanceof Durability.Buffered(int bytes, Duration interval)) {
            this.batch = new Batch(bytes);
            this.intervalMicros = interval.toNanos() / 1_000;
        } else {
            this.batch = new Batch(0);
            this.intervalMicros = 0;
        }
    }

    /// Gives every line to the operating system before the logging call returns.
    public static FileTransport perEvent(Path file) {
        return new FileTransport(file, new Durability.PerEvent(), FileTransport::toStderr);
    }

    /// Collects lines in a buffer of this size and hands them over when it is full, or with the
    /// first line that comes `interval` after the last time.
    public static FileTransport buffered(Path file, int bytes, Duration interval) {
        return new FileTransport(
                file, new Durability.Buffered(bytes, interval), FileTransport::toStderr);
    }

    @Override
    public void write(Line line) {
        lock.lock();
        try {
            now = line.epochMicros();
            if (closed || isResting()) {
                dropped++;
            } else {
                take(line);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        lock.lock();
        try {
            handOver();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            handOver();
            closed = true;
            file.close();
        } finally {
            lock.unlock();
        }
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
        if (batch.fits(line)) {
            batch.add(line);
            handOverIfTime();
        } else {
            append(line::writeTo, 1);
        }
    }

    private void handOverIfTime() {
        if (Math.abs(now - lastHandOver) >= intervalMicros) {
            handOver();
            lastHandOver = now;
        }
    }

    private void handOver() {
        if (batch.lines() > 0) {
            append(batch, batch.lines());
            batch.clear();
        }
    }

    private void append(LogFile.Bytes bytes, int lines) {
        try {
            file.append(bytes);
            written += lines;
        } catch (IOException failure) {
            dropped += lines;
            restUntil = now + RETRY_MICROS;
            complain(failure);
        }
    }

    /// Whether the file failed less than a second ago. A clock that was set back does not prolong
    /// it.
    private boolean isResting() {
        return now < restUntil && restUntil - now <= RETRY_MICROS;
    }

    private void complain(IOException failure) {
        if (complained < MAX_COMPLAINTS) {
            complained++;
            complaints.accept("cannot write " + file + ": " + failure.getMessage());
        }
    }

    private static void toStderr(String sentence) {
        System.err.println("spiral.log: " + sentence);
    }
}
