package spiral.log.transport;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import spiral.log.Transport.Ledger;
import spiral.log.json.JsonBuffer;

/// Hands batches over to a file, whatever happens to that file, and keeps the account. Owned by the
/// lock of [FileTransport].
///
/// Time is that of the lines.
final class Delivery {
    private static final long RETRY_MICROS = 500_000;
    private static final long LOOK_MICROS = 250_000;

    private final FileOptions options;
    private final Consumer<String> complaints;
    // failures told so far; the thread that compresses tells its own
    private final AtomicInteger complained = new AtomicInteger();

    // all below owned by the lock of FileTransport
    private final LiveFile file;
    private final Tally tally = new Tally();
    private long restUntil = Long.MIN_VALUE;
    private long lastLook;

    Delivery(FileOptions options, Consumer<String> complaints) {
        this.options = options;
        this.complaints = complaints;
        this.file = new LiveFile(options, this::complain);
    }

    /// The first line has come.
    void begin(long now) {
        lastLook = now;
    }

    /// Empties the batch; what cannot be written is counted.
    void handOver(Batch batch, long now) {
        look(now);
        try {
            tellDropped(now);
            file.append(batch.bytes(), batch.length(), now);
            tally.write(batch.take());
        } catch (IOException failure) {
            retry(batch, now, failure);
        } finally {
            tally.drop(batch.take()); // what neither was written nor is counted yet
            batch.aim(file.size());
        }
    }

    /// Once more at once, for a file that was cut short or deleted; then a pause.
    private void retry(Batch batch, long now, IOException first) {
        if (file.isVanished()) {
            lose();
        }
        int arrived = batch.linesIn(file.arrived());
        tally.write(arrived);
        if (arrived == 0 && !(options.durability() instanceof Durability.Buffered)) {
            try {
                file.append(batch.bytes(), batch.length(), now);
                tally.write(batch.take());
                return;
            } catch (IOException again) {
                again.addSuppressed(first);
            }
        }
        tally.drop(batch.take() - arrived);
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
    private void look(long now) {
        if (Math.abs(now - lastLook) < LOOK_MICROS) {
            return;
        }
        lastLook = now;
        if (!file.verify()) {
            lose();
        }
        tally.confirm();
    }

    private void lose() {
        tally.lose();
        complain(options.path() + " was moved or deleted; it is begun anew");
    }

    /// Says in the file how many lines are missing there.
    void tellDropped(long now) {
        if (tally.untold() > 0) {
            JsonBuffer note = DropNote.of(tally.untold(), now);
            try {
                file.append(note.array(), note.length(), now);
                tally.tell();
            } catch (IOException _) {
                // the lines that follow will say the same
            }
        }
    }

    /// Whether the file failed a moment ago. A clock that was set back does not prolong it.
    boolean isResting(long now) {
        return now < restUntil && restUntil - now <= RETRY_MICROS;
    }

    /// A line that cannot be taken.
    void drop() {
        tally.drop(1);
    }

    /// Lines that were dropped before they came here, and are to be told with the others.
    void owe(long lines) {
        tally.owe(lines);
    }

    Ledger ledger(Batch waiting) {
        return tally.ledger(waiting.lines());
    }

    void trim() {
        file.trim();
    }

    void close() {
        file.close();
    }

    /// Waits for the compressing that is under way.
    void awaitArchive() {
        file.awaitArchive();
    }

    private void complain(String sentence) {
        if (complained.getAndIncrement() < FileTransport.MAX_COMPLAINTS) {
            complaints.accept(sentence);
        }
    }
}
