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
    private byte[] scratch = new byte[256];
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
        int count = line.length();
        number(count, 4);
        number(line.level().toInt(), 1);
        number(line.epochMicros(), 8);
        if (scratch.length < count) {
            scratch = new byte[count];
        }
        int at = index(tail);
        if (at + count <= bytes.length) {
            line.copyTo(bytes, at);
        } else {
            line.copyTo(scratch, 0);
            int first = bytes.length - at;
            System.arraycopy(scratch, 0, bytes, at, first);
            System.arraycopy(scratch, first, bytes, 0, count - first);
        }
        tail += count;
        lines++;
    }

    /// Takes the oldest line out, into `line`.
    void poll(Line line) {
        int count = (int) number(4);
        Level level = Level.intToLevel((int) number(1));
        long micros = number(8);
        int at = index(head);
        if (at + count <= bytes.length) {
            line.become(level, micros, bytes, at, count);
        } else {
            if (scratch.length < count) {
                scratch = new byte[count];
            }
            int first = bytes.length - at;
            System.arraycopy(bytes, at, scratch, 0, first);
            System.arraycopy(bytes, 0, scratch, first, count - first);
            line.become(level, micros, scratch, 0, count);
        }
        head += count;
        lines--;
    }

    /// Throws the oldest line away.
    void drop() {
        int count = (int) number(4);
        head += count + HEAD - 4;
        lines--;
    }

    private int index(long position) {
        return (int) (position % bytes.length);
    }

    private void number(long value, int size) {
        for (int i = 0; i < size; i++) {
            bytes[index(tail++)] = (byte) (value >>> (8 * i));
        }
    }

    private long number(int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (bytes[index(head++)] & 0xFFL) << (8 * i);
        }
        return value;
    }
}
