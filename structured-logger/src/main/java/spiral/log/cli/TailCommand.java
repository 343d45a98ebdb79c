package spiral.log.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.log.read.LineSource;
import spiral.log.read.LogRecord;
import spiral.log.read.Query;

/// Prints the last events of files and, with `-F`, those that are still to come, through rotation.
@Command(
        name = "tail",
        description = "The last events of log files, and those that are still to come.",
        footer = {
            "",
            "Examples:",
            "  ./spiral log tail app.jsonl                       the last ten",
            "  ./spiral log tail -F app.jsonl                    and all that come; Ctrl-C ends it",
            "  ./spiral log tail -F --where 'level>=warn' logs/a.jsonl logs/b.jsonl"
        })
final class TailCommand implements Callable<Integer> {
    private static final long PAUSE_MILLIS = 200;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(
            names = "-F",
            description = "follow the files, also when they are put aside or truncated")
    private boolean follow;

    @Option(names = "-n", paramLabel = "N", description = "how many events at first (default: 10)")
    private int last = 10;

    @Option(names = "--where", paramLabel = "QUESTION", description = "only these; see log query")
    private String where = "";

    @Option(names = "--json", description = "print the lines as they are")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "files to read")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        if (last < 0) {
            throw new UserError("-n must be at least 0 but was " + last);
        }
        Screen screen = common.screen();
        Reading reading = new Reading(screen);
        Query query = Reading.query(where, Instant.now());
        Consumer<LogRecord> print = Reading.printing(screen, json, false);
        List<Followed> followed = new ArrayList<>();
        for (Path path : files) {
            Deque<String> lines = new ArrayDeque<>();
            first(path, reading, line -> keep(line, query, lines)).ifPresent(followed::add);
            lines.forEach(line -> print.accept(LogRecord.parse(line)));
        }
        while (!followed.isEmpty() && pause()) {
            followed.forEach(file ->
                    file.news(line -> {
                        if (asked(line, query)) {
                            print.accept(LogRecord.parse(line));
                        }
                    }));
        }
        return reading.exit();
    }

    /// Reads a file for the first time: all of it, or what is whole if the rest may come.
    private Optional<Followed> first(Path path, Reading reading, Consumer<String> line) {
        if (!follow) {
            reading.lines(List.of(path), source -> line.accept(source.text()));
            return Optional.empty();
        } else if (LineSource.isArchive(path)) {
            throw new UserError(
                    "cannot follow " + path + ": it is compressed; leave out -F to read it");
        }
        return reading.follow(path, line);
    }

    private void keep(String line, Query query, Deque<String> lines) {
        if (asked(line, query)) {
            lines.addLast(line);
            if (lines.size() > last) {
                lines.removeFirst();
            }
        }
    }

    private static boolean asked(String line, Query query) {
        return query instanceof Query.All || query.matches(LogRecord.parse(line));
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
