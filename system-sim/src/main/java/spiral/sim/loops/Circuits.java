package spiral.sim.loops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All elementary circuits of a graph: the closed paths that pass no node twice.
///
/// How this works: from each node in turn, a depth-first walk that uses only this node and later
/// ones. A node from which the walk could not come home stays blocked until a node after it is on a
/// circuit, so no dead end is walked twice: time grows with circuits times edges (Johnson, "Finding
/// All the Elementary Circuits of a Directed Graph", SIAM J. Comput. 4, 1975).
final class Circuits {
    private final CausalGraph graph;
    private final int limit;
    private final int[] component;
    private final boolean[] blocked;
    private final List<Set<Integer>> waiting = new ArrayList<>();
    // owner of the two below: the thread that searches
    private final List<Integer> path = new ArrayList<>();
    private final List<List<Integer>> found = new ArrayList<>();

    private Circuits(CausalGraph graph, int limit) {
        this.graph = graph;
        this.limit = limit;
        component = Components.of(graph);
        blocked = new boolean[graph.nodes().size()];
        graph.nodes().forEach(_ -> waiting.add(new HashSet<>()));
    }

    /// The circuits that pass a variable of the model: all of them, or `limit + 1` when there are
    /// more than the limit.
    static List<List<Integer>> of(CausalGraph graph, int limit) {
        Circuits circuits = new Circuits(graph, limit);
        for (int node = 0; node < circuits.blocked.length; node++) {
            Arrays.fill(circuits.blocked, false);
            circuits.waiting.forEach(Set::clear);
            circuits.walk(node, node);
        }
        return circuits.found;
    }

    private boolean walk(int node, int home) {
        boolean closed = false;
        path.add(node);
        blocked[node] = true;
        for (int effect : graph.effects(node).keySet()) {
            if (isFull() || effect < home || component[effect] != component[home]) {
                continue;
            }
            if (effect == home) {
                keep();
                closed = true;
            } else if (!blocked[effect]) {
                closed |= walk(effect, home);
            }
        }
        if (closed) {
            unblock(node);
        } else {
            graph.effects(node).keySet().forEach(effect -> waiting.get(effect).add(node));
        }
        path.removeLast();
        return closed;
    }

    private boolean isFull() {
        return found.size() > limit;
    }

    private void keep() {
        if (path.stream().anyMatch(node -> !graph.isHidden(node))) {
            found.add(List.copyOf(path));
        }
    }

    private void unblock(int node) {
        blocked[node] = false;
        for (int before : List.copyOf(waiting.get(node))) {
            waiting.get(node).remove(before);
            if (blocked[before]) {
                unblock(before);
            }
        }
    }
}
