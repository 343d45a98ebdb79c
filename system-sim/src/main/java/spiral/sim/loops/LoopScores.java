package spiral.sim.loops;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;
import spiral.sim.FeedbackLoop;
import spiral.sim.Integrator;
import spiral.sim.Model;
import spiral.sim.ModelException;
import spiral.sim.expr.Written;

/// Which loops lead, and when: the Loops That Matter method (Schoenberg, Davidsen and Eberlein
/// 2020; Schoenberg, Hayward and Eberlein 2023).
///
/// The score of a loop is the product of its links' scores, positive where it reinforces at that
/// moment and negative where it balances. Its relative score is its share of all loops among the
/// same variables, between -1 and 1. Immutable.
public final class LoopScores {
    private final Model model;
    private final CausalGraph graph;
    private final LinkScores links;
    private final LoopList list;
    // owner: written by the constructor only
    private final Map<FeedbackLoop, double[]> scores = new HashMap<>();
    private final Map<FeedbackLoop, double[]> relative = new HashMap<>();

    private LoopScores(Model model, Integrator integrator) {
        this.model = model;
        graph = CausalGraph.of(model);
        links = LinkScores.of(model, graph, integrator);
        list = LoopList.of(model, graph, links);
        list.entries().forEach(entry -> scores.put(entry.loop(), around(entry.circuit())));
        share();
    }

    /// Runs a model and scores its loops at every saved time.
    ///
    /// @throws ModelException when the run does, or when there would be too many scores to keep
    public static LoopScores of(Model model, Integrator integrator) {
        return new LoopScores(model, integrator);
    }

    private double[] around(List<Integer> circuit) {
        double[] row = new double[links.times().length];
        for (int column = 1; column < row.length; column++) {
            row[column] = links.around(circuit, column);
        }
        return row;
    }

    private void share() {
        Map<Integer, double[]> totals = new HashMap<>();
        for (LoopList.Entry entry : list.entries()) {
            double[] row = score(entry.loop());
            double[] total = totals.computeIfAbsent(entry.group(), _ -> new double[row.length]);
            for (int i = 0; i < row.length; i++) {
                total[i] += Math.abs(row[i]);
            }
        }
        for (LoopList.Entry entry : list.entries()) {
            double[] row = score(entry.loop());
            double[] total = Objects.requireNonNull(totals.get(entry.group()));
            for (int i = 0; i < row.length; i++) {
                row[i] = row[i] == 0 ? 0 : row[i] / total[i];
            }
            relative.put(entry.loop(), row);
        }
    }

    /// The loops, the short ones first.
    public List<FeedbackLoop> loops() {
        return list.loops();
    }

    /// Whether these are all loops of the model, and not only the strongest.
    public boolean isComplete() {
        return list.isComplete();
    }

    /// The saved times. At the first, nothing has changed yet and every score is 0.
    public double[] times() {
        return links.times();
    }

    /// The score of one of the [#loops] at the saved times.
    public double[] score(FeedbackLoop loop) {
        return known(scores, loop).clone();
    }

    /// Its share of all loops among the same variables: -1 to 1, negative where it balances.
    public double[] relative(FeedbackLoop loop) {
        return known(relative, loop).clone();
    }

    private static double[] known(Map<FeedbackLoop, double[]> rows, FeedbackLoop loop) {
        double[] row = rows.get(loop);
        if (row == null) {
            throw new ModelException("no loop of this run is " + loop);
        }
        return row;
    }

    /// The score of the link between two variables at the saved times.
    public double[] link(String cause, String effect) {
        double[] row = new double[links.times().length];
        for (int i = 0; i < row.length; i++) {
            row[i] = links.at(graph.of(cause), graph.of(effect), i);
        }
        return row;
    }

    /// A time during which one loop leads all others.
    public record Reign(FeedbackLoop loop, double from, double until) {}

    /// The named loops, and then those with the largest mean share: at most so many, those of the
    /// largest group of loops first.
    public List<LoopList.Entry> strongest(int most) {
        Set<String> named = model.loops().stream().map(FeedbackLoop::name).collect(toSet());
        int core = list.core();
        return list.entries().stream()
                .sorted(
                        comparingDouble(entry ->
                                (named.contains(entry.loop().name()) ? -4 : 0)
                                        + (entry.group() == core ? -2 : 0)
                                        - meanShare(entry.loop())))
                .limit(most)
                .toList();
    }

    /// Its share of all loops among the same variables, on average over the saved times.
    public double meanShare(FeedbackLoop loop) {
        return DoubleStream.of(known(relative, loop)).map(Math::abs).average().orElse(0);
    }

    /// Who leads, one after the other: at each time the loop with the largest share in the largest
    /// group of loops that share variables.
    public List<Reign> reigns() {
        int group = list.core();
        List<FeedbackLoop> core =
                list.entries().stream()
                        .filter(entry -> entry.group() == group)
                        .map(LoopList.Entry::loop)
                        .toList();
        double[] times = times();
        List<Reign> reigns = new ArrayList<>();
        for (int i = 1; i < times.length; i++) {
            int at = i;
            FeedbackLoop leader =
                    core.stream()
                            .filter(loop -> known(scores, loop)[at] != 0)
                            .reduce((a, b) -> share(b, at) > share(a, at) ? b : a)
                            .orElse(null);
            if (leader != null) {
                extend(reigns, leader, times[i - 1], times[i]);
            }
        }
        return reigns;
    }

    private double share(FeedbackLoop loop, int column) {
        return Math.abs(known(relative, loop)[column]);
    }

    private static void extend(List<Reign> reigns, FeedbackLoop leader, double from, double until) {
        boolean goesOn = !reigns.isEmpty() && reigns.getLast().loop().equals(leader);
        double since = goesOn ? reigns.removeLast().from() : from;
        reigns.add(new Reign(leader, since, until));
    }

    /// Who leads, as sentences: `The balancing loop Cooling leads until 31 minute.`
    public List<String> dominance() {
        List<Reign> reigns = reigns();
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < reigns.size(); i++) {
            Reign reign = reigns.get(i);
            String until =
                    i == reigns.size() - 1
                            ? "to the end"
                            : "until " + Written.of(reign.until()) + " " + model.time().unit();
            sentences.add(
                    "%s %s loop %s leads %s."
                            .formatted(
                                    i == 0 ? "The" : "Then the",
                                    reign.loop().polarity().name().toLowerCase(Locale.ROOT),
                                    reign.loop().name(),
                                    until));
        }
        return sentences;
    }
}
