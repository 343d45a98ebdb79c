package spiral.log.transport;

import java.io.IOException;
import java.nio.file.Path;

/// An open file that whole lines are appended to. Owned by the lock of [FileTransport].
interface LineFile {
    /// Appends lines. When it throws, some of the first bytes may be in the file: see [#arrived].
    void append(byte[] bytes, int count) throws IOException;

    /// How many bytes of the last, failed [#append] are in the file.
    long arrived();

    /// How many bytes of lines the file has.
    long size();

    /// Whether the path still leads to this file, and the file is as long as it was left; mends
    /// what can be mended.
    boolean isInPlace() throws IOException;

    /// Gives back room that was taken ahead of the lines, so that the file ends with the last one.
    default void trim() {}

    Path path();

    void close();
}
