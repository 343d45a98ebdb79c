package spiral.eventloop.js;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.Step;

/// A run that returns when its time is up, whatever the program does.
///
///     run on a thread of its own --ends, or is interrupted--> outcome
///          |
///          +-- cannot be interrupted: its thread is left behind
///          +-- nobody saw its line: once more, line by line, for a moment
final class TimedRun {
    /// How long at most to look for the line of a program that nobody saw.
    private static final Duration SEARCH = Duration.ofSeconds(5);

    private final JsEngine engine;
    private final JsProgram program;
    private final JsOptions options;

    TimedRun(JsEngine engine, JsProgram program, JsOptions options) {
        this.engine = engine;
        this.program = program;
        this.options = options;
    }

    JsOutcome run(JsOutput output, @Nullable Consumer<Step> trace) {
        ProgramThread thread = new ProgramThread();
        JsOutput heard =
                new JsOutput(thread.whileHeard(output.out()), thread.whileHeard(output.err()));
        Consumer<Step> steps = trace == null ? null : thread.whileHeard(trace);
        JsRun run = new JsRun(engine, program, options, heard, steps, thread::giveUp);
        JsOutcome outcome = run(thread, () -> run.run(false));
        return run.isUnseen() ? run.limits().time(search()) : outcome;
    }

    // a run is a function of its program: the second one comes to the same line
    private String search() {
        ProgramThread thread = new ProgramThread();
        JsOptions shorter =
                options.timeLimit(
                        options.timeLimit().compareTo(SEARCH) < 0 ? options.timeLimit() : SEARCH);
        JsRun again =
                new JsRun(engine, program, shorter, JsOutput.discarding(), null, thread::giveUp);
        run(thread, () -> again.run(true));
        return again.place();
    }

    private JsOutcome run(ProgramThread thread, Supplier<JsOutcome> run) {
        JsOutcome outcome = thread.run(program.name(), run);
        if (thread.isGivenUp()) {
            engine.leaveBehind();
        }
        return outcome;
    }
}
