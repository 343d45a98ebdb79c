package spiral.eventloop.cli;

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
import spiral.eventloop.trace.Recording;
import spiral.eventloop.trace.StepFields;
import spiral.eventloop.view.Because;
import spiral.eventloop.view.Pen;
import spiral.eventloop.view.Words;
import spiral.eventloop.why.Lives;
import spiral.eventloop.why.Rule;
import spiral.eventloop.why.Why;

/// Tells why a step happened when it did.
@Command(
        name = "why",
        description = "Tell why a step happened: its causes, and the rule that put it there.",
        footer = {
            "",
            "Examples:",
            "  ./spiral loop why promise-chain        what it prints, each with its step",
            "  ./spiral loop why promise-chain 18     why step 18 happened, and why then"
        })
final class WhyCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Target target = new Target();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "STEP",
            description = "the number of a step; without it, the steps that print are listed")
    private @Nullable Long number;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public void run() {
        Screen screen = common.screen();
        Recording recording = target.recording(screen);
        if (number == null) {
            list(recording, screen);
            return;
        }
        int last = recording.steps().size();
        if (number < 1 || number > last) {
            throw new UserError("STEP must be 1 to " + last + " but was " + number);
        }
        Why why = Why.of(recording, Lives.of(recording), number);
        if (json) {
            screen.out(Json.line(fields(why)));
        } else {
            Because.lines(why, recording, Pen.of(screen)).forEach(screen::out);
        }
    }

    private void list(Recording recording, Screen screen) {
        long first = 0;
        for (Step step : recording.steps()) {
            if (step instanceof Step.Output print) {
                first = first == 0 ? step.number() : first;
                screen.out("%5d  %s".formatted(step.number(), Words.visible(print.text())));
            }
        }
        screen.err("");
        screen.err("Next: ./spiral loop why " + target.name() + " " + Math.max(1, first));
    }

    private static Map<String, Object> fields(Why why) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("step", StepFields.of(why.step()));
        fields.put("rules", why.rules().stream().map(WhyCommand::rule).toList());
        fields.put("chain", why.chain());
        fields.put("before", orders(why.before()));
        fields.put("behind", orders(why.behind()));
        return fields;
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", rule.title());
        fields.put("clause", rule.clause());
        fields.put("link", rule.link());
        return fields;
    }

    private static List<Map<String, Object>> orders(List<Why.Order> orders) {
        return orders.stream()
                .map(order ->
                        Map.<String, Object>of("task", order.life(), "rule", order.rule().title()))
                .toList();
    }
}
