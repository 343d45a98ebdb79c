package spiral.log.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import spiral.console.Exit;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.console.SourceError;
import spiral.console.UserError;
import spiral.log.read.LineSource;
import spiral.log.read.LogRecord;
import spiral.log.read.Query;
import spiral.log.read.QueryException;
import spiral.log.transport.PrettyLine;

/// Reads files for a command and turns what goes wrong into sentences. A file that cannot be read
/// is told of and does not keep the others from being read; see [#exit].
final class Reading {
    private final Screen screen;
    // of the command's thread
    private boolean complete = true;

    Reading(Screen screen) {
        this.screen = screen;
    }

    /// What the process answers: whether all files were read.
    int exit() {
        return complete ? Exit.OK : Exit.USAGE;
    }

    /// The question, read with `now` as the end of `last`.
    static Query query(String text, Instant now) {
        try {
            return Query.parse(text, now);
        } catch (QueryException wrong) {
            throw new SourceError(
                    "query", 1, wrong.position() + 1, text, String.valueOf(wrong.getMessage()));
        }
    }

    /// The time that an option names.
    static Instant time(String option, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new UserError(
                    option + " must be a time such as 2026-03-01T09:30:00Z but was '" + text + "'");
        }
    }

    /// Hands on each record of the files that matches; standard input when there are none.
    void each(List<Path> files, Query query, Consumer<LogRecord> then) {
        lines(
                files,
                line -> {
                    if (query.mayMatch(line.bytes(), line.lineStart(), line.lineEnd())) {
                        LogRecord entry = LogRecord.parse(line.text());
                        if (query.matches(entry)) {
                            then.accept(entry);
                        }
                    }
                });
    }

    /// Hands on each line of the files, or of standard input. A person is told what is waited for,
    /// and of half an archive.
    void lines(List<Path> files, Consumer<LineSource> then) {
        if (files.isEmpty()) {
            if (!screen.plain()) {
                screen.err("Reading standard input; Ctrl-D ends it.");
            }
            lines("standard input", () -> new LineSource(System.in), then);
        }
        for (Path file : files) {
            lines(file.toString(), () -> LineSource.open(file), then);
        }
    }

    private interface Opening {
        LineSource open() throws IOException;
    }

    private void lines(String name, Opening file, Consumer<LineSource> then) {
        try (LineSource source = file.open()) {
            while (source.next()) {
                then.accept(source);
            }
            if (source.isTorn()) {
                screen.err(name + ": the archive ends too early; what it holds was read");
            }
        } catch (IOException unreadable) {
            tell(name, unreadable);
        }
    }

    /// Hands on the whole lines of a file, which may come later, too.
    Optional<Followed> follow(Path file, Consumer<String> line) {
        if (Files.notExists(file)) {
            screen.err("waiting for " + file);
        }
        try {
            Followed followed = new Followed(file);
            followed.look(line);
            return Optional.of(followed);
        } catch (IOException unreadable) {
            tell(file.toString(), unreadable);
            return Optional.empty();
        }
    }

    /// Complains of a file and goes on.
    void tell(String name, IOException unreadable) {
        complete = false;
        String sentence = cannot("read", name, unreadable).getMessage();
        screen.err(
                screen.paint(Ink.VERMILLION, "error:") + " " + sentence.replaceAll("\\p{Cc}", "?"));
    }

    /// Prints records: as they are, or one calm line each.
    static Consumer<LogRecord> printing(Screen screen, boolean json, boolean traces) {
        PrettyLine form = new PrettyLine(!screen.plain(), traces);
        return entry -> {
            if (json) {
                screen.out(entry.line());
            } else {
                form.of(entry).lines().forEach(screen::out);
            }
        };
    }

    /// Says what cannot be done with a file or folder, and why.
    static UserError cannot(String doing, String name, IOException why) {
        String reason =
                switch (why) {
                    case NoSuchFileException _ -> "there is no such file";
                    case AccessDeniedException _ -> "that is not allowed";
                    case FileAlreadyExistsException _ -> "a file of that name is in the way";
                    default -> String.valueOf(why.getMessage());
                };
        return new UserError("cannot " + doing + " " + name + ": " + reason);
    }
}
