package spiral.log.transport;

import spiral.log.Transport.Ledger;

/// What became of the lines of a file so far, and what the file itself has been told of it. Owned by
/// the lock of [FileTransport].
final class Tally {
    private long written;
    private long dropped;
    private long told; // of dropped
    private long certain; // of written: was still there at the last look

    void write(long lines) {
        written += lines;
    }

    void drop(long lines) {
        dropped += lines;
    }

    /// The file is still where it was.
    void confirm() {
        certain = written;
    }

    /// The file is gone, and with it perhaps what was written since the last look.
    void lose() {
        dropped += written - certain;
        written = certain;
    }

    /// How many are missing in the file without its saying so.
    long untold() {
        return dropped - told;
    }

    /// So many more were dropped elsewhere, and the file is to say so.
    void owe(long lines) {
        told -= lines;
    }

    /// The file says so now.
    void tell() {
        told = dropped;
    }

    /// The account, with lines that wait counted as written.
    Ledger ledger(int waiting) {
        return new Ledger(written + waiting, dropped);
    }
}
