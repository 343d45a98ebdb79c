package spiral.eventloop.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import spiral.console.CommonOptions;
import spiral.eventloop.js.JsOptions;
import spiral.eventloop.js.JsProgram;

/// Runs a JavaScript file on the loop, like `node FILE`, and prints only what the program prints.
@Command(
        name = "run",
        description = "Run a JavaScript file on the loop, as node would, in virtual time.",
        footer = {
            "",
            "The exit code is the program's; 124 if a limit stopped it.",
            "",
            "Examples:",
            "  ./spiral loop run hello.js              prints what hello.js prints",
            "  ./spiral loop run --files main.mjs      may read the files beside main.mjs",
            "  ./spiral loop run --isolate 64 big.js   in a process of its own with 64 MB"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();
    @Mixin private final JsFlags flags = new JsFlags();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--isolate",
            paramLabel = "MB",
            description = "run in a process of its own with that much memory")
    private int isolate;

    @Parameters(index = "0", paramLabel = "FILE", description = "a .js, .cjs or .mjs file")
    private Path file = Path.of("");

    @Parameters(index = "1..*", paramLabel = "ARG", description = "the program's own arguments")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        JsOptions options = flags.options(JsOptions.DEFAULTS).arguments(arguments);
        JsProgram program = JsFlags.read(file);
        if (isolate != 0) {
            return new Isolated(common.screen(), isolate).run(file, withoutIsolate());
        }
        return new ScriptRun(program, options, common::screen).run();
    }

    private List<String> withoutIsolate() {
        List<String> words = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
        int at = words.indexOf("--isolate");
        if (at >= 0) {
            words.subList(at, at + 2).clear();
        }
        words.removeIf(word -> word.startsWith("--isolate="));
        return words;
    }
}
