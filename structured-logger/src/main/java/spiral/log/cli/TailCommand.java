package spiral.log.cli;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
final class TailCommand implements Runnable {
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
    public void run() {
        if (last < 0) {
            throw new UserError("-n must be at least 0 but was " + last);
        }
        Screen screen = common.screen();
        Query query = Reading.query(where, Instant.now());
        Consumer<LogRecord> print = Reading.printing(screen, json, false);
        List<Followed> all = files.stream().map(Followed::new).toList();
        for (Followed file : all) {
            Deque<String> lines = new ArrayDeque<>();
            read(file, screen, line -> keep(line, query, lines));
            lines.forEach(line -> print.accept(LogRecord.parse(line)));
        }
        while (follow && pause()) {
            all.forEach(file ->
                    file.news(line -> {
                        if (asked(line, query)) {
                            print.accept(LogRecord.parse(line));
                        }
                    }));
        }
    }

    /// Reads a file for the first time: all of it, or what is whole if the rest may come.
    private void read(Followed file, Screen screen, Consumer<String> line) {
        if (!follow) {
            Reading.lines(List.of(file.path), screen, source -> line.accept(source.text()));
        } else if (Files.notExists(file.path)) {
            screen.err("waiting for " + file.path);
        } else {
            try {
                file.look(line);
            } catch (IOException unreadable) {
                throw Reading.cannot("read", file.path.toString(), unreadable);
            }
        }
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

    /// A file of which the lines so far are known. Holds it open, so that what was written before
    /// it was put aside is still read.
    static final class Followed {
        private final Path path;
        private @Nullable SeekableByteChannel file;
        private @Nullable Object identity;
        private long position;

        Followed(Path path) {
            this.path = path;
        }

        /// Hands on the whole lines that came since the last time.
        void news(Consumer<String> line) {
            try {
                look(line);
            } catch (IOException gone) {
                file = null; // it may come again
            }
        }

        private void look(Consumer<String> line) throws IOException {
            read(line);
            if (file == null || !Objects.equals(identity, identityNow())) {
                reopen();
                read(line);
            }
        }

        private void reopen() throws IOException {
            SeekableByteChannel before = file;
            file = null;
            if (before != null) {
                before.close();
            }
            if (Files.exists(path)) {
                file = Files.newByteChannel(path);
                identity = identityNow();
                position = 0;
            }
        }

        private @Nullable Object identityNow() throws IOException {
            return Files.exists(path)
                    ? Files.readAttributes(path, BasicFileAttributes.class).fileKey()
                    : null;
        }

        @SuppressWarnings("resource") // closing the lines would close the file, which stays open
        private void read(Consumer<String> line) throws IOException {
            SeekableByteChannel open = file;
            if (open == null) {
                return;
            }
            position = open.size() < position ? 0 : position;
            if (open.size() > position) {
                LineSource lines = new LineSource(Channels.newInputStream(open.position(position)));
                while (lines.next() && !lines.isUnfinished()) {
                    line.accept(lines.text());
                    position += lines.length();
                }
            }
        }
    }
}
