package spiral.eventloop.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spiral.console.UserError;
import spiral.eventloop.js.JsOptions;
import spiral.eventloop.js.JsProgram;

/// How a JavaScript file runs: the options of every command that takes one.
final class JsFlags {
    @Option(names = "--files", description = "the program may read the folder in which it lies")
    private boolean files;

    @Option(
            names = "--fetch",
            paramLabel = "URL=TEXT",
            description = "what fetch(URL) answers; may be given again")
    private Map<String, String> answers = new LinkedHashMap<>();

    @Option(
            names = "--latency",
            paramLabel = "MS",
            defaultValue = "10",
            description = "how long a trip to a file or a host takes (default: ${DEFAULT-VALUE})")
    private int latency;

    @Option(
            names = "--startup-ms",
            paramLabel = "MS",
            defaultValue = "0",
            description =
                    "time from the main script to the loop; from 1 on, a timeout of 0 runs"
                            + " before an immediate (default: ${DEFAULT-VALUE})")
    private int startup;

    @Option(
            names = "--time-limit",
            paramLabel = "S",
            description =
                    "stop after so many seconds of real time (default: 60 to run, 10 to show)")
    private @Nullable Double timeLimit;

    @Option(
            names = "--max-statements",
            paramLabel = "N",
            defaultValue = "0",
            description = "stop after so many statements; 0: no limit (default: ${DEFAULT-VALUE})")
    private long statements;

    @Option(
            names = "--max-output",
            paramLabel = "N",
            defaultValue = "16000000",
            description = "stop after so many characters of output (default: ${DEFAULT-VALUE})")
    private long output;

    /// What the options say.
    ///
    /// @param usual holds where none of them says anything
    /// @throws UserError if one of them makes no sense
    JsOptions options(JsOptions usual) {
        try {
            return usual.files(files)
                    .answers(answers)
                    .latency(Duration.ofMillis(latency))
                    .startup(Duration.ofMillis(startup))
                    .timeLimit(timeLimit == null ? usual.timeLimit() : seconds(timeLimit))
                    .statementLimit(statements)
                    .outputLimit(output);
        } catch (IllegalArgumentException wrong) {
            throw new UserError(String.valueOf(wrong.getMessage()));
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    /// Asks for the engine, which is an optional part, before anything needs its classes.
    ///
    /// @throws UserError if it is not on the class path
    static void requireEngine() {
        if (JsFlags.class.getResource("/com/oracle/truffle/js/lang/JavaScriptLanguage.class")
                == null) {
            throw new UserError(
                    "JavaScript needs GraalJS, which is not on the class path:"
                            + " add org.graalvm.js:js-language and org.graalvm.polyglot:polyglot");
        }
    }

    /// The program in this file.
    ///
    /// @throws UserError if it is not one
    static JsProgram read(Path file) {
        requireEngine();
        if (!file.toString().matches(".*\\.[cm]?js")) {
            throw new UserError(file + " is not a .js, .cjs or .mjs file");
        }
        if (Files.isDirectory(file)) {
            throw new UserError(file + " is a folder");
        }
        try {
            return JsProgram.of(file);
        } catch (CharacterCodingException e) {
            throw new UserError(file + " is not text in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
