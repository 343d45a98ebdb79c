package spiral.log.transport;

import spiral.log.Line;

/// A queue of lines in one array of bytes: its size is its limit, however long the lines are.
///
///     | length | level | time | bytes … | length | …          (wraps around at the end)
///       4        1       8
///
/// Not safe for several threads at once: its owner locks.
final class ByteRing {
    /// What a line needs beside its own bytes.
    static final int HEAD = 4 + 1 + 8;

    private final byte[] bytes;
    private long head; // where the oldest line begins; positions only grow
    private long tail; // where the next one will begin
    private int lines;

    ByteRing(int capacity) {
        this.bytes = new byte[capacity];
    }

    int capacity() {
        return bytes.length;
    }

    /// Bytes in use.
    int used() {
        // TODO step 1: bytes in use
        throw new UnsupportedOperationException("TODO step 1: bytes in use");
    }

    int lines() {
        return lines;
    }

    /// Where the oldest line begins, in bytes since the first one ever.
    long head() {
        return head;
    }

    /// Where the next line will begin.
    long tail() {
        return tail;
    }

    boolean fits(Line line) {
        // TODO step 1: does it fit, with its head?
        throw new UnsupportedOperationException("TODO step 1: does it fit, with its head?");
    }

    void add(Line line) {
        // TODO step 1: write length, level, time, and then the bytes
        // TODO step 2: go on at the beginning where the array ends
        throw new UnsupportedOperationException("TODO step 1: write length, level, time, and then the bytes");
    }

    /// Takes the oldest line out, into `line`.
    void poll(Line line) {
        // TODO step 1: read them back; line.become(...) fills the line
        throw new UnsupportedOperationException("TODO step 1: read them back; line.become(...) fills the line");
    }

    /// Throws the oldest line away.
    void drop() {
        // TODO step 2: pass over the oldest line
        throw new UnsupportedOperationException("TODO step 2: pass over the oldest line");
    }
}
