package spiral.log.transport;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import spiral.log.Line;
import spiral.log.Transport;

/// Writes lines to a stream of the process, by default stderr: stdout belongs to the program's
/// data.
///
/// Each line goes out in one call, so lines of several threads do not mix.
public final class ConsoleTransport implements Transport {
    private final PrintStream stream;
    private final UnaryOperator<String> form;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    // set once
    private volatile boolean closed;

    private ConsoleTransport(PrintStream stream, UnaryOperator<String> form) {
        this.stream = stream;
        this.form = form;
    }

    /// Writes the JSON lines as they are.
    public static ConsoleTransport json(PrintStream stream) {
        return new ConsoleTransport(stream, UnaryOperator.identity());
    }

    /// Writes lines for people.
    public static ConsoleTransport pretty(PrintStream stream, PrettyLine form) {
        return new ConsoleTransport(stream, form::of);
    }

    @Override
    public void write(Line line) {
        if (closed) {
            dropped.incrementAndGet();
            return;
        }
        stream.println(form.apply(line.toString()));
        (stream.checkError() ? dropped : written).incrementAndGet();
    }

    @Override
    public void flush() {
        stream.flush();
    }

    /// Stops writing. The stream belongs to the process and stays open.
    @Override
    public void close() {
        flush();
        closed = true;
    }

    @Override
    public Ledger ledger() {
        return new Ledger(written.get(), dropped.get());
    }
}
