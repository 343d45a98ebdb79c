package spiral.learn.view;

import java.util.ArrayList;
import java.util.List;

/// What two texts differ in, line by line: the longest common subsequence stays, the rest is marked.
public final class Diff {
    private Diff() {}

    /// The second text seen from the first: `- ` only there, `+ ` only here, two spaces in both.
    public static List<String> of(List<String> there, List<String> here) {
        var common = common(there, here);
        var lines = new ArrayList<String>();
        int i = 0;
        int j = 0;
        while (i < there.size() || j < here.size()) {
            if (i < there.size() && j < here.size() && there.get(i).equals(here.get(j))) {
                lines.add("  " + there.get(i++));
                j++;
            } else if (j == here.size()
                    || (i < there.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("- " + there.get(i++));
            } else {
                lines.add("+ " + here.get(j++));
            }
        }
        return lines;
    }

    // common[i][j]: how many lines the texts share from i and j on
    private static int[][] common(List<String> there, List<String> here) {
        var common = new int[there.size() + 1][here.size() + 1];
        for (int i = there.size() - 1; i >= 0; i--) {
            for (int j = here.size() - 1; j >= 0; j--) {
                common[i][j] =
                        there.get(i).equals(here.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
