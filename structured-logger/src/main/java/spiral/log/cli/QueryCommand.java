package spiral.log.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Screen;
import spiral.log.read.Query;

/// Prints the events that a question asks for.
@Command(
        name = "query",
        description = "Find events in log files, .gz too.",
        footer = {
            "",
            "A question is made of FIELD, FIELD=VALUE, != > >= < <=, ~ (contains), !~, and, or, not,",
            "parentheses, and at its end: last 15m, since TIME, until TIME. Durations have units.",
            "",
            "Examples:",
            "  ./spiral log query 'level>=warn' app.jsonl",
            "  ./spiral log query 'user~\"al\" and duration>250ms last 15m' app*.jsonl*",
            "  ./spiral log query --json 'error.type and not logger=shop.Bank' app.jsonl"
        })
final class QueryCommand implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(names = "--json", description = "print the lines as they are")
    private boolean json;

    @Option(names = "--traces", description = "print stack traces below their events")
    private boolean traces;

    @Option(names = "--now", paramLabel = "TIME", description = "what 'last' counts back from")
    private @Nullable String now;

    @Parameters(index = "0", paramLabel = "QUESTION", description = "what to look for")
    private String question = "";

    @Parameters(index = "1..*", paramLabel = "FILE", description = "standard input if not given")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        Screen screen = common.screen();
        Query query =
                Reading.query(question, now == null ? Instant.now() : Reading.time("--now", now));
        Reading reading = new Reading(screen);
        reading.each(files, query, Reading.printing(screen, json, traces));
        return reading.exit();
    }
}
