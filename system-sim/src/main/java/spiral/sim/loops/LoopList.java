package spiral.sim.loops;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import spiral.sim.FeedbackLoop;
import spiral.sim.FeedbackLoop.Link;
import spiral.sim.LoopSign;
import spiral.sim.Model;
import spiral.sim.Polarity;

/// The feedback loops of a model, each with its sign. Loops that the modeller has named keep their
/// names; the others are called R1, R2 and B1, B2, the short ones first.
public final class LoopList {
    /// Up to so many loops are listed completely; beyond, the strongest are searched.
    public static final int MAX_COMPLETE = 1000;

    private final CausalGraph graph;
    private final int[] components;
    private final List<Entry> entries = new ArrayList<>();
    private final boolean complete;

    /// A loop, the places of the cells that it passes among [CausalGraph#nodes], hidden ones among
    /// them, and the number of the group of loops that share its variables.
    public record Entry(FeedbackLoop loop, List<Integer> circuit, int group) {}

    private LoopList(
            Model model, CausalGraph graph, Collection<List<Integer>> circuits, boolean complete) {
        this.graph = graph;
        this.complete = complete;
        components = Components.of(graph);
        Map<List<String>, String> names = names(model);
        Map<Polarity, Integer> counts = new HashMap<>();
        circuits.stream()
                .sorted(Comparator.<List<Integer>>comparingInt(c -> links(c).size()))
                .forEach(circuit -> add(circuit, names, counts));
    }

    /// All loops of a model, found in its equations alone; when there are more than
    /// [#MAX_COMPLETE], the named ones and the first others, see [#isComplete].
    public static LoopList of(Model model) {
        CausalGraph graph = CausalGraph.of(model);
        List<List<Integer>> circuits = Circuits.of(graph, MAX_COMPLETE);
        return circuits.size() <= MAX_COMPLETE
                ? new LoopList(model, graph, circuits, true)
                : withNamed(model, graph, circuits);
    }

    /// The loops of a model that matter in a run: all, or else the named and the strongest.
    static LoopList of(Model model, CausalGraph graph, LinkScores scores) {
        List<List<Integer>> circuits = Circuits.of(graph, MAX_COMPLETE);
        return circuits.size() <= MAX_COMPLETE
                ? new LoopList(model, graph, circuits, true)
                : withNamed(model, graph, StrongestLoops.of(graph, scores, MAX_COMPLETE));
    }

    /// Some of the loops, the named ones among them, wherever the search has been.
    private static LoopList withNamed(
            Model model, CausalGraph graph, Collection<List<Integer>> found) {
        Set<List<Integer>> some = new LinkedHashSet<>();
        model.loops().forEach(loop -> some.add(graph.circuit(loop)));
        some.addAll(found);
        return new LoopList(model, graph, some.stream().limit(MAX_COMPLETE).toList(), false);
    }

    private static Map<List<String>, String> names(Model model) {
        Map<List<String>, String> names = new HashMap<>();
        model.loops().forEach(loop -> names.put(around(loop.links()), loop.name()));
        return names;
    }

    private static List<String> around(List<Link> links) {
        return rotated(links.stream().map(Link::from).toList());
    }

    /// The same closed path, from its smallest element on.
    static <T extends Comparable<T>> List<T> rotated(List<T> path) {
        List<T> around = new ArrayList<>(path);
        Collections.rotate(around, -around.indexOf(Collections.min(around)));
        return around;
    }

    private void add(
            List<Integer> circuit, Map<List<String>, String> names, Map<Polarity, Integer> counts) {
        List<Link> links = links(circuit);
        Polarity polarity = LoopSign.ofLoop(links.stream().map(Link::sign).toList());
        String name = names.remove(around(links));
        if (name == null) {
            name = polarity.letter() + counts.merge(polarity, 1, Integer::sum);
        }
        entries.add(
                new Entry(
                        new FeedbackLoop(name, polarity, links),
                        circuit,
                        components[circuit.getFirst()]));
    }

    /// The links between variables; hidden parts give their signs to the link that they lie on.
    private List<Link> links(List<Integer> circuit) {
        int first = 0;
        while (graph.isHidden(circuit.get(first))) {
            first++;
        }
        List<Link> links = new ArrayList<>();
        int from = circuit.get(first);
        int sign = 1;
        for (int i = 0; i < circuit.size(); i++) {
            int node = circuit.get((first + i) % circuit.size());
            int next = circuit.get((first + i + 1) % circuit.size());
            sign *= graph.effects(node).getOrDefault(next, 0);
            if (!graph.isHidden(next)) {
                links.add(new Link(name(from), name(next), sign));
                from = next;
                sign = 1;
            }
        }
        return links;
    }

    private String name(int node) {
        return graph.nodes().get(node).name();
    }

    /// The loops, the short ones first.
    public List<FeedbackLoop> loops() {
        return entries.stream().map(Entry::loop).toList();
    }

    /// Whether these are all loops that the model has.
    public boolean isComplete() {
        return complete;
    }

    /// The group with the most loops: what the model is about. Other groups share no variable with
    /// it, and a loop that is alone in its group has all of that group's strength.
    public int core() {
        Map<Integer, Long> sizes =
                entries.stream().collect(groupingBy(Entry::group, TreeMap::new, counting()));
        return sizes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /// The loops with their paths through hidden parts of delays.
    public List<Entry> entries() {
        return entries;
    }
}
