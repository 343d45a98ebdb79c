package spiral.sim.parse;

import java.util.Comparator;
import java.util.stream.Stream;
import spiral.sim.expr.Expr.Ref;

/// The name that somebody may have meant: few letters away (Levenshtein, 1965).
public final class Nearest {
    private static final int LETTERS_PER_SLIP = 3;

    private Nearest() {}

    /// `; did you mean Fertility?`, or nothing when no name is near.
    public static String hint(String wanted, Stream<String> names) {
        String key = Ref.key(wanted);
        int limit = 1 + key.length() / LETTERS_PER_SLIP;
        return names.filter(name -> distance(key, Ref.key(name)) <= limit)
                .min(Comparator.comparingInt(name -> distance(key, Ref.key(name))))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
