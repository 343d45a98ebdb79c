package spiral.eventloop.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.console.SourceError;
import spiral.eventloop.js.JsEngine;
import spiral.eventloop.js.JsOptions;
import spiral.eventloop.js.JsOutcome;
import spiral.eventloop.js.JsOutput;
import spiral.eventloop.js.JsProgram;
import spiral.eventloop.js.JsSyntaxError;

/// Runs a JavaScript program on the loop, like `node FILE`, and prints only what the program prints.
///
/// @param screen is asked for when there is something to say that the program did not
record ScriptRun(JsProgram program, JsOptions options, Supplier<Screen> screen) {
    private static final int SYNTAX_ERROR = 1; // as Node

    /// Whether a command line is `run FILE ARGUMENT...` and no more: no option, nothing to look up.
    static boolean isAll(String... words) {
        if (words.length < 2 || !words[0].equals("run")) {
            return false;
        }
        for (String word : words) {
            if (word.startsWith("-") || word.startsWith("@")) {
                return false;
            }
        }
        return true;
    }

    /// The run that such a command line asks for.
    static ScriptRun of(String... words) {
        List<String> arguments = List.of(words).subList(2, words.length);
        return new ScriptRun(
                JsFlags.read(Path.of(words[1])),
                JsOptions.DEFAULTS.arguments(arguments),
                () -> Screen.of(System.out, System.err, false));
    }

    /// Runs the program to its end on standard output and standard error, and gives the exit code.
    int run() {
        return run(
                new JsOutput(
                        new Utf8Output(new FileOutputStream(FileDescriptor.out)),
                        new Utf8Output(new FileOutputStream(FileDescriptor.err))));
    }

    int run(JsOutput output) {
        try (JsEngine engine = JsEngine.start()) {
            JsOutcome outcome = engine.run(program, options, output);
            outcome.note().ifPresent(note -> screen.get().err("note: " + note));
            outcome.limit().ifPresent(sentence -> screen.get().err("stopped: " + sentence));
            return outcome.exitCode();
        } catch (Utf8Output.Closed quietly) {
            return Exit.OK; // as `head` expects it
        } catch (JsSyntaxError wrong) {
            tell(wrong, screen.get());
            return SYNTAX_ERROR;
        }
    }

    private static void tell(JsSyntaxError wrong, Screen screen) {
        SourceError error =
                new SourceError(
                        wrong.file(),
                        wrong.line(),
                        wrong.column(),
                        wrong.lineText(),
                        String.valueOf(wrong.getMessage()));
        screen.err("error: " + error.getMessage());
        screen.err(error.picture());
    }
}
