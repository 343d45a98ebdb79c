package spiral.sim.parse;

/// The smallest piece of an equation, and where it stands.
///
/// @param start where it begins, counted from 0
/// @param end where it has ended
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        NUMBER,
        /// One word; several in a row are one name.
        WORD,
        /// A name in quotes, without them.
        QUOTED,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equalsIgnoreCase(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    @Override
    public String toString() {
        return kind == Kind.END ? "the end" : text;
    }
}
