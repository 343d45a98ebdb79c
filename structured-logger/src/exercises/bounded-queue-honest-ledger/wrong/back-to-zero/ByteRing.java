package spiral.log.transport;

import org.slf4j.event.Level;
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
        return (int) (tail - head);
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
        return HEAD + line.length() <= bytes.length - used();
    }

    void add(Line line) {
        putNumber(line.length(), 4);
        putNumber(line.level().toInt(), 1);
        putNumber(line.epochMicros(), 8);
        for (byte each : line.toBytes()) {
            put(each);
        }
        lines++;
    }

    /// Takes the oldest line out, into `line`.
    void poll(Line line) {
        byte[] taken = new byte[(int) takeNumber(4)];
        Level level = Level.intToLevel((int) takeNumber(1));
        long micros = takeNumber(8);
        for (int i = 0; i < taken.length; i++) {
            taken[i] = take();
        }
        line.become(level, micros, taken, 0, taken.length);
        lines--;
        if (lines == 0) {
            head = 0;
            tail = 0;
        }
    }

    /// Throws the oldest line away.
    void drop() {
        long count = takeNumber(4);
        head += HEAD - 4 + count;
        lines--;
    }

    private void put(long value) {
        bytes[(int) (tail++ % bytes.length)] = (byte) value;
    }

    private byte take() {
        return bytes[(int) (head++ % bytes.length)];
    }

    private void putNumber(long value, int size) {
        for (int i = 0; i < size; i++) {
            put(value >>> (8 * i));
        }
    }

    private long takeNumber(int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (take() & 0xFFL) << (8 * i);
        }
        return value;
    }
}
