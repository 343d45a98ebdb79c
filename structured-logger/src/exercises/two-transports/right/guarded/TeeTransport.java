package spiral.log.transport;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import spiral.log.Line;
import spiral.log.Transport;

/// Gives each line to several transports, each of which stands behind a guard.
public final class TeeTransport implements Transport {
    private final List<Transport> branches;

    /// A tee with these branches, which it closes when it is closed.
    public TeeTransport(Transport... branches) {
        this.branches = Stream.of(branches).<Transport>map(Guarded::new).toList();
    }

    @Override
    public void write(Line line) {
        branches.forEach(branch -> branch.write(line));
    }

    @Override
    public void flush() {
        branches.forEach(Transport::flush);
    }

    @Override
    public List<Transport> next() {
        return branches;
    }

    @Override
    public void close() {
        branches.forEach(Transport::close);
    }

    @Override
    public Ledger ledger() {
        return branches.stream().map(Transport::ledger).reduce(Ledger.EMPTY, Ledger::plus);
    }

    /// One branch; what it throws ends here.
    private record Guarded(Transport to, LongAdder lost) implements Transport {
        Guarded(Transport to) {
            this(to, new LongAdder());
        }

        @Override
        public void write(Line line) {
            if (!holds(() -> to.write(line))) {
                lost.increment();
            }
        }

        @Override
        public void flush() {
            holds(to::flush);
        }

        @Override
        public List<Transport> next() {
            return List.of(to);
        }

        @Override
        public void close() {
            holds(to::close);
        }

        @Override
        public Ledger ledger() {
            return to.ledger().plus(new Ledger(0, lost.sum()));
        }

        private static boolean holds(Runnable step) {
            try {
                step.run();
                return true;
            } catch (RuntimeException broken) {
                return false;
            }
        }
    }
}
