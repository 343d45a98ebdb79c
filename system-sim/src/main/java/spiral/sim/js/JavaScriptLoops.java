package spiral.sim.js;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spiral.sim.FeedbackLoop.Link;
import spiral.sim.Integrator;
import spiral.sim.Model;
import spiral.sim.ModelException;
import spiral.sim.engine.Cell;
import spiral.sim.engine.Cell.Level;
import spiral.sim.engine.Cell.Memory;
import spiral.sim.engine.Cell.Pipe;
import spiral.sim.engine.Cell.Pool;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.loops.LoopList;
import spiral.sim.loops.LoopList.Entry;
import spiral.sim.loops.LoopScores;

/// The loops of a model and their links, so that a page can tell which of them leads.
final class JavaScriptLoops {
    /// More loops than this do not fit on a page; the named and the strongest are taken.
    private static final int MAX_LOOPS = 50;

    private final Model model;
    private final List<Cell> nodes;
    private final List<Entry> entries;
    private final int core;
    private final boolean complete;
    // owner: the thread that writes
    private final List<List<Integer>> links = new ArrayList<>();

    JavaScriptLoops(Model model, Integrator integrator) {
        this.model = model;
        nodes = model.program().cells();
        LoopList all = LoopList.of(model);
        core = all.core();
        entries = all.entries().size() <= MAX_LOOPS ? all.entries() : strongest(all, integrator);
        complete = entries.size() == all.entries().size();
    }

    private List<Entry> strongest(LoopList all, Integrator integrator) {
        try {
            return LoopScores.of(model, integrator).strongest(MAX_LOOPS);
        } catch (ModelException noRun) {
            return all.entries().subList(0, MAX_LOOPS);
        }
    }

    /// The fields `loops`, `links`, `core` and `complete` of the plan.
    String fields() {
        String loops = JavaScriptModel.array(entries.stream().map(this::loop));
        String all = JavaScriptModel.array(links.stream().map(this::link));
        return "  loops: %s,\n  links: %s,\n  core: %d,\n  complete: %s,\n"
                .formatted(loops, all, core, complete);
    }

    private String loop(Entry entry) {
        Stream<String> path = entry.loop().links().stream().map(Link::from);
        return "{name: %s, polarity: %s, group: %d, path: %s, links: %s}"
                .formatted(
                        JavaScriptModel.text(entry.loop().name()),
                        JavaScriptModel.text(entry.loop().polarity().letter()),
                        entry.group(),
                        JavaScriptModel.array(path.map(JavaScriptModel::text)),
                        around(entry.circuit()));
    }

    private List<Integer> around(List<Integer> circuit) {
        return IntStream.range(0, circuit.size())
                .mapToObj(i -> List.of(circuit.get(i), circuit.get((i + 1) % circuit.size())))
                .map(this::number)
                .toList();
    }

    private int number(List<Integer> link) {
        if (!links.contains(link)) {
            links.add(link);
        }
        return links.indexOf(link);
    }

    private String link(List<Integer> link) {
        String ends = "from: %d, to: %d".formatted(slot(link.getFirst()), slot(link.getLast()));
        return switch (nodes.get(link.getLast())) {
            case Level _, Memory _ -> "{%s, kind: \"rate\"}".formatted(ends);
            case Pool pool -> {
                Pipe flow = (Pipe) nodes.get(link.getFirst());
                yield "{%s, kind: \"pipe\", sign: %d, pipes: %s}"
                        .formatted(ends, flow.direction(pool), pipes(pool));
            }
            default -> "{%s, kind: \"equation\"}".formatted(ends);
        };
    }

    private String pipes(Pool pool) {
        return JavaScriptModel.array(
                model.program().pipes(pool).stream()
                        .map(pipe ->
                                "[%d, %d]"
                                        .formatted(
                                                model.program().slot(pipe.name()),
                                                pipe.direction(pool))));
    }

    private static int slot(int node) {
        return Ref.OF_TIME.size() + node;
    }
}
