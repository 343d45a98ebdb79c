package spiral.learn.worker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import spiral.learn.Prints;

/// Takes what is printed: keeps the first lines, counts the others. Any thread may print.
final class Capture extends OutputStream {
    private static final int MOST_BYTES = 8 * 1024;

    // guarded by this
    private byte[] head = new byte[MOST_BYTES];
    private int kept;
    private long lines;
    private boolean midLine;

    PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int letter) {
        write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            midLine = bytes[i] != '\n';
            if (!midLine) {
                lines++;
            }
        }
        var room = Math.min(length, MOST_BYTES - kept);
        System.arraycopy(bytes, from, head, kept, room);
        kept += room;
    }

    synchronized Prints prints() {
        return new Prints(lines + (midLine ? 1 : 0), head());
    }

    synchronized void clear() {
        kept = 0;
        lines = 0;
        midLine = false;
    }

    private List<String> head() {
        var text = new String(head, 0, kept, StandardCharsets.UTF_8);
        return new ArrayList<>(text.lines().limit(Prints.KEPT).toList());
    }
}
