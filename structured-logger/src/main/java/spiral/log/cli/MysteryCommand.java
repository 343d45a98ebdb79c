package spiral.log.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.log.cli.shop.SlowTuesday;

/// Hands out the logs of the slow Tuesday and its five questions, and judges answers.
@Command(
        name = "mystery",
        description = "The slow Tuesday: a bundle of logs and five questions about it.",
        footer = {
            "",
            "Write your answers to a file: five lines, each copied whole from one of the logs.",
            "",
            "Examples:",
            "  ./spiral log mystery                         writes slow-tuesday/ and asks",
            "  ./spiral log mystery --answers answers.txt   judges your five lines"
        })
final class MysteryCommand implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(names = "--folder", paramLabel = "FOLDER", description = "default: slow-tuesday")
    private Path folder = Path.of("slow-tuesday");

    @Option(names = "--seed", paramLabel = "N", description = "another Tuesday")
    private long seed = SlowTuesday.SEED;

    @Option(names = "--answers", paramLabel = "FILE", description = "your answers, one line each")
    private @Nullable Path answers;

    @Override
    public Integer call() {
        return answers == null ? ask(common.screen()) : judge(answers, common.screen());
    }

    private int ask(Screen screen) {
        try {
            SlowTuesday.write(folder, seed);
        } catch (IOException failure) {
            throw Reading.cannot("write", folder.toString(), failure);
        }
        screen.out(
                "On Tuesday orders were slow. The logs of three services are in " + folder + ".");
        screen.out("");
        int number = 1;
        for (SlowTuesday.Question question : SlowTuesday.questions()) {
            screen.out("  " + number++ + ". " + question.text());
        }
        screen.out("");
        screen.out("Each answer is one line of a log. Put the five lines into answers.txt.");
        screen.out("");
        screen.out("Next: ./spiral log stats --by service.name,level " + folder + "/*.jsonl");
        return Exit.OK;
    }

    private int judge(Path sheet, Screen screen) {
        List<String> lines = new ArrayList<>();
        Reading reading = new Reading(screen);
        reading.lines(List.of(sheet), line -> lines.add(line.text()));
        if (reading.exit() != Exit.OK) {
            return reading.exit();
        }
        List<SlowTuesday.Question> questions = SlowTuesday.questions();
        int answered = 0;
        for (int i = 0; i < questions.size(); i++) {
            SlowTuesday.Question question = questions.get(i);
            boolean right = i < lines.size() && isAnswer(lines.get(i), question);
            answered += right ? 1 : 0;
            screen.out(
                    right
                            ? screen.paint(Ink.GREEN, (i + 1) + ". yes")
                                    + "      "
                                    + question.text()
                            : (i + 1) + ". not yet  " + question.hint());
        }
        screen.out(answered + " of " + questions.size() + " answered");
        return answered == questions.size() ? Exit.OK : Exit.FAILED;
    }

    private boolean isAnswer(String line, SlowTuesday.Question question) {
        try {
            return question.isAnsweredBy(line, folder);
        } catch (IOException unreadable) {
            throw Reading.cannot("read", folder.resolve(question.file()).toString(), unreadable);
        }
    }
}
