package spiral.queue.format;

import java.util.List;
import java.util.Optional;

/// What is wrong with a text that should be JSON of ours, and where.
@SuppressWarnings("serial") // thrown and told, never serialised
public final class WrongJson extends RuntimeException {
    private final int line;
    private final int column;
    private final Optional<String> unknown;
    private final List<String> known;

    WrongJson(int line, int column, String sentence) {
        this(line, column, sentence, Optional.empty(), List.of());
    }

    WrongJson(int line, int column, String sentence, Optional<String> unknown, List<String> known) {
        super(sentence, null, false, false);
        this.line = Math.max(1, line); // Jackson counts nothing where there is nothing
        this.column = Math.max(1, column);
        this.unknown = unknown;
        this.known = known;
    }

    /// The same, said of a part of the text.
    WrongJson in(String part) {
        return new WrongJson(line, column, part + ": " + sentence());
    }

    /// The line where it stands, from 1.
    public int line() {
        return line;
    }

    /// The column where it stands, from 1, in `char`s.
    public int column() {
        return column;
    }

    /// The sentence alone, without the place.
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /// The key that nobody knows, when that is what is wrong.
    public Optional<String> unknown() {
        return unknown;
    }

    /// The keys that would have been known there.
    public List<String> known() {
        return known;
    }
}
