package spiral.eventloop.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import spiral.console.CommonOptions;
import spiral.console.Screen;
import spiral.eventloop.js.JsEngine;
import spiral.eventloop.js.JsOptions;
import spiral.eventloop.js.JsOutput;
import spiral.eventloop.js.JsProgram;

/// Does a little of everything once, so that the launcher's start-up cache holds what commands need.
@Command(name = "warm-up", hidden = true, description = "Fill the start-up cache.")
final class WarmUpCommand implements Runnable {
    private static final String PROGRAM =
            """
            const {setTimeout: sleep} = require('timers/promises');
            process.nextTick(() => console.log('tick'));
            setTimeout(() => console.log({timeout: [1, 'two']}), 1);
            setImmediate(() => console.log('immediate'));
            Promise.resolve(1).then(v => console.log(v));
            (async () => { await null; await sleep(2); console.log('slept'); })();
            queueMicrotask(() => console.log('micro'));
            """;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Override
    public void run() {
        Screen screen = common.screen();
        DemoCommand.inJava().forEach(new Player(screen, 0)::play);
        try (JsEngine engine = JsEngine.start()) {
            JsOutput output = new JsOutput(screen::out, screen::err);
            engine.run(JsProgram.of("warm-up.js", PROGRAM), JsOptions.DEFAULTS, output);
            engine.run(
                    JsProgram.of("warm-up.mjs", "await 1; console.log(1);"),
                    JsOptions.DEFAULTS,
                    output);
        }
    }
}
