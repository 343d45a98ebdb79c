package spiral.eventloop.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;
import spiral.eventloop.trace.StepFields;
import spiral.eventloop.view.Log;
import spiral.eventloop.view.Pen;

/// Says each step of a run as a sentence.
@Command(
        name = "log",
        description = "Say each step of a run as a sentence.",
        footer = {
            "",
            "Examples:",
            "  ./spiral loop log promise-chain",
            "  ./spiral loop log worker.jsonl          a run that was recorded",
            "  ./spiral loop log sync-first --json     each step as a JSON line"
        })
final class LogCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Target target = new Target();

    @Option(names = "--json", description = "print each step as a line of JSON")
    private boolean json;

    @Override
    public void run() {
        Screen screen = common.screen();
        Recording recording = target.recording(screen);
        if (json) {
            for (Step step : recording.steps()) {
                screen.out(Json.line(StepFields.of(step)));
            }
            return;
        }
        Log.write(recording, Pen.of(screen), screen::out);
        screen.err("");
        screen.err("Next: ./spiral loop play " + target.name());
    }
}
