package spiral.log.transport;

import java.util.concurrent.atomic.AtomicLong;
import spiral.log.Line;
import spiral.log.Transport;
import spiral.log.metrics.Registry;

/// Passes lines on and counts their bytes, for whoever wants to know: a `Budget`, a registry.
public final class Metered extends PassingOn {
    // only grows
    private final AtomicLong bytes = new AtomicLong();

    /// Counts what goes to `to`.
    public Metered(Transport to) {
        super(to);
    }

    /// Bytes so far.
    public long bytes() {
        return bytes.get();
    }

    /// Shows bytes, lines written and dropped, and lines that wait, at each reading of the
    /// registry.
    public Metered shownIn(Registry registry, String... tags) {
        registry.gauge("log.bytes", this::bytes, tags);
        registry.gauge("log.written", () -> ledger().written(), tags);
        registry.gauge("log.dropped", () -> ledger().dropped(), tags);
        if (to() instanceof AsyncTransport async) {
            registry.gauge("log.queue.depth", async::depth, tags);
        }
        return this;
    }

    @Override
    public void write(Line line) {
        bytes.getAndAdd(line.length());
        to().write(line);
    }
}
