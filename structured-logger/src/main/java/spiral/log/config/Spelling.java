package spiral.log.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the name that somebody may have meant.
final class Spelling {
    private Spelling() {}

    /// The nearest name, if not much more than a third of its letters differ.
    static Optional<String> nearest(String word, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(word, name) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(word, name)));
    }

    /// Letters to change, insert or leave out (Levenshtein, 1965).
    private static int distance(String one, String two) {
        int[] row = new int[two.length() + 1];
        for (int j = 0; j <= two.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= two.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[two.length()];
    }
}
