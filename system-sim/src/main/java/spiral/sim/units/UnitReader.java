package spiral.sim.units;

/// Reads the text of a unit: factors, `*` and `/` from the left, `^` with a number, parentheses.
final class UnitReader {
    private static final String MARKS = "*/^()";

    private final String text;
    // owner: the thread that reads
    private int at;

    UnitReader(String text) {
        this.text = text;
    }

    Unit whole() {
        Unit unit = product();
        if (at < text.length()) {
            throw new IllegalArgumentException("%s is no unit".formatted(text));
        }
        return unit;
    }

    private Unit product() {
        Unit unit = factor();
        while (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '/')) {
            boolean times = text.charAt(at++) == '*';
            Unit next = factor();
            unit = times ? unit.times(next) : unit.over(next);
        }
        return unit;
    }

    private Unit factor() {
        skipSpace();
        Unit unit = isAt('(') ? inParentheses() : Unit.base(word());
        if (isAt('^')) {
            at++;
            unit = unit.power(exponent());
        }
        skipSpace();
        return unit;
    }

    private Unit inParentheses() {
        at++;
        Unit unit = product();
        if (!isAt(')')) {
            throw new IllegalArgumentException("%s lacks a )".formatted(text));
        }
        at++;
        return unit;
    }

    private double exponent() {
        String word = word().strip();
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(
                    "%s has an exponent that is no number".formatted(text), noNumber);
        }
    }

    private String word() {
        int start = at;
        while (at < text.length() && MARKS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean isAt(char mark) {
        return at < text.length() && text.charAt(at) == mark;
    }
}
