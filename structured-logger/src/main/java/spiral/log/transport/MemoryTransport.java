package spiral.log.transport;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import spiral.log.Line;
import spiral.log.Transport;

/// Keeps the last lines in memory, for tests and demos.
public final class MemoryTransport implements Transport {
    /// Lines kept unless said otherwise.
    public static final int DEFAULT_LIMIT = 10_000;

    private final int limit;
    // all below guarded by this
    private final Deque<String> lines = new ArrayDeque<>();
    private boolean closed;
    private long written;
    private long dropped;

    /// Keeps the last [#DEFAULT_LIMIT] lines.
    public MemoryTransport() {
        this(DEFAULT_LIMIT);
    }

    /// Keeps the last `limit` lines; older ones count as dropped.
    public MemoryTransport(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1 but was " + limit);
        }
        this.limit = limit;
    }

    /// The lines kept, oldest first, without their newlines.
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public synchronized void write(Line line) {
        if (closed) {
            dropped++;
            return;
        }
        if (lines.size() == limit) {
            lines.removeFirst();
            written--;
            dropped++;
        }
        lines.addLast(line.toString());
        written++;
    }

    @Override
    public void flush() {}

    @Override
    public synchronized void close() {
        closed = true;
    }

    @Override
    public synchronized Ledger ledger() {
        return new Ledger(written, dropped);
    }
}
