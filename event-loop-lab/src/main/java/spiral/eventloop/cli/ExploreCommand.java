package spiral.eventloop.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Ink;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.Text;
import spiral.eventloop.LoopModel;
import spiral.eventloop.explore.Exploration;
import spiral.eventloop.explore.Outcome;
import spiral.eventloop.lint.Finding;
import spiral.eventloop.lint.FloatingPromise;
import spiral.eventloop.lint.RacingAnswers;
import spiral.eventloop.lint.RacingSources;
import spiral.eventloop.lint.RacingStart;
import spiral.eventloop.lint.Starvation;
import spiral.eventloop.trace.Recording;
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
            "  ./spiral loop explore frame-by-frame    what a browser may decide",
            "  ./spiral loop explore worker.jsonl      a trace: what starves or floats in it"
        })
final class ExploreCommand implements Runnable {
    private static final int MOST = 24;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Target target = new Target();

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public void run() {
        Screen screen = common.screen();
        Optional<Exploration> exploration =
                target.isTrace()
                        ? Optional.empty()
                        : Optional.of(Exploration.of(target.program(screen)));
        Recording usual =
                exploration.map(Exploration::usual).orElseGet(() -> target.recording(screen));
        List<Finding> findings = findings(usual);
        if (json) {
            screen.out(Json.line(fields(exploration, findings)));
        } else {
            exploration.ifPresentOrElse(
                    it -> tell(it, screen),
                    () -> screen.out(target.name() + ": a trace, one run of many"));
            findings.forEach(finding -> tell(finding, screen));
            next(findings, screen);
        }
    }

    private static List<Finding> findings(Recording usual) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(Starvation.in(usual, Lives.of(usual)));
        findings.addAll(FloatingPromise.in(usual));
        findings.addAll(RacingAnswers.in(usual));
        findings.addAll(RacingStart.in(usual));
        findings.addAll(RacingSources.in(usual));
        return findings;
    }

    private void tell(Exploration exploration, Screen screen) {
        List<Outcome> outcomes = exploration.outcomes();
        if (exploration.race()) {
            String title = "%s: a race, %,d outcomes".formatted(target.name(), outcomes.size());
            screen.out(screen.paint(Ink.BOLD, title));
            outcomes.stream().limit(MOST).forEach(outcome -> tell(outcome, screen));
            if (outcomes.size() > MOST) {
                screen.out("  … and %,d more; --json gives all".formatted(outcomes.size() - MOST));
            }
            Exploration.turningPoints(outcomes).forEach(pair -> tell(pair, screen));
        } else {
            boolean page = exploration.usual().header().model().equals(LoopModel.BROWSER.name());
            screen.out(
                    "%s: one outcome, %s"
                            .formatted(
                                    target.name(),
                                    page
                                            ? "whatever the browser decides"
                                            : "however long the main script takes"));
            screen.out("  " + joined(outcomes.getFirst().lines()));
        }
        if (!exploration.whole()) {
            screen.out("  after %,d runs: not all was tried".formatted(Exploration.RUNS));
        }
    }

    private static void tell(Outcome outcome, Screen screen) {
        screen.out("  " + joined(outcome.lines()));
        screen.out("      when " + Conditions.of(outcome));
    }

    private static void tell(List<String> pair, Screen screen) {
        screen.out(
                "race: \"%s\" and \"%s\" may come in either order"
                        .formatted(Words.visible(pair.getFirst()), Words.visible(pair.getLast())));
    }

    private static void tell(Finding finding, Screen screen) {
        screen.out("");
        screen.out(screen.paint(Ink.BOLD, finding.name()));
        Text.wrap(Words.visible(finding.sentence()), screen.width() - 4)
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

    private static String joined(List<String> lines) {
        return Words.visible(String.join(", ", lines));
    }

    private Map<String, Object> fields(Optional<Exploration> exploration, List<Finding> findings) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("program", target.name());
        fields.put("race", exploration.filter(Exploration::race).isPresent());
        fields.put(
                "outcomes",
                exploration.stream()
                        .flatMap(it -> it.outcomes().stream())
                        .map(Conditions::fields)
                        .toList());
        fields.put("whole", exploration.map(Exploration::whole).orElse(true));
        fields.put("findings", findings);
        return fields;
    }
}
