package spiral.log;

import java.util.List;

/// Carries finished lines to where they are kept: a file, a terminal, a list in a test.
///
/// Called by many threads at once. Nothing is thrown, by no method: a line that cannot be written
/// is counted, the next one may succeed. Implementations pass `TransportContract`.
public interface Transport extends AutoCloseable {
    /// Takes one line. It is lent for the duration of the call; whoever needs it longer copies it.
    void write(Line line);

    /// Hands over to the operating system what was taken so far.
    void flush();

    /// Flushes and gives back what was opened. Lines that come later are counted as dropped.
    /// Closing twice is closing once.
    @Override
    void close();

    /// The transports that it passes lines on to; none if lines end here.
    default List<Transport> next() {
        return List.of();
    }

    /// The account: each line taken is in one of the two counts.
    Ledger ledger();

    /// What became of the lines.
    ///
    /// @param written lines handed over, or kept in a buffer that [Transport#flush] hands over
    /// @param dropped lines lost, for whatever reason
    record Ledger(long written, long dropped) {
        /// An account in which nothing happened yet.
        public static final Ledger EMPTY = new Ledger(0, 0);

        /// Both accounts in one.
        public Ledger plus(Ledger other) {
            return new Ledger(written + other.written, dropped + other.dropped);
        }
    }
}
