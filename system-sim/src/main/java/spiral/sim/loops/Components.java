package spiral.sim.loops;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// Which nodes are on circuits together: the strongly connected components of a graph (Tarjan,
/// "Depth-First Search and Linear Graph Algorithms", 1972).
final class Components {
    private static final int UNSEEN = -1;

    private final CausalGraph graph;
    private final int[] number;
    private final int[] low;
    private final int[] component;
    private final Deque<Integer> open = new ArrayDeque<>();
    // owner of the two below: the thread that searches
    private int seen;
    private int components;

    private Components(CausalGraph graph) {
        this.graph = graph;
        int nodes = graph.nodes().size();
        number = new int[nodes];
        low = new int[nodes];
        component = new int[nodes];
        Arrays.fill(number, UNSEEN);
        Arrays.fill(component, UNSEEN);
    }

    /// For each node the number of its component.
    static int[] of(CausalGraph graph) {
        Components search = new Components(graph);
        for (int node = 0; node < search.number.length; node++) {
            if (search.number[node] == UNSEEN) {
                search.visit(node);
            }
        }
        return search.component;
    }

    private void visit(int node) {
        number[node] = seen;
        low[node] = seen++;
        open.push(node);
        for (int effect : graph.effects(node).keySet()) {
            if (number[effect] == UNSEEN) {
                visit(effect);
                low[node] = Math.min(low[node], low[effect]);
            } else if (component[effect] == UNSEEN) {
                low[node] = Math.min(low[node], number[effect]);
            }
        }
        if (low[node] == number[node]) {
            close(node);
        }
    }

    private void close(int root) {
        int node;
        do {
            node = open.pop();
            component[node] = components;
        } while (node != root);
        components++;
    }
}
