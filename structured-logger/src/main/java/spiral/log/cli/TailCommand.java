package spiral.log.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
import spiral.log.read.LineSource;
import spiral.log.read.LogRecord;
import spiral.log.read.Query;
import spiral.log.transport.PrettyLine;

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
        Screen screen = common.screen();
        Query query = Reading.query(where, Instant.now());
        List<Followed> all = new ArrayList<>();
        for (Path file : files) {
            Followed followed = new Followed(file);
            Deque<String> lines = new ArrayDeque<>();
            followed.news(line -> {
                if (asked(line, query)) {
                    lines.addLast(line);
                    if (lines.size() > last) {
                        lines.removeFirst();
                    }
                }
            });
            lines.forEach(line -> print(line, screen));
            all.add(followed);
        }
        while (follow && pause()) {
            for (Followed each : all) {
                each.news(line -> {
                    if (asked(line, query)) {
                        print(line, screen);
                    }
                });
            }
        }
    }

    private static boolean asked(String line, Query query) {
        return query instanceof Query.All || query.matches(LogRecord.parse(line));
    }

    private void print(String line, Screen screen) {
        if (json) {
            screen.out(line);
        } else {
            new PrettyLine(!screen.plain(), false).of(line).lines().forEach(screen::out);
        }
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
        private static final int PIECE = 1 << 20;

        private final Path path;
        private @Nullable RandomAccessFile file;
        private @Nullable Object identity;
        private long position;

        Followed(Path path) {
            this.path = path;
        }

        /// Hands on the whole lines that came since the last time.
        void news(Consumer<String> line) {
            try {
                read(line);
                if (file == null || !Objects.equals(identity, identityNow())) {
                    reopen();
                    read(line);
                }
            } catch (IOException gone) {
                file = null; // it may come again
            }
        }

        private void reopen() throws IOException {
            RandomAccessFile before = file;
            file = null;
            if (before != null) {
                before.close();
            }
            if (Files.exists(path)) {
                file = new RandomAccessFile(path.toFile(), "r");
                identity = identityNow();
                position = 0;
            }
        }

        private @Nullable Object identityNow() throws IOException {
            return Files.exists(path)
                    ? Files.readAttributes(path, BasicFileAttributes.class).fileKey()
                    : null;
        }

        private void read(Consumer<String> line) throws IOException {
            RandomAccessFile open = file;
            if (open == null) {
                return;
            }
            position = open.length() < position ? 0 : position;
            int size = PIECE;
            while (position < open.length()) {
                byte[] piece = new byte[(int) Math.min(size, open.length() - position)];
                open.seek(position);
                open.readFully(piece);
                int end = afterLastLine(piece);
                if (end == 0 && piece.length < size) {
                    return; // half a line: the rest will come
                }
                if (end == 0 && size < LineSource.LONGEST) {
                    size *= 2;
                } else {
                    end = end == 0 ? piece.length : end;
                    new String(piece, 0, end, StandardCharsets.UTF_8).lines().forEach(line);
                    position += end;
                    size = PIECE;
                }
            }
        }

        private static int afterLastLine(byte[] piece) {
            int end = piece.length;
            while (end > 0 && piece[end - 1] != '\n') {
                end--;
            }
            return end;
        }
    }
}
