package spiral.eventloop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import spiral.console.Exit;

/// Does a little of everything once, so that the launcher's start-up cache holds what commands need.
@Command(name = "warm-up", hidden = true, description = "Fill the start-up cache.")
final class WarmUpCommand implements Callable<Integer> {
    private static final String SCRIPT =
            """
            const {setTimeout: sleep} = require('timers/promises');
            process.nextTick(() => console.log('tick'));
            setTimeout(() => console.log({timeout: [1, 'two']}), 1);
            setImmediate(() => console.log('immediate'));
            Promise.resolve(1).then(v => console.log(v));
            (async () => { await null; await sleep(2); console.log('slept'); })();
            queueMicrotask(() => console.log('micro'));
            class Counter { count = 0; add() { return ++this.count; } }
            const counter = new Counter();
            for (const word of ['a', 'b']) console.log(`${word} %d`, counter.add());
            setTimeout(() => console.error(new Error('no').message));
            """;

    private static final String MODULE = "await 1; console.log(1);\n";

    private static final List<String> COMMANDS =
            List.of(
                    "demo --delay 0",
                    "list",
                    "log promise-chain",
                    "play promise-chain",
                    "why promise-chain 18",
                    "predict sync-first --answer cbda",
                    "explore timeout-or-immediate");

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("warm-up");
        Path script = Files.writeString(folder.resolve("script.js"), SCRIPT);
        Path module = Files.writeString(folder.resolve("module.mjs"), MODULE);
        try {
            Main.run("run", script.toString());
            Main.run("run", module.toString());
            Main.run("run", "--files", script.toString());
            Main.run("log", script.toString());
            COMMANDS.forEach(each -> Main.run(each.split(" ")));
        } finally {
            Files.delete(script);
            Files.delete(module);
            Files.delete(folder);
        }
        return Exit.OK;
    }
}
