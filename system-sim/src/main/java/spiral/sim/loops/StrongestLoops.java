package spiral.sim.loops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The circuits that matter, where there are too many to list: at each saved time the strongest
/// paths from each stock back to itself.
///
/// How this works: a depth-first walk along the strongest links first, which gives up at a node that
/// an earlier walk has reached with a higher score (Eberlein and Schoenberg, "Finding the Loops that
/// Matter", 2020). So a loop may be missed, but not often one that leads.
final class StrongestLoops {
    /// Nodes that one search from one stock may visit.
    static final int MAX_VISITS = 3_000;

    private final CausalGraph graph;
    private final LinkScores scores;
    private final Set<List<Integer>> found = new LinkedHashSet<>();
    // owner of all below: the thread that searches
    private final double[] best;
    private final boolean[] onPath;
    private final List<Integer> path = new ArrayList<>();
    private final List<List<Integer>> strongestFirst = new ArrayList<>();
    private int column;
    private int visits;

    private StrongestLoops(CausalGraph graph, LinkScores scores) {
        this.graph = graph;
        this.scores = scores;
        best = new double[graph.nodes().size()];
        onPath = new boolean[best.length];
    }

    static Collection<List<Integer>> of(CausalGraph graph, LinkScores scores, int limit) {
        StrongestLoops search = new StrongestLoops(graph, scores);
        int columns = scores.times().length;
        for (int column = 1; column < columns && search.found.size() < limit; column++) {
            search.at(column);
        }
        return search.found.stream().limit(limit).toList();
    }

    private void at(int saved) {
        column = saved;
        strongestFirst.clear();
        for (int node = 0; node < best.length; node++) {
            strongestFirst.add(effects(node));
        }
        for (int node = 0; node < best.length; node++) {
            if (graph.isLevel(node)) {
                Arrays.fill(best, 0);
                visits = 0;
                walk(node, node, 1);
            }
        }
    }

    private List<Integer> effects(int node) {
        Comparator<Integer> byStrength = Comparator.comparingDouble(to -> -strength(node, to));
        return graph.effects(node).keySet().stream()
                .filter(to -> strength(node, to) > 0)
                .sorted(byStrength)
                .toList();
    }

    private double strength(int from, int to) {
        return Math.abs(scores.at(from, to, column));
    }

    private void walk(int node, int home, double score) {
        if (onPath[node]) {
            if (node == home) {
                keep();
            }
            return;
        }
        if (score < best[node] || visits++ > MAX_VISITS) {
            return;
        }
        best[node] = score;
        onPath[node] = true;
        path.add(node);
        for (int effect : strongestFirst.get(node)) {
            walk(effect, home, score * strength(node, effect));
        }
        path.removeLast();
        onPath[node] = false;
    }

    private void keep() {
        if (path.stream().anyMatch(node -> !graph.isHidden(node))) {
            found.add(LoopList.rotated(path));
        }
    }
}
