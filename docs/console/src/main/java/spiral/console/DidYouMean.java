package spiral.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that a mistyped word was probably meant to be.
///
/// Distance is the number of letters to insert, drop, replace or swap with their neighbour (optimal
/// string alignment: Damerau 1964, restricted). Up to one letter in three may be wrong, and always
/// one; a beginning counts as one mistake.
public final class DidYouMean {
    private DidYouMean() {}

    /// The nearest of the `names`, the first one of equals; nothing when none is near.
    public static Optional<String> among(String word, Collection<String> names) {
        var allowed = Math.max(1, word.length() / 3);
        return names.stream()
                .filter(name -> distance(word, name) <= allowed)
                .min(Comparator.comparingInt(name -> distance(word, name)));
    }

    static int distance(String typed, String known) {
        var a = typed.toLowerCase(Locale.ROOT);
        var b = known.toLowerCase(Locale.ROOT);
        if (a.length() >= 2 && b.startsWith(a)) {
            return a.length() == b.length() ? 0 : 1;
        }
        var cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = cheapest(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] cost) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        var replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        var best = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        var swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
