package spiral.log.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Screen;
import spiral.log.read.Query;

/// Reads JSON lines and prints each as one calm line; what is not an event is printed as it is.
@Command(
        name = "pretty",
        description = "Read log files, .gz too, one calm line per event.",
        footer = {
            "",
            "Examples:",
            "  ./spiral log pretty worker-1.jsonl worker-2.jsonl",
            "  tail -f app.jsonl | ./spiral log pretty",
            "  ./spiral log pretty --traces app.jsonl    with stack traces"
        })
final class PrettyCommand implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(names = "--traces", description = "print stack traces below their events")
    private boolean traces;

    @Parameters(paramLabel = "FILE", description = "files to read; standard input if not given")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        Screen screen = common.screen();
        Reading reading = new Reading(screen);
        reading.each(files, new Query.All(), Reading.printing(screen, false, traces));
        return reading.exit();
    }
}
