package spiral.log.transport;

import java.nio.file.Path;

/// How a log file is written.
///
/// @param path where; another process that writes there gets a file beside it
/// @param durability what survives `kill -9`
/// @param rotation when a new file is begun
public record FileOptions(Path path, Durability durability, Rotation rotation) {
    /// One file for ever.
    public static FileOptions of(Path path, Durability durability) {
        return new FileOptions(path, durability, Rotation.NONE);
    }

    /// The same file, put aside from time to time.
    public FileOptions rotating(Rotation changed) {
        return new FileOptions(path, durability, changed);
    }
}
