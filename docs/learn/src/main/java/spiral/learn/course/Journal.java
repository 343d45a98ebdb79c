package spiral.learn.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spiral.console.UserError;
import spiral.learn.Entry;
import spiral.learn.Progress;

/// The learner's own notes, plain text under `docs/journal`: `progress.tsv` only ever grows, and
/// `STATE.md` is rebuilt from it between two markers.
public final class Journal {
    /// The runner writes between these two lines of `STATE.md`, and nowhere else.
    static final String BEGIN = "<!-- learn: written by ./spiral learn, from progress.tsv -->";

    static final String END = "<!-- learn: end -->";

    private static final String HEADING = "# time\texercise\twhat\tnote";

    private final Path folder;
    private final InstantSource clock;

    public Journal(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// All that was done. Lines that cannot be read are left out.
    public Progress progress() {
        var log = log();
        if (!Files.isRegularFile(log)) {
            return new Progress(List.of());
        }
        try (var lines = Files.lines(log)) {
            return Progress.of(lines.map(Journal::entry).flatMap(Optional::stream).toList());
        } catch (IOException unreadable) {
            throw UserError.environment("cannot read " + log);
        }
    }

    /// Adds a line.
    public void add(String exercise, Entry.What what, String note) {
        var line =
                String.join(
                        "\t", now().toString(), exercise, word(what), note.replaceAll("\\s+", " "));
        try {
            Files.createDirectories(folder);
            var fresh = !Files.exists(log());
            Files.write(
                    log(),
                    fresh ? List.of(HEADING, line) : List.of(line),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException refused) {
            throw UserError.environment(
                    "cannot write %s: %s".formatted(log(), Workbench.why(refused)));
        }
    }

    /// Where an old file of this exercise is kept.
    public Path attempt(String exercise) {
        var stamp = now().toString().replaceAll("[:.]", "-");
        return folder.resolve("attempts").resolve(exercise).resolve(stamp);
    }

    /// The folders of old files that were kept in this month.
    public List<Path> attempts(YearMonth month) {
        var attempts = folder.resolve("attempts");
        if (!Files.isDirectory(attempts)) {
            return List.of();
        }
        try (var all = Files.find(attempts, 2, (path, kind) -> kind.isDirectory())) {
            return all.filter(each -> name(each).startsWith(month.toString())).sorted().toList();
        } catch (IOException unreadable) {
            throw UserError.environment("cannot read " + attempts);
        }
    }

    /// The file for this month's thoughts; made from the template when it is not there.
    public Path reflection(YearMonth month) {
        var file = folder.resolve("reflections").resolve(month + ".md");
        var template = folder.resolve("reflections/TEMPLATE.md");
        try {
            if (!Files.exists(file) && Files.exists(template)) {
                Files.copy(template, file);
            }
        } catch (IOException refused) {
            throw UserError.environment(
                    "cannot write %s: %s".formatted(file, Workbench.why(refused)));
        }
        return file;
    }

    /// Writes these lines between the markers of `STATE.md`; every other byte stays.
    public void state(List<String> lines) {
        var file = folder.resolve("STATE.md");
        var text = lines.stream().collect(Collectors.joining("\n", BEGIN + "\n", "\n" + END));
        try {
            Files.createDirectories(folder);
            var old = Files.isRegularFile(file) ? Files.readString(file) : "";
            Files.writeString(file, between(old, text));
        } catch (IOException refused) {
            throw UserError.environment(
                    "cannot write %s: %s".formatted(file, Workbench.why(refused)));
        }
    }

    private static String between(String old, String text) {
        var from = old.indexOf(BEGIN);
        var to = old.indexOf(END);
        return from >= 0 && to > from
                ? old.substring(0, from) + text + old.substring(to + END.length())
                : old + (old.isEmpty() || old.endsWith("\n") ? "" : "\n") + text + "\n";
    }

    private Path log() {
        return folder.resolve("progress.tsv");
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static String word(Entry.What what) {
        return what.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Entry> entry(String line) {
        var cells = line.split("\t", -1);
        if (line.startsWith("#") || cells.length < 3) {
            return Optional.empty();
        }
        try {
            return Stream.of(Entry.What.values())
                    .filter(what -> word(what).equals(cells[2]))
                    .findFirst()
                    .map(what ->
                            new Entry(
                                    Instant.parse(cells[0]),
                                    cells[1],
                                    what,
                                    cells.length > 3 ? cells[3] : ""));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
