package spiral.eventloop.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Ink;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.explore.Exploration;
import spiral.eventloop.explore.Outcome;
import spiral.eventloop.lint.Finding;
import spiral.eventloop.lint.FloatingPromise;
import spiral.eventloop.lint.RacingAnswers;
import spiral.eventloop.lint.RacingStart;
import spiral.eventloop.lint.Starvation;
import spiral.eventloop.trace.Recording;
import spiral.eventloop.view.Times;
import spiral.eventloop.view.Words;
import spiral.eventloop.why.Lives;

/// Says what else a program could print, and what its author should look at.
@Command(
        name = "explore",
        description = "Find races: all that a program may print; and what starves or floats.",
        footer = {
            "",
            "Examples:",
            "  ./spiral loop explore timeout-or-immediate",
            "  ./spiral loop explore worker.jsonl      a trace: what starves or floats in it"
        })
final class ExploreCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Target target = new Target();

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public void run() {
        Screen screen = common.screen();
        List<Outcome> outcomes = List.of();
        Recording usual;
        if (target.isTrace()) {
            usual = target.recording(screen);
        } else {
            Exploration exploration = Exploration.of(target.program(screen));
            outcomes = exploration.outcomes();
            usual = exploration.usual();
        }
        List<Finding> findings = new ArrayList<>();
        findings.addAll(Starvation.in(usual, Lives.of(usual)));
        findings.addAll(FloatingPromise.in(usual));
        findings.addAll(RacingAnswers.in(usual));
        findings.addAll(RacingStart.in(usual));
        if (json) {
            screen.out(Json.line(fields(outcomes, findings)));
        } else {
            tell(outcomes, screen);
            findings.forEach(finding -> tell(finding, screen));
            next(findings, screen);
        }
    }

    private void tell(List<Outcome> outcomes, Screen screen) {
        if (outcomes.isEmpty()) {
            screen.out(target.name() + ": a trace, one run of many");
        } else if (outcomes.size() == 1) {
            screen.out(target.name() + ": one outcome, however long the main script takes");
            screen.out("  " + joined(outcomes.getFirst().lines()));
        } else {
            screen.out(
                    screen.paint(Ink.BOLD, target.name() + ": a race, " + outcomes.size() + " outcomes"));
            for (Outcome outcome : outcomes) {
                screen.out("  " + joined(outcome.lines()));
                screen.out("      when the main script takes " + lengths(outcome));
            }
            Exploration.turningPoints(outcomes)
                    .forEach(pair ->
                            screen.out(
                                    "race: \"%s\" and \"%s\" may come in either order"
                                            .formatted(
                                                    Words.visible(pair.getFirst()),
                                                    Words.visible(pair.getLast()))));
        }
    }

    private static void tell(Finding finding, Screen screen) {
        screen.out("");
        screen.out(screen.paint(Ink.BOLD, finding.name()));
        Words.wrap(Words.visible(finding.sentence()), screen.width() - 4)
                .forEach(line -> screen.out("  " + line));
        screen.out(
                "  proof: steps "
                        + finding.proof().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")));
    }

    private void next(List<Finding> findings, Screen screen) {
        screen.err("");
        screen.err(
                findings.isEmpty()
                        ? "Next: ./spiral loop play " + target.name()
                        : "Next: ./spiral loop why "
                                + target.name()
                                + " "
                                + findings.getFirst().proof().getLast());
    }

    private static String lengths(Outcome outcome) {
        return outcome.choices().stream()
                .map(Choices::startup)
                .map(Duration::toNanos)
                .map(Times::text)
                .collect(Collectors.joining(", "));
    }

    private static String joined(List<String> lines) {
        return Words.visible(String.join(", ", lines));
    }

    private Map<String, Object> fields(List<Outcome> outcomes, List<Finding> findings) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("program", target.name());
        fields.put("race", outcomes.size() > 1);
        fields.put(
                "outcomes",
                outcomes.stream()
                        .map(outcome ->
                                Map.of(
                                        "prints",
                                        outcome.lines(),
                                        "startupNanos",
                                        outcome.choices().stream()
                                                .map(choice -> choice.startup().toNanos())
                                                .toList()))
                        .toList());
        fields.put("findings", findings);
        return fields;
    }
}
