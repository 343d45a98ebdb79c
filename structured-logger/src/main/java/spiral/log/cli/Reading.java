package spiral.log.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import spiral.console.SourceError;
import spiral.console.UserError;
import spiral.log.read.LineSource;
import spiral.log.read.LogRecord;
import spiral.log.read.Query;
import spiral.log.read.QueryException;

/// Reads files for the commands, and turns what goes wrong into sentences.
final class Reading {
    private Reading() {}

    /// The question, read with `now` as the end of `last`.
    static Query query(String text, Instant now) {
        try {
            return Query.parse(text, now);
        } catch (QueryException wrong) {
            throw new SourceError(
                    "query", 1, wrong.position() + 1, text, String.valueOf(wrong.getMessage()));
        }
    }

    /// Hands on each record of the files that matches; standard input when there are none.
    static void each(List<Path> files, Query query, Consumer<LogRecord> then) {
        if (files.isEmpty()) {
            each(new LineSource(System.in), "standard input", query, then);
        }
        for (Path file : files) {
            each(open(file), file.toString(), query, then);
        }
    }

    /// The lines of a file.
    static LineSource open(Path file) {
        try {
            return LineSource.open(file);
        } catch (IOException unreadable) {
            throw unreadable(file.toString(), unreadable);
        }
    }

    static UserError unreadable(String name, IOException why) {
        String reason =
                why instanceof NoSuchFileException
                        ? "there is no such file"
                        : String.valueOf(why.getMessage());
        return new UserError("cannot read " + name + ": " + reason);
    }

    private static void each(
            LineSource source, String name, Query query, Consumer<LogRecord> then) {
        try (source) {
            while (source.next()) {
                if (query.mayMatch(source.bytes(), source.lineStart(), source.lineEnd())) {
                    LogRecord entry = LogRecord.parse(source.text());
                    if (query.matches(entry)) {
                        then.accept(entry);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw unreadable(name, unreadable);
        }
    }
}
