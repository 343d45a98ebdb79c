package spiral.eventloop.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Ink;
import spiral.console.Json;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.eventloop.Step;
import spiral.eventloop.explore.Exploration;
import spiral.eventloop.predict.Choice;
import spiral.eventloop.predict.Prediction;
import spiral.eventloop.trace.Header;
import spiral.eventloop.trace.Recording;
import spiral.eventloop.view.Because;
import spiral.eventloop.view.Pen;
import spiral.eventloop.view.Words;
import spiral.eventloop.why.Lives;
import spiral.eventloop.why.Why;

/// Asks what a program prints, and explains the first mistake.
@Command(
        name = "predict",
        description = "Say in which order a program prints; see how many are right, and why.",
        footer = {
            "",
            "Exit code 0: all right. 1: not yet.",
            "",
            "Examples:",
            "  ./spiral loop predict sync-first                  asks on the terminal",
            "  ./spiral loop predict sync-first --answer cbda    letters, in your order"
        })
final class PredictCommand implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Mixin private final Target target = new Target();

    @Option(
            names = "--answer",
            paramLabel = "ORDER",
            description = "letters (bca), or the lines themselves between commas")
    private @Nullable String answer;

    @Option(names = "--json", description = "one JSON object; needs --answer")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = common.screen();
        Recording recording = target.recording(screen);
        List<String> printed = Exploration.printed(recording);
        if (printed.isEmpty()) {
            throw new UserError(target.name() + " prints nothing: there is nothing to predict");
        }
        if (printed.stream().distinct().count() > Choice.MOST) {
            throw new UserError(
                    target.name()
                            + " prints more than "
                            + Choice.MOST
                            + " different lines: too many");
        }
        Choice choice = new Choice(printed);
        if (answer == null) {
            if (json) {
                throw new UserError("--json needs --answer");
            }
            ask(recording.header(), choice, printed.size(), screen);
        }
        String said = answer != null ? answer : readLine();
        Prediction prediction =
                new Prediction(choice.read(said).orElseThrow(() -> misread(said, choice)), printed);
        if (json) {
            screen.out(Json.line(fields(prediction)));
        } else {
            judge(prediction, recording, screen);
        }
        return prediction.right() ? Exit.OK : Exit.FAILED;
    }

    private static void ask(Header header, Choice choice, int count, Screen screen) {
        header.source().forEach(line -> screen.out("  " + Words.visible(line)));
        screen.out("");
        for (String line : choice.lines()) {
            screen.out("  " + choice.letter(line) + "  " + Words.visible(line));
        }
        screen.out("");
        screen.out("It prints %d lines. In which order? Letters, then Enter.".formatted(count));
    }

    private static String readLine() {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            return Objects.requireNonNullElse(in.readLine(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UserError misread(String said, Choice choice) {
        return new UserError(
                "the answer must be letters from a to %s, or lines, but was '%s'"
                        .formatted(choice.letter(choice.lines().getLast()), Words.visible(said)));
    }

    private void judge(Prediction prediction, Recording recording, Screen screen) {
        screen.out(
                screen.paint(
                        Ink.BOLD,
                        "%d of %d in their place"
                                .formatted(prediction.score(), prediction.printed().size())));
        if (prediction.right()) {
            screen.out("It prints: " + joined(prediction.printed()));
            screen.err("Next: ./spiral loop list");
            return;
        }
        screen.out("You said:  " + joined(prediction.said()));
        screen.out("It prints: " + joined(prediction.printed()));
        prediction.firstMistake().ifPresent(place -> explain(place, prediction, recording, screen));
        screen.err("Next: ./spiral loop play " + target.name());
    }

    private static void explain(
            int place, Prediction prediction, Recording recording, Screen screen) {
        String came = Words.visible(prediction.printed().get(place));
        screen.out("");
        screen.out(
                place < prediction.said().size()
                        ? "Not yet at place %d: \"%s\" came, not \"%s\"."
                                .formatted(
                                        place + 1,
                                        came,
                                        Words.visible(prediction.said().get(place)))
                        : "Not yet at place %d: \"%s\" came, too.".formatted(place + 1, came));
        screen.out("");
        long step = output(recording, place);
        Why why = Why.of(recording, Lives.of(recording), step);
        Because.lines(why, recording, Pen.of(screen)).forEach(screen::out);
    }

    // the number of the step that printed the line at this place
    private static long output(Recording recording, int place) {
        return recording.steps().stream()
                .filter(step -> step instanceof Step.Output)
                .skip(place)
                .findFirst()
                .orElseThrow()
                .number();
    }

    private static String joined(List<String> lines) {
        return Words.visible(String.join(", ", lines));
    }

    private Map<String, Object> fields(Prediction prediction) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("program", target.name());
        fields.put("right", prediction.score());
        fields.put("of", prediction.printed().size());
        fields.put("said", prediction.said());
        fields.put("printed", prediction.printed());
        prediction.firstMistake().ifPresent(place -> fields.put("firstMistake", place + 1));
        return fields;
    }
}
