package spiral.queue.cron;

import java.util.List;
import java.util.Locale;

/// One part of a cron expression: which of its values fit, as a set of bits.
///
///     *   5   mon-fri   1,15   */10   8-18/2
record CronField(String name, int from, int to, long bits) {

    /// @param words names for the values from `from` on, e.g. `jan`
    static CronField parse(String name, String text, int from, int to, List<String> words) {
        long bits = 0;
        for (String part : text.split(",", -1)) {
            bits |= new Part(name, part, from, to, words).bits();
        }
        return new CronField(name, from, to, bits);
    }

    boolean fits(int value) {
        return (bits >>> value & 1) == 1;
    }

    /// True when every value fits.
    boolean any() {
        return Long.bitCount(bits) == to - from + 1;
    }

    /// One of the parts between commas.
    private record Part(String name, String text, int from, int to, List<String> words) {
        long bits() {
            String[] stepped = text.split("/", -1);
            int step = stepped.length == 2 ? number(stepped[1], 1, to) : 1;
            if (stepped.length > 2) {
                throw wrong();
            }
            String[] range = stepped[0].split("-", -1);
            if (stepped[0].equals("*")) {
                return bits(from, to, step);
            }
            return switch (range.length) {
                case 1 -> {
                    int first = value(range[0]);
                    yield bits(first, stepped.length == 2 ? to : first, step);
                }
                case 2 -> bits(value(range[0]), value(range[1]), step);
                default -> throw wrong();
            };
        }

        private long bits(int first, int last, int step) {
            if (first > last) {
                throw wrong();
            }
            long bits = 0;
            for (int value = first; value <= last; value += step) {
                bits |= 1L << value;
            }
            return bits;
        }

        private int value(String word) {
            int named = words.indexOf(word.toLowerCase(Locale.ROOT));
            return named >= 0 ? from + named : number(word, from, to);
        }

        private int number(String digits, int least, int most) {
            if (!digits.matches("\\d{1,2}")) {
                throw wrong();
            }
            int number = Integer.parseInt(digits);
            if (number < least || number > most) {
                throw wrong();
            }
            return number;
        }

        private IllegalArgumentException wrong() {
            return new IllegalArgumentException(
                    "cron: '%s' is no %s; it takes %d to %d, as in 5, 1-3, */2 or 1,15"
                            .formatted(text, name, from, to));
        }
    }
}
