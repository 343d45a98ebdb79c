package spiral.eventloop.cli;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.eventloop.Step;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.scenario.Scenario;
import spiral.eventloop.scenario.ScenarioProgram;
import spiral.eventloop.scenario.Scenarios;
import spiral.eventloop.scenario.ScriptScenario;
import spiral.eventloop.trace.StepFields;

/// Shows one program, or all of them, step by step.
@Command(
        name = "demo",
        description = "Show small programs step by step: stack, queues, timers, output.",
        footer = {
            "",
            "Examples:",
            "  ./spiral loop demo                             all programs, one by one",
            "  ./spiral loop demo promise-chain --delay 1500  one program, slowly",
            "  ./spiral loop demo sync-first --plain          a table to read at leisure",
            "  ./spiral loop demo sync-first --json           each step as a JSON line"
        })
final class DemoCommand implements Runnable {
    private static final int LONGEST_DELAY = 60_000;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "a program of ./spiral loop list; all of them if not given")
    private @Nullable String name;

    @Option(
            names = "--delay",
            paramLabel = "MS",
            defaultValue = "500",
            description = "milliseconds for each step on a terminal (default: ${DEFAULT-VALUE})")
    private int delay;

    @Option(names = "--json", description = "print each step as a line of JSON")
    private boolean json;

    /// The names that a shell can complete.
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    @Override
    public void run() {
        if (delay < 0 || delay > LONGEST_DELAY) {
            throw new UserError(
                    "--delay must be between 0 and " + LONGEST_DELAY + " but was " + delay);
        }
        Screen screen = common.screen();
        List<Scenario> chosen = name == null ? inJava() : List.of(scenario(name));
        if (json) {
            chosen.forEach(scenario -> list(scenario, screen));
            return;
        }
        Player player = new Player(screen, delay);
        chosen.forEach(player::play);
        screen.out("Next: " + next());
    }

    private static void list(Scenario scenario, Screen screen) {
        for (Step step : ScenarioProgram.of(scenario).run(Choices.USUAL).steps()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("program", scenario.name());
            fields.putAll(StepFields.of(step));
            screen.out(Json.line(fields));
        }
    }

    private String next() {
        List<String> names = names();
        int following = name == null ? names.size() : names.indexOf(name) + 1;
        return following < names.size()
                ? "./spiral loop demo " + names.get(following)
                : "mvn -pl event-loop-lab -am test   (the same rules, as suites)";
    }

    private static Scenario scenario(String name) {
        return Scenarios.named(name).orElseThrow(() -> UserError.unknown("program", name, names()));
    }

    private static List<String> names() {
        return inJava().stream().map(Scenario::name).toList();
    }

    /// What runs without an engine for JavaScript.
    static List<Scenario> inJava() {
        return Scenarios.all().stream()
                .filter(scenario -> !(scenario instanceof ScriptScenario))
                .toList();
    }
}
