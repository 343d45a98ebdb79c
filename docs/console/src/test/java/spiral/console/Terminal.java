package spiral.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/// Two streams that remember what was printed, and an environment of the test's own.
final class Terminal {
    private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    final PrintStream out = new PrintStream(outBytes, true, UTF_8);
    final PrintStream err = new PrintStream(errBytes, true, UTF_8);
    private final Map<String, String> env = new HashMap<>(Map.of("TERM", "xterm-256color"));

    Terminal with(String name, String value) {
        env.put(name, value);
        return this;
    }

    /// What a person at a terminal sees.
    Screen screen() {
        return Screen.of(out, err, false, env, () -> true);
    }

    /// What `--plain` asks for.
    Screen plainScreen() {
        return Screen.of(out, err, true, env, () -> true);
    }

    /// What the next program in a pipe sees.
    Screen pipe() {
        return Screen.of(out, err, false, env, () -> false);
    }

    String printed() {
        return outBytes.toString(UTF_8);
    }

    String said() {
        return errBytes.toString(UTF_8);
    }
}
