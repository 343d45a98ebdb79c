package spiral.eventloop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import spiral.console.Screen;
import spiral.console.SourceError;
import spiral.console.UserError;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.explore.Program;
import spiral.eventloop.scenario.Scenario;
import spiral.eventloop.scenario.ScenarioProgram;
import spiral.eventloop.scenario.Scenarios;
import spiral.eventloop.scenario.ScriptScenario;
import spiral.eventloop.trace.Recording;
import spiral.eventloop.trace.TraceFormatException;
import spiral.eventloop.trace.TraceReader;

/// What a command is about: the name of a scenario, a JavaScript file, or a trace file.
final class Target {
    static final String DESCRIPTION =
            "a program of ./spiral loop list, a FILE.js, or a trace (FILE.jsonl)";

    private Target() {}

    /// The run that a name or a file stands for; `screen` hears if a limit stopped it.
    static Recording recording(String target, Screen screen) {
        return isTrace(target) ? read(Path.of(target)) : program(target, screen).run(Choices.USUAL);
    }

    /// The program of that name, which can be run again.
    static Program program(String target, Screen screen) {
        if (isTrace(target)) {
            throw new UserError(
                    target + " is a trace: what has happened cannot run again; name its program");
        }
        if (target.matches(".*\\.[cm]?js")) {
            return ScriptProgram.of(Path.of(target), screen::err);
        }
        Scenario scenario =
                Scenarios.named(target)
                        .orElseThrow(() -> UserError.unknown("program", target, names()));
        return scenario instanceof ScriptScenario
                ? ScriptProgram.of(scenario.listing(), screen::err)
                : ScenarioProgram.of(scenario);
    }

    static boolean isTrace(String target) {
        return target.endsWith(".jsonl");
    }

    static List<String> names() {
        return Scenarios.all().stream().map(Scenario::name).toList();
    }

    private static Recording read(Path file) {
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            return TraceReader.read(reader);
        } catch (TraceFormatException wrong) {
            throw new SourceError(
                    file.toString(),
                    wrong.line(),
                    wrong.column(),
                    wrong.text(),
                    wrong.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
