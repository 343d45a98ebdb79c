package spiral.sim.loops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import spiral.sim.FeedbackLoop;
import spiral.sim.LoopSign;
import spiral.sim.Model;
import spiral.sim.engine.Cell;
import spiral.sim.engine.Cell.Computed;
import spiral.sim.engine.Cell.Level;
import spiral.sim.engine.Cell.Memory;
import spiral.sim.engine.Cell.Pipe;
import spiral.sim.engine.Cell.Pool;
import spiral.sim.engine.Moment;
import spiral.sim.expr.Expr.Ref;

/// Which value causes which, and with what sign.
///
/// A flow adds to the stock that it fills and takes from the one that it drains. Any other link is
/// measured: in the state at the start, the cause is moved and the effect's own equation tells; if
/// the start is a dead point (all stocks empty, say), the same is tried with every stock raised. The
/// hidden parts of delays are nodes like any other, so that a link through a delay has a sign, too.
public final class CausalGraph {
    private final List<Cell> nodes;
    private final Map<String, Integer> index = new HashMap<>();
    // for each node its effects, and the sign of each
    private final List<Map<Integer, Integer>> links = new ArrayList<>();

    private CausalGraph(List<Cell> nodes) {
        this.nodes = nodes;
        for (Cell node : nodes) {
            index.put(node.key(), index.size());
            links.add(new LinkedHashMap<>());
        }
    }

    /// The graph of a model; links that never do anything are left out.
    public static CausalGraph of(Model model) {
        CausalGraph graph = new CausalGraph(model.program().cells());
        Moment start = Moment.atStart(model);
        Optional<Moment> raised = raised(model);
        graph.nodes.forEach(effect -> graph.linkTo(effect, start, raised));
        return graph;
    }

    private static Optional<Moment> raised(Model model) {
        try {
            return Optional.of(Moment.raised(model));
        } catch (spiral.sim.ModelException noSuchMoment) {
            return Optional.empty();
        }
    }

    private void linkTo(Cell effect, Moment start, Optional<Moment> raised) {
        switch (effect) {
            case Level level -> link(level.rate(), effect, 1);
            case Memory memory -> link(memory.input(), effect, 1);
            case Pipe pipe -> {
                pipe.to().ifPresent(stock -> link(pipe.name(), node(stock), 1));
                pipe.from().ifPresent(stock -> link(pipe.name(), node(stock), -1));
                measure(effect, start, raised);
            }
            case Computed _ -> measure(effect, start, raised);
            default -> {}
        }
    }

    private void measure(Cell effect, Moment start, Optional<Moment> raised) {
        for (Ref cause : effect.equation().reads()) {
            if (index.containsKey(cause.key())) {
                int sign = influence(cause.name(), effect, start);
                link(
                        cause.name(),
                        effect,
                        sign != 0 || raised.isEmpty()
                                ? sign
                                : influence(cause.name(), effect, raised.get()));
            }
        }
    }

    private static int influence(String cause, Cell effect, Moment moment) {
        return LoopSign.ofLink(value -> moment.valueIf(cause, value, effect), moment.value(cause));
    }

    private void link(String cause, Cell effect, int sign) {
        if (sign != 0) {
            links.get(of(cause)).put(of(effect.name()), sign);
        }
    }

    /// All values of the model, hidden parts among them.
    public List<Cell> nodes() {
        return nodes;
    }

    /// The effects of a node, by index, each with its sign.
    Map<Integer, Integer> effects(int cause) {
        return links.get(cause);
    }

    int of(String name) {
        return Objects.requireNonNull(index.get(Ref.key(name)), name);
    }

    private Cell node(String name) {
        return nodes.get(of(name));
    }

    /// Whether a node is a hidden part of a delay.
    boolean isHidden(int node) {
        return nodes.get(node).isHidden();
    }

    boolean isLevel(int node) {
        return nodes.get(node) instanceof Pool || nodes.get(node) instanceof Level;
    }

    /// The sign of the link between two variables, straight or through hidden parts only; 0 when
    /// there is none.
    public int sign(String cause, String effect) {
        List<Integer> way = new ArrayList<>(way(of(cause), of(effect), new HashSet<>()));
        way.add(of(effect));
        int sign = way.size() > 1 ? 1 : 0;
        for (int i = 1; i < way.size(); i++) {
            sign *= effects(way.get(i - 1)).getOrDefault(way.get(i), 0);
        }
        return sign;
    }

    /// The nodes that a named loop passes, hidden ones among them, from the smallest on.
    List<Integer> circuit(FeedbackLoop loop) {
        return LoopList.rotated(
                loop.links().stream()
                        .flatMap(link ->
                                way(of(link.from()), of(link.to()), new HashSet<>()).stream())
                        .toList());
    }

    /// The way from a cause, with it, to an effect, without it; empty when there is none.
    private List<Integer> way(int cause, int effect, Set<Integer> passed) {
        if (effects(cause).containsKey(effect)) {
            return List.of(cause);
        }
        for (int next : effects(cause).keySet()) {
            if (isHidden(next) && passed.add(next)) {
                List<Integer> rest = way(next, effect, passed);
                if (!rest.isEmpty()) {
                    return Stream.concat(Stream.of(cause), rest.stream()).toList();
                }
            }
        }
        return List.of();
    }
}
