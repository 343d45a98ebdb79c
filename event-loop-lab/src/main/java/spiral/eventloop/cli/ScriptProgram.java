package spiral.eventloop.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import spiral.console.SourceError;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Trace;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.explore.Program;
import spiral.eventloop.js.JsEngine;
import spiral.eventloop.js.JsOptions;
import spiral.eventloop.js.JsOutcome;
import spiral.eventloop.js.JsOutput;
import spiral.eventloop.js.JsProgram;
import spiral.eventloop.js.JsSyntaxError;
import spiral.eventloop.scenario.Listing;
import spiral.eventloop.trace.Header;
import spiral.eventloop.trace.Recording;

/// A program in JavaScript, run on virtual time, without files and network, within the usual
/// limits.
///
/// @param talk hears why a limit stopped the program, and what a run cannot show; what it did until then is recorded
record ScriptProgram(JsProgram program, Consumer<String> talk) implements Program {
    /// How long a program may run in real time: whoever wants to look at it is waiting.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// The program in a file.
    static ScriptProgram of(Path file, Consumer<String> talk) {
        return new ScriptProgram(JsFlags.read(file), talk);
    }

    /// A program of ours.
    static ScriptProgram of(Listing listing, Consumer<String> talk) {
        JsFlags.requireEngine();
        return new ScriptProgram(
                JsProgram.of(listing.file(), String.join("\n", listing.lines()) + "\n"), talk);
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public List<String> source() {
        return program.source().lines().toList();
    }

    @Override
    public Recording run(Choices choices) {
        Trace trace = new Trace();
        JsOptions options = JsOptions.DEFAULTS.startup(choices.startup()).timeLimit(LONGEST);
        try (JsEngine engine = JsEngine.start()) {
            JsOutcome outcome = engine.run(program, options, JsOutput.discarding(), trace);
            outcome.note().ifPresent(note -> talk.accept("note: " + note));
            outcome.limit().ifPresent(limit -> talk.accept("stopped: " + limit));
        } catch (JsSyntaxError wrong) {
            throw new SourceError(
                    wrong.file(),
                    wrong.line(),
                    wrong.column(),
                    wrong.lineText(),
                    String.valueOf(wrong.getMessage()));
        }
        return new Recording(
                Header.of(name(), LoopModel.NODE).withSource(name(), 1, source()),
                trace.steps(),
                trace.dropped());
    }
}
