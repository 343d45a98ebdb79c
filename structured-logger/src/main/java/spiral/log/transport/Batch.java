package spiral.log.transport;

import java.util.Arrays;
import spiral.log.Line;

/// Lines put together in one array, to be handed over in one call. Owned by the lock of
/// [FileTransport]. Grows only for a line that is longer than all of it.
///
/// How this works: a file is kept in memory in pages, and the operating system takes many pages at
/// once for a write that begins and ends at the right places, multiples of a power of two; else it
/// takes page by page, which makes the write half as dear again. So a batch is full where such a
/// place comes in the file, and its last line gets the blanks that are missing up to there: JSON
/// allows them between the closing brace and the newline. There are few, and none in a batch that
/// goes out before it is full.
final class Batch {
    /// Below it the operating system has nothing to gain.
    private static final int PAGE = 4_096;

    /// One byte in so many may be a blank.
    private static final int SPARSE = 64;

    private final int capacity;
    private final int step; // a power of two
    private byte[] bytes;
    private int full; // where it ends when it is full
    private int length;
    private int lines;

    Batch(int capacity) {
        this.capacity = capacity;
        this.step = capacity < PAGE ? 1 : Integer.highestOneBit(capacity);
        this.bytes = new byte[capacity];
        this.full = capacity;
    }

    /// Says where in the file the next line will stand.
    void aim(long position) {
        full = capacity - (int) ((position + capacity) % step);
    }

    boolean fits(Line line) {
        return line.length() <= full - length;
    }

    /// Adds a line; an empty batch takes any.
    void add(Line line) {
        if (line.length() > bytes.length - length) {
            bytes = new byte[line.length()];
        }
        line.copyTo(bytes, length);
        length += line.length();
        lines++;
    }

    /// Fills up with blanks what little is missing.
    void fill() {
        int missing = full - length;
        if (lines > 0 && missing > 0 && missing <= step / SPARSE) {
            Arrays.fill(bytes, length - 1, full - 1, (byte) ' ');
            bytes[full - 1] = '\n';
            length = full;
        }
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
