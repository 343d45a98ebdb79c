package spiral.async.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import spiral.console.Screen;
import spiral.console.UserError;

/// Where pictures go.
final class Pictures {
    private Pictures() {}

    static void write(Path file, String picture, Screen screen) {
        try {
            Files.writeString(file, picture);
        } catch (IOException failure) {
            throw UserError.environment("cannot write " + file + ": " + failure.getMessage());
        }
        screen.err("Next: open " + file + " in a browser");
    }
}
