package spiral.log.transport;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// A pipe, a terminal or another device: lines go in and are seen no more. It has no length, is
/// never put aside, and two processes may write to it at once. Opening a pipe waits for its reader.
final class StreamFile implements LineFile {
    private final Path path;
    private final OutputStream stream;

    StreamFile(Path path) throws IOException {
        this.path = path;
        this.stream = new FileOutputStream(path.toFile(), true);
    }

    @Override
    public void append(byte[] bytes, int count) throws IOException {
        stream.write(bytes, 0, count);
    }

    @Override
    public long arrived() {
        return 0;
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public boolean isInPlace() {
        return true;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException _) {
            // the lines went out before
        }
    }
}
