package spiral.log.transport;

import java.io.IOException;
import java.io.OutputStream;
import spiral.log.Line;

/// Lines put together in one array, to be handed over in one call. Owned by the lock of
/// [FileTransport].
final class Batch implements LogFile.Bytes {
    private final byte[] bytes;
    private int length;
    private int lines;

    Batch(int capacity) {
        this.bytes = new byte[capacity];
    }

    boolean fits(Line line) {
        return line.length() <= bytes.length - length;
    }

    void add(Line line) {
        line.copyTo(bytes, length);
        length += line.length();
        lines++;
    }

    int lines() {
        return lines;
    }

    void clear() {
        length = 0;
        lines = 0;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }
}
