package spiral.log.bench;

import spiral.log.Line;
import spiral.log.Transport;

/// Takes lines and writes nowhere; reads one byte of each, so that the work is not thought useless.
final class NullTransport implements Transport {
    // only touched by the benchmark's thread
    private long lines;

    @Override
    public void write(Line line) {
        lines += line.length();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public Ledger ledger() {
        return new Ledger(lines, 0);
    }
}
