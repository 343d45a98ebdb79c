package spiral.eventloop.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.eventloop.trace.Recording;
import spiral.eventloop.view.Film;
import spiral.eventloop.view.Log;
import spiral.eventloop.view.Pen;
import spiral.eventloop.view.Playhead;

/// Plays a run on the terminal, forwards and back.
@Command(
        name = "play",
        description = "Play a run step by step, forwards and back: stack, queues, timers, output.",
        footer = {
            "",
            "Keys: right or n = step, left or b = back, space = play and pause,",
            "m = next microtask, t = next macrotask, p = next phase, o = next output,",
            "a number and g = jump to that step, ? = help, q = quit",
            "",
            "Examples:",
            "  ./spiral loop play promise-chain",
            "  ./spiral loop play worker.jsonl         a run that was recorded",
            "  ./spiral loop play sync-first --plain   all frames, one below the other"
        })
final class PlayCommand implements Runnable {
    private static final int SHORTEST_DELAY = 20;
    private static final int LONGEST_DELAY = 60_000;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Target target = new Target();

    @Option(
            names = "--delay",
            paramLabel = "MS",
            defaultValue = "800",
            description = "milliseconds for each step while it plays (default: ${DEFAULT-VALUE})")
    private int delay;

    @Override
    public void run() {
        if (delay < SHORTEST_DELAY || delay > LONGEST_DELAY) {
            throw new UserError(
                    "--delay must be between %d and %d but was %d"
                            .formatted(SHORTEST_DELAY, LONGEST_DELAY, delay));
        }
        Screen screen = common.screen();
        Recording recording = target.recording(screen);
        Film film = Film.of(recording);
        if (film.isEmpty()) {
            screen.out("Nothing happened in " + target.name() + ".");
        } else if (screen.motion()) {
            new PlaySession(new Playhead(film), screen, delay).run();
        } else {
            Player.write(film, screen, Pen.of(screen));
        }
        if (!recording.whole()) {
            screen.err(Log.cut(recording));
        }
    }
}
