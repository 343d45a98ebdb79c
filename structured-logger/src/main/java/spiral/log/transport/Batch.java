package spiral.log.transport;

import spiral.log.Line;

/// Lines put together in one array, to be handed over in one call. Owned by the lock of
/// [FileTransport]. Grows only for a line that is longer than all of it.
final class Batch {
    private byte[] bytes;
    private int length;
    private int lines;

    Batch(int capacity) {
        this.bytes = new byte[capacity];
    }

    boolean fits(Line line) {
        return line.length() <= bytes.length - length;
    }

    /// Adds a line; an empty batch takes any.
    void add(Line line) {
        if (!fits(line)) {
            bytes = new byte[line.length()];
        }
        line.copyTo(bytes, length);
        length += line.length();
        lines++;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    int lines() {
        return lines;
    }

    /// How many whole lines the first bytes hold.
    int linesIn(long firstBytes) {
        int whole = 0;
        for (int i = 0; i < Math.min(firstBytes, length); i++) {
            whole += bytes[i] == '\n' ? 1 : 0;
        }
        return whole;
    }

    /// Forgets all lines and says how many there were.
    int take() {
        int had = lines;
        length = 0;
        lines = 0;
        return had;
    }
}
