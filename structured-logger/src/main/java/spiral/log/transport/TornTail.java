package spiral.log.transport;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import spiral.log.json.JsonReader;
import spiral.log.json.JsonSyntaxException;

/// Mends the end of a file whose writer was killed, stopped by a full disk, or cut short from
/// outside.
///
///     {"a":1}⏎{"b":2}⏎ NUL NUL NUL     a mapped window that was not closed: the NULs go
///     {"a":1}⏎{"b":                    half an event, which never returned: it goes
///     {"a":1}⏎{"b":2}                  only the newline is missing: it comes
///     some text                        not ours: it stays, and gets a newline
final class TornTail {
    /// Looked at from the end on; longer lines are not cut.
    static final int LONGEST = 4 << 20;

    private static final int STEP = 4_096;

    private TornTail() {}

    /// Mends the file, if it is there, and says how many bytes of half an event were cut off.
    static long repair(Path path) throws IOException {
        if (!path.toFile().isFile()) {
            return 0;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            return repair(file);
        }
    }

    private static long repair(RandomAccessFile file) throws IOException {
        long end = lastBefore(file, file.length(), true, Long.MAX_VALUE) + 1;
        if (end < file.length()) {
            file.setLength(end);
        }
        if (end == 0 || byteAt(file, end - 1) == '\n') {
            return 0;
        }
        long start = lastBefore(file, end, false, LONGEST) + 1;
        byte[] tail = new byte[(int) Math.min(end - start, LONGEST + 1L)];
        file.seek(start);
        file.readFully(tail);
        if (tail.length <= LONGEST && tail[0] == '{' && !isComplete(tail)) {
            file.setLength(start);
            return tail.length;
        }
        file.seek(end);
        file.write('\n');
        return 0;
    }

    /// The position of the last byte before `end` that is a newline, or, the other way round, that
    /// is not NUL; -1 if there is none.
    private static long lastBefore(RandomAccessFile file, long end, boolean notNul, long most)
            throws IOException {
        byte[] piece = new byte[STEP];
        long from = end;
        while (from > 0 && end - from <= most) {
            int count = (int) Math.min(STEP, from);
            from -= count;
            file.seek(from);
            file.readFully(piece, 0, count);
            for (int i = count - 1; i >= 0; i--) {
                if (notNul ? piece[i] != 0 : piece[i] == '\n') {
                    return from + i;
                }
            }
        }
        return -1;
    }

    private static int byteAt(RandomAccessFile file, long position) throws IOException {
        file.seek(position);
        return file.read();
    }

    private static boolean isComplete(byte[] tail) {
        try {
            JsonReader.read(new String(tail, StandardCharsets.UTF_8));
            return true;
        } catch (JsonSyntaxException torn) {
            return false;
        }
    }
}
