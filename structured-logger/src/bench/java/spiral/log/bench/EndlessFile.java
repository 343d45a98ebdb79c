package spiral.log.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is appended to for ever and never grows large: it is emptied between two batches when
/// it holds more than [#MOST].
///
/// How this works: gigabytes in the page cache make each `write` dearer as time goes by, for reasons
/// that are not the logger's. The kernel begins to write back, and a virtual machine has to be given
/// memory by its host, which takes longer than the copy itself; so the same floor was 90 ns at the
/// begin of a run and 800 ns at its end. A file that is emptied in time gets the same memory again.
///
/// @param path where it is, opened by another in append mode
record EndlessFile(Path path) {
    private static final long MOST = 64L << 20;

    /// Empties it if it is time.
    void cut() throws IOException {
        if (Files.exists(path) && Files.size(path) > MOST) {
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(0);
            }
        }
    }
}
