package spiral.eventloop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import spiral.console.Screen;
import spiral.console.SourceError;
import spiral.console.UserError;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.explore.Program;
import spiral.eventloop.js.JsOptions;
import spiral.eventloop.scenario.Scenario;
import spiral.eventloop.scenario.ScenarioProgram;
import spiral.eventloop.scenario.Scenarios;
import spiral.eventloop.scenario.ScriptScenario;
import spiral.eventloop.trace.Recording;
import spiral.eventloop.trace.TraceFormatException;
import spiral.eventloop.trace.TraceReader;

/// What a command is about: the name of a scenario, a JavaScript file, or a trace file; and how it
/// runs. A command has this field:
///
///     @Mixin private final Target target = new Target();
final class Target {
    @Parameters(
            index = "0",
            paramLabel = "TARGET",
            description = "a program of ./spiral loop list, a FILE.js, or a trace (FILE.jsonl)")
    private String name = "";

    @Mixin private final JsFlags flags = new JsFlags();

    /// As people typed it.
    String name() {
        return name;
    }

    /// Whether it has run already.
    boolean isTrace() {
        return isTrace(name);
    }

    /// The run that it stands for; `screen` hears if a limit stopped it.
    Recording recording(Screen screen) {
        requireThatOptionsMatter();
        return recording(name, screen);
    }

    /// The run that another target stands for, with the same options.
    Recording recording(String other, Screen screen) {
        return isTrace(other)
                ? read(Path.of(other))
                : program(other, screen).run(Choices.ofStartup(options().startup()));
    }

    /// The program, which can be run again.
    Program program(Screen screen) {
        requireThatOptionsMatter();
        return program(name, screen);
    }

    private JsOptions options() {
        return flags.options(ScriptProgram.USUAL);
    }

    private Program program(String of, Screen screen) {
        if (isScript(of)) {
            return ScriptProgram.of(Path.of(of), options(), screen::err);
        }
        Scenario scenario =
                Scenarios.named(of).orElseThrow(() -> UserError.unknown("program", of, names()));
        return scenario instanceof ScriptScenario
                ? ScriptProgram.of(scenario.listing(), options(), screen::err)
                : ScenarioProgram.of(scenario);
    }

    private void requireThatOptionsMatter() {
        JsOptions options = options();
        if (isTrace() && !options.equals(ScriptProgram.USUAL)) {
            throw new UserError(
                    name
                            + " is a trace: how it ran is settled; leave out the options of a FILE.js");
        }
        boolean inJava =
                Scenarios.named(name).filter(it -> !(it instanceof ScriptScenario)).isPresent();
        if (inJava && !options.startup(Duration.ZERO).equals(ScriptProgram.USUAL)) {
            throw new UserError(
                    name + " is in Java: of the options of a FILE.js it knows only --startup-ms");
        }
    }

    private static boolean isTrace(String name) {
        return name.endsWith(".jsonl");
    }

    private static boolean isScript(String name) {
        return name.matches(".*\\.[cm]?js");
    }

    private static List<String> names() {
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
