package spiral.sim.loops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import spiral.sim.Integrator;
import spiral.sim.Model;
import spiral.sim.ModelException;
import spiral.sim.TimeSpan;
import spiral.sim.engine.Cell;
import spiral.sim.engine.Cell.Computed;
import spiral.sim.engine.Cell.Level;
import spiral.sim.engine.Cell.Memory;
import spiral.sim.engine.Cell.Pipe;
import spiral.sim.engine.Cell.Pool;
import spiral.sim.engine.Interpreter;
import spiral.sim.engine.Machine;
import spiral.sim.engine.Machine.NotFinite;
import spiral.sim.expr.Expr.Ref;

/// How strongly each link worked between one step and the next: link scores as Schoenberg, Davidsen
/// and Eberlein define them ("Understanding model behavior using the Loops that Matter method",
/// System Dynamics Review 36, 2020), the link from a flow to its stock as in Schoenberg, Hayward and
/// Eberlein (2023).
///
///     x -> z         |change of z if only x had changed / change of z|, signed as z follows x
///     flow -> stock  |change of the flow / change of the stock's net flow|, + in, - out
///
/// Where nothing changed, the score is 0.
final class LinkScores {
    /// More scores than this are refused: 160 MB.
    static final long MAX_SCORES = 20_000_000;

    private final Model model;
    private final CausalGraph graph;
    private final Interpreter interpreter;
    private final Map<Long, Integer> index = new HashMap<>();
    private final List<int[]> links = new ArrayList<>();
    private final Map<Pool, List<Pipe>> pipes = new HashMap<>();
    private final double[] times;
    // for each link its score at each saved time
    private final double[][] scores;

    private LinkScores(Model model, CausalGraph graph) {
        this.model = model;
        this.graph = graph;
        interpreter = new Interpreter(model);
        for (int from = 0; from < graph.nodes().size(); from++) {
            for (int to : graph.effects(from).keySet()) {
                index.put(key(from, to), links.size());
                links.add(new int[] {from, to});
            }
        }
        model.program().pools().forEach(pool -> pipes.put(pool, model.program().pipes(pool)));
        int saves = model.time().saves();
        if ((long) saves * links.size() > MAX_SCORES) {
            throw new ModelException(
                    "%s would keep %d link scores, more than %d: save less often"
                            .formatted(model.name(), (long) saves * links.size(), MAX_SCORES));
        }
        times = new double[saves];
        scores = new double[links.size()][saves];
    }

    static LinkScores of(Model model, CausalGraph graph, Integrator integrator) {
        LinkScores scores = new LinkScores(model, graph);
        scores.run(integrator);
        return scores;
    }

    private void run(Integrator integrator) {
        try {
            run(Machine.compiled(model, integrator));
        } catch (NotFinite nobodyKnowsWhy) {
            run(Machine.interpreted(model, integrator));
        }
    }

    private void run(Machine machine) {
        TimeSpan time = model.time();
        double[] before = {};
        for (int step = 0, saved = 0; step <= time.steps(); step++) {
            machine.look(step);
            boolean next = step < time.steps() && time.savesAt(step + 1);
            double[] now = next || time.savesAt(step) ? machine.values() : before;
            if (time.savesAt(step)) {
                times[saved] = time.at(step);
                if (step > 0) {
                    score(before, now, saved);
                }
                saved++;
            }
            before = now;
            if (step < time.steps()) {
                machine.advance(step);
            }
        }
    }

    private void score(double[] before, double[] now, int column) {
        double[] alone = equations(before);
        double[] all = equations(now);
        for (int i = 0; i < links.size(); i++) {
            int[] link = links.get(i);
            Cell effect = graph.nodes().get(link[1]);
            double change = change(slot(link[0]), before, now);
            scores[i][column] =
                    switch (effect) {
                        case Pool pool ->
                                toStock((Pipe) graph.nodes().get(link[0]), pool, before, now);
                        case Level _, Memory _ -> change == 0 ? 0 : 1;
                        default -> {
                            double start = alone[link[1]];
                            double part = valueIf(link[0], now, effect, before) - start;
                            double whole = all[link[1]] - start;
                            yield ratio(part, whole) * Math.signum(change) * Math.signum(part);
                        }
                    };
        }
    }

    /// What each equation gives in this row; not what a stock that ran empty let through.
    private double[] equations(double[] row) {
        double[] values = new double[graph.nodes().size()];
        for (int node = 0; node < values.length; node++) {
            Cell cell = graph.nodes().get(node);
            if (cell instanceof Pipe || cell instanceof Computed) {
                values[node] = interpreter.valueOf(cell.equation(), row);
            }
        }
        return values;
    }

    private double valueIf(int cause, double[] now, Cell effect, double[] before) {
        int slot = slot(cause);
        double kept = before[slot];
        before[slot] = now[slot];
        double value = interpreter.valueOf(effect.equation(), before);
        before[slot] = kept;
        return value;
    }

    private double toStock(Pipe flow, Pool stock, double[] before, double[] now) {
        double net = 0;
        for (Pipe other : Objects.requireNonNull(pipes.get(stock))) {
            net += other.direction(stock) * change(slot(graph.of(other.name())), before, now);
        }
        double change = change(slot(graph.of(flow.name())), before, now);
        return flow.direction(stock) * ratio(change, net);
    }

    private static double ratio(double part, double whole) {
        return part == 0 || whole == 0 ? 0 : Math.abs(part / whole);
    }

    private static double change(int slot, double[] before, double[] now) {
        return now[slot] - before[slot];
    }

    private static int slot(int node) {
        return Ref.OF_TIME.size() + node;
    }

    private static long key(int from, int to) {
        return ((long) from << 32) | to;
    }

    /// The saved times; at the first, every score is 0.
    double[] times() {
        return times.clone();
    }

    /// The score of a link at a saved time; 0 when there is no such link.
    double at(int from, int to, int column) {
        Integer link = index.get(key(from, to));
        return link == null ? 0 : scores[link][column];
    }

    /// The score of a circuit at a saved time: the product once around.
    double around(List<Integer> circuit, int column) {
        double product = 1;
        for (int i = 0; i < circuit.size(); i++) {
            product *= at(circuit.get(i), circuit.get((i + 1) % circuit.size()), column);
        }
        return product;
    }
}
