package spiral.learn.judge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What makes a worker JVM start quicker: classes as an earlier one left them (JEP 514).
///
/// @param options for the JVM
public record StartCache(List<String> options) {
    /// Starts without.
    public static StartCache none() {
        return new StartCache(List.of());
    }

    /// Starts with this file, if it exists.
    public static StartCache use(Path file) {
        return Files.isRegularFile(file) ? new StartCache(List.of("-XX:AOTCache=" + file)) : none();
    }

    /// Has the worker write this file as it ends.
    public static StartCache make(Path file) {
        return new StartCache(List.of("-XX:AOTCacheOutput=" + file));
    }
}
