package spiral.queue.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import spiral.console.UserError;
import spiral.queue.drill.Drill;
import spiral.queue.drill.Drill.Finding;
import spiral.queue.drill.Fault;

/// `queue drill`: hands out the logs of a bad night and judges what was found in them.
@Command(
        name = "drill",
        description = "The chaos drill: five faults in the logs of one night; name each, prove it.",
        footer = {
            "",
            "Write your answers to a file, one line for each fault: its word, a colon,",
            "and a line of the logs that proves it, copied whole. Score: 20 for each",
            "fault, less 4 for each hint.",
            "",
            "Examples:",
            "  ./spiral queue drill                         writes chaos-drill/ and asks",
            "  ./spiral queue drill --seed 42               another night",
            "  ./spiral queue drill --answers answers.txt   judges your answers",
            "  ./spiral queue drill --answers answers.txt --hint"
        })
final class DrillCommand implements Callable<Integer> {
    private static final long SEED = 7;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(names = "--folder", paramLabel = "FOLDER", description = "default: chaos-drill")
    private Path folder = Path.of("chaos-drill");

    @Option(names = "--seed", paramLabel = "N", description = "another night; default: 7")
    private @Nullable Long seed;

    @Option(names = "--answers", paramLabel = "FILE", description = "your answers, one line each")
    private @Nullable Path answers;

    @Option(names = "--hint", description = "one more hint; it costs 4 points")
    private boolean hint;

    @Override
    public Integer call() throws IOException {
        Screen screen = common.screen();
        boolean begun = Files.exists(seedFile());
        boolean judging = answers != null || (hint && begun);
        return judging ? judge(given(), screen) : ask(screen);
    }

    private int ask(Screen screen) throws IOException {
        long chosen = seed == null ? SEED : seed;
        Drill.of(chosen).write(folder);
        Files.writeString(seedFile(), chosen + "\n");
        Files.deleteIfExists(hintsFile());
        screen.out("Five things went wrong last night. The logs of all processes are in " + folder);
        screen.out("Five of these seven:");
        screen.out("");
        for (Fault fault : Fault.values()) {
            screen.out("  %-8s %s".formatted(fault.word(), fault.story()));
        }
        screen.out("");
        screen.out(
                "Write five lines to answers.txt, each a word, a colon and the line that proves it:");
        screen.out("  frozen: {\"@timestamp\":\"2026-03-04T01:…");
        screen.out("");
        screen.out("Next: ./spiral log query 'level>=warn' " + folder + "/*.jsonl");
        return Exit.OK;
    }

    private List<String> given() throws IOException {
        return answers == null
                ? List.of()
                : Files.readAllLines(answers).stream().filter(line -> !line.isBlank()).toList();
    }

    private int judge(List<String> lines, Screen screen) throws IOException {
        Drill drill = Drill.of(rememberedSeed());
        List<Finding> findings = drill.judge(lines);
        int number = 1;
        for (Finding finding : findings) {
            screen.out(number++ + ". " + told(finding, screen));
        }
        if (hint) {
            hint(drill.hints(findings), screen);
        }
        long found = findings.stream().filter(Finding.Proved.class::isInstance).count();
        screen.out(
                "%d of %d proved, %d points"
                        .formatted(found, Drill.FAULTS, Drill.score(findings, hintsTaken())));
        return found == Drill.FAULTS ? Exit.OK : Exit.FAILED;
    }

    private static String told(Finding finding, Screen screen) {
        return switch (finding) {
            case Finding.Proved proved ->
                    screen.paint(Ink.GREEN, "yes")
                            + "      "
                            + proved.fault().word()
                            + ": "
                            + proved.fault().story();
            case Finding.NotYet not -> "not yet  " + shortened(not.answer()) + ": " + not.why();
        };
    }

    private static String shortened(String answer) {
        int colon = answer.indexOf(':');
        String word = colon < 0 ? answer : answer.substring(0, colon);
        return word.length() > 12 ? word.substring(0, 12) + "…" : word;
    }

    private void hint(List<String> hints, Screen screen) throws IOException {
        int taken = hintsTaken();
        if (taken < hints.size()) {
            screen.out("hint: " + hints.get(taken));
            Files.writeString(hintsFile(), Integer.toString(taken + 1));
        } else {
            screen.out("there are no more hints");
        }
    }

    private int hintsTaken() throws IOException {
        return Files.exists(hintsFile()) ? number(hintsFile()).intValue() : 0;
    }

    private long rememberedSeed() throws IOException {
        if (seed != null) {
            return seed;
        }
        if (!Files.exists(seedFile())) {
            throw new UserError(
                    "there is no drill in " + folder + "; `./spiral queue drill` begins one");
        }
        return number(seedFile());
    }

    private static Long number(Path file) throws IOException {
        try {
            return Long.valueOf(Files.readString(file).strip());
        } catch (NumberFormatException other) {
            throw new UserError("the file " + file + " does not hold a number");
        }
    }

    private Path seedFile() {
        return folder.resolve("seed");
    }

    private Path hintsFile() {
        return folder.resolve("hints");
    }
}
