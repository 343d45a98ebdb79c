package spiral.log.bench;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// What an event costs that need not be made: one look at the clock, one copy of a ready line, and
/// a share of a `write` of a full buffer, wherever in the file that ends. (A transport can save there:
/// see `Batch`.)
final class Floor implements Runnable {
    // as many bytes as a line of the event that it is compared with
    private static final byte[] LINE = new byte[309];

    private final OutputStream file;
    private final byte[] buffer;
    private int length;

    Floor(Path path, int bytes) throws IOException {
        file = new FileOutputStream(path.toFile(), true);
        buffer = new byte[bytes];
    }

    @Override
    public void run() {
        if (length + LINE.length > buffer.length) {
            try {
                file.write(buffer, 0, length);
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
            length = 0;
        }
        LINE[0] = (byte) System.nanoTime();
        System.arraycopy(LINE, 0, buffer, length, LINE.length);
        length += LINE.length;
    }
}
