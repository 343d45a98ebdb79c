package spiral.log.transport;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import spiral.log.Line;
import spiral.log.Transport;

/// Writes lines to a stream of the process, by default stderr: stdout belongs to the program's
/// data.
///
/// Each line goes out in one call, so lines of several threads do not mix.
public final class ConsoleTransport implements Transport {
    private final PrintStream stream;
    private final Function<Line, byte[]> form;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    // set once
    private volatile boolean closed;

    private ConsoleTransport(PrintStream stream, Function<Line, byte[]> form) {
        this.stream = stream;
        this.form = form;
    }

    /// Writes the JSON lines as they are: in UTF-8, whatever the characters of the terminal.
    public static ConsoleTransport json(PrintStream stream) {
        return new ConsoleTransport(stream, Line::toBytes);
    }

    /// Writes lines for people, in the characters of their terminal.
    public static ConsoleTransport pretty(PrintStream stream, PrettyLine form) {
        return new ConsoleTransport(
                stream,
                line ->
                        (form.of(line.toString()) + System.lineSeparator())
                                .getBytes(stream.charset()));
    }

    @Override
    public void write(Line line) {
        if (closed) {
            dropped.incrementAndGet();
            return;
        }
        byte[] bytes = form.apply(line);
        stream.write(bytes, 0, bytes.length);
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
