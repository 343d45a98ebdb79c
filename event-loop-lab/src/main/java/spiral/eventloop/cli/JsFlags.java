package spiral.eventloop.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import spiral.console.UserError;
import spiral.eventloop.js.JsOptions;
import spiral.eventloop.js.JsProgram;

/// The options of every command that runs a JavaScript file.
final class JsFlags {
    @Option(names = "--files", description = "the program may read the folder in which it lies")
    private boolean files;

    @Option(
            names = "--answer",
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
            defaultValue = "60",
            description = "stop after so many seconds of real time (default: ${DEFAULT-VALUE})")
    private double timeLimit;

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
    /// @throws UserError if one of them makes no sense
    JsOptions options() {
        try {
            return JsOptions.DEFAULTS
                    .files(files)
                    .answers(answers)
                    .latency(Duration.ofMillis(latency))
                    .startup(Duration.ofMillis(startup))
                    .timeLimit(Duration.ofNanos((long) (timeLimit * 1e9)))
                    .statementLimit(statements)
                    .outputLimit(output);
        } catch (IllegalArgumentException wrong) {
            throw new UserError(String.valueOf(wrong.getMessage()));
        }
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
