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

/// A program in JavaScript, run on virtual time.
///
/// @param options what it may do and how long it may take
/// @param talk hears why a limit stopped the program, and what a run cannot show; what it did until then is recorded
record ScriptProgram(JsProgram program, JsOptions options, Consumer<String> talk)
        implements Program {
    /// What holds when nobody says otherwise: 10 s of real time, because whoever wants to look at a
    /// program is waiting.
    static final JsOptions USUAL = JsOptions.DEFAULTS.timeLimit(Duration.ofSeconds(10));

    /// The program in a file.
    static ScriptProgram of(Path file, JsOptions options, Consumer<String> talk) {
        return new ScriptProgram(JsFlags.read(file), options, talk);
    }

    /// A program of ours.
    static ScriptProgram of(Listing listing, JsOptions options, Consumer<String> talk) {
        JsFlags.requireEngine();
        String source = String.join("\n", listing.lines()) + "\n";
        return new ScriptProgram(JsProgram.of(listing.file(), source), options, talk);
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
        try (JsEngine engine = JsEngine.start()) {
            JsOutcome outcome =
                    engine.run(
                            program,
                            options.startup(choices.startup()),
                            JsOutput.discarding(),
                            trace);
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
