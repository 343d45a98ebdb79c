package spiral.sim.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import spiral.sim.Model;
import spiral.sim.Variable;
import spiral.sim.Variable.Flow;
import spiral.sim.Variable.Stock;
import spiral.sim.expr.Expr.Ref;

/// The stocks and flows of a model as a self-contained SVG image: boxes, pipes with taps, clouds
/// for the outside, and a thin arrow from each stock to the flows that it steers. A stock that is
/// needed in a second row stands there as a dashed copy.
public final class StockFlowDiagram {
    private static final double BOX = 132;
    private static final double PIPE = 150;
    private static final double ROW = 118;
    private static final double LEFT = 40;
    private static final double TOP = 76;
    private static final int MOST_IN_A_ROW = 4;

    private final Model model;
    private final Svg pipes;
    private final List<Flow> left;
    private final Map<String, Place> stocks = new LinkedHashMap<>();
    private final Map<String, Place> taps = new LinkedHashMap<>();
    // owner of the two below: the thread that draws
    private double widest;
    private int row;

    private StockFlowDiagram(Model model) {
        this.model = model;
        left = new ArrayList<>(model.flows());
        pipes = new Svg("", 0, 0, "", "");
    }

    /// The image as text.
    public static String of(Model model) {
        return new StockFlowDiagram(model).image();
    }

    /// The diagram in words: what each flow moves from where to where.
    public static String words(Model model) {
        return model.flows().stream()
                .map(flow ->
                        "%s flows from %s to %s."
                                .formatted(
                                        flow.name(),
                                        flow.from().orElse("outside"),
                                        flow.to().orElse("outside")))
                .collect(Collectors.joining(" "));
    }

    private String image() {
        while (!left.isEmpty()) {
            way();
            row++;
        }
        Svg svg =
                new Svg(
                        "pipes",
                        widest + LEFT,
                        TOP + row * ROW - 20,
                        "Stocks and flows of " + model.name(),
                        words(model));
        svg.arrowHead();
        steering(svg);
        return svg.with(pipes).image();
    }

    /// One row: from a source along the flows until the outside, or the end of the paper.
    private void way() {
        Flow flow =
                left.stream().filter(f -> f.from().isEmpty()).findFirst().orElse(left.getFirst());
        double x = LEFT;
        double y = TOP + row * ROW;
        x = place(flow.from(), x, y);
        for (int i = 0; i < MOST_IN_A_ROW; i++) {
            left.remove(flow);
            x = pipe(flow, x, y);
            Optional<String> reached = flow.to();
            x = place(reached, x, y);
            Optional<Flow> next =
                    left.stream()
                            .filter(f -> reached.isPresent() && f.from().equals(reached))
                            .findFirst();
            if (next.isEmpty()) {
                break;
            }
            flow = next.get();
        }
        widest = Math.max(widest, x);
    }

    /// Draws a stock or a cloud; the answer is where it ends.
    private double place(Optional<String> stock, double x, double y) {
        if (stock.isEmpty()) {
            pipes.add(
                    "<path class=\"axis\" d=\"M%.1f %.1fa9 9 0 0 1 4-17a11 11 0 0 1 21-3a9 9 0 0 1 8"
                            + " 14a8 8 0 0 1-5 8z\"/>",
                    x, y + 12);
            return x + 34;
        }
        boolean copy = stocks.containsKey(stock.get());
        stocks.putIfAbsent(stock.get(), new Place(x + BOX / 2, y));
        pipes.add(
                "<rect class=\"stock%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"44\""
                        + " rx=\"3\"/>",
                copy ? " copy" : "", x, y - 22, BOX);
        pipes.text(x + BOX / 2, y + 4.5, "middle", copy ? "soft" : "bold", stock.get());
        return x + BOX;
    }

    private double pipe(Flow flow, double x, double y) {
        double end = x + PIPE;
        double middle = x + PIPE / 2 - 4;
        taps.put(flow.key(), new Place(middle, y));
        pipes.add("<path class=\"pipe\" d=\"M%.1f %.1fH%.1f\"/>", x, y, end - 8);
        pipes.add("<path class=\"bore\" d=\"M%.1f %.1fH%.1f\"/>", x, y, end - 9);
        pipes.add("<path d=\"M%.1f %.1fl-11 -7v14z\" fill=\"var(--ink)\"/>", end, y);
        pipes.add("<path class=\"stock\" d=\"M%.1f %.1fl-9 -9h18l-18 18h18z\"/>", middle, y);
        pipes.text(middle, y - 16, "middle", "halo", flow.name());
        return end;
    }

    /// The stocks that a flow's equation reads, through any number of auxiliaries.
    private void steering(Svg svg) {
        for (Flow flow : model.flows()) {
            Set<String> read = new HashSet<>();
            collect(flow, read);
            for (Stock stock : model.stocks()) {
                Place box = stocks.get(stock.name());
                Place tap = taps.get(flow.key());
                if (read.contains(stock.key()) && box != null && tap != null) {
                    arc(svg, box, tap);
                }
            }
        }
    }

    private void collect(Variable variable, Set<String> read) {
        for (Ref ref : variable.equation().reads()) {
            if (model.variables().stream().anyMatch(v -> v.key().equals(ref.key()))
                    && read.add(ref.key())) {
                Variable next = model.variable(ref.name());
                if (!(next instanceof Stock)) {
                    collect(next, read);
                }
            }
        }
    }

    /// From below the box to below the tap.
    private static void arc(Svg svg, Place stock, Place tap) {
        Place begin = stock.plus(new Place(0, 22));
        Place end = tap.plus(new Place(0, 12));
        double depth = Math.max(begin.y(), end.y()) + 26 + Math.abs(end.x() - begin.x()) / 16;
        svg.add(
                "<path class=\"link\" d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\""
                        + " marker-end=\"url(#pipes-tip)\"/>",
                begin.x(), begin.y(), begin.x(), depth, end.x(), depth, end.x(), end.y());
    }
}
