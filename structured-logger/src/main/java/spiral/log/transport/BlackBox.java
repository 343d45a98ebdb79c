package spiral.log.transport;

import java.util.List;
import org.slf4j.event.Level;
import spiral.log.Line;
import spiral.log.Transport;

/// Remembers the calm lines and writes them out only when an alarming one comes: the last minute
/// before the crash, without the cost of the years before it.
///
///     DEBUG, INFO --> ring of bytes, oldest forgotten --+
///     ERROR ------> first all that is remembered, then itself --> to
///
/// Lines that were forgotten count as dropped; nobody is told, because that is what the box is for.
public final class BlackBox implements Transport {
    private final Level remembered;
    private final Level alarm;
    private final Transport to;

    // all below guarded by this
    private final ByteRing ring;
    private final Line line = new Line();
    private boolean closed;
    private long taken;
    private long forgotten;

    /// Remembers the last lines up to a level in so many bytes, until an alarm comes.
    ///
    /// @param remembered the most severe level that is kept back; more severe lines pass
    /// @param alarm the least severe level that empties the box
    public BlackBox(int bytes, Level remembered, Level alarm, Transport to) {
        if (bytes < ByteRing.HEAD) {
            throw new IllegalArgumentException(
                    "bytes must be at least " + ByteRing.HEAD + " but was " + bytes);
        }
        if (alarm.toInt() <= remembered.toInt()) {
            throw new IllegalArgumentException(
                    "alarm must be above " + remembered + " but was " + alarm);
        }
        this.ring = new ByteRing(bytes);
        this.remembered = remembered;
        this.alarm = alarm;
        this.to = to;
    }

    @Override
    public synchronized void write(Line next) {
        if (closed) {
            forgotten++;
        } else if (next.level().toInt() <= remembered.toInt()) {
            remember(next);
        } else {
            if (next.level().toInt() >= alarm.toInt()) {
                empty();
            }
            taken++;
            to.write(next);
        }
    }

    private void remember(Line next) {
        while (ring.lines() > 0 && !ring.fits(next)) {
            ring.drop();
            taken--;
            forgotten++;
        }
        if (ring.fits(next)) {
            ring.add(next);
            taken++;
        } else {
            forgotten++;
        }
    }

    private void empty() {
        while (ring.lines() > 0) {
            ring.poll(line);
            to.write(line);
        }
    }

    /// Flushes what passed; what is remembered stays in the box.
    @Override
    public void flush() {
        to.flush();
    }

    @Override
    public List<Transport> next() {
        return List.of(to);
    }

    /// Forgets what is in the box.
    @Override
    public synchronized void close() {
        if (!closed) {
            taken -= ring.lines();
            forgotten += ring.lines();
            closed = true;
        }
        to.close();
    }

    @Override
    public synchronized Ledger ledger() {
        long lost = to.ledger().dropped();
        return new Ledger(taken - lost, forgotten + lost);
    }
}
