package spiral.sim.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
/// needed in a second row stands there as a dashed copy. Arrows start at the nearest copy; those over
/// more than three rows would hide the rest, so they are left out, and a line says so.
public final class StockFlowDiagram {
    private static final double LEAST_BOX = 132;
    private static final double LEAST_PIPE = 150;
    private static final double LETTER = 7.8; // about the width of a bold one at 13 px
    private static final double FARTHEST_ARC = 3; // rows
    private static final double UPWARD = 6;
    private static final double ROW = 118;
    private static final double LEFT = 40;
    private static final double TOP = 76;
    private static final int MOST_IN_A_ROW = 4;

    private final Model model;
    private final Svg pipes;
    private final List<Flow> left;
    private final double box;
    private final double pipe;
    private final Map<String, List<Place>> stocks = new LinkedHashMap<>();
    private final Map<String, Place> taps = new LinkedHashMap<>();
    // owner of the two below: the thread that draws
    private double widest;
    private int row;

    private StockFlowDiagram(Model model) {
        this.model = model;
        left = new ArrayList<>(model.flows());
        pipes = new Svg("", 0, 0, "", "");
        box = Math.max(LEAST_BOX, 16 + LETTER * longest(model.stocks()));
        pipe = Math.max(LEAST_PIPE, 12 + LETTER * longest(model.flows()));
    }

    private static int longest(List<? extends Variable> variables) {
        return variables.stream().mapToInt(v -> v.name().length()).max().orElse(0);
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
        stocks.computeIfAbsent(stock.get(), _ -> new ArrayList<>()).add(new Place(x + box / 2, y));
        pipes.add(
                "<rect class=\"stock%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"44\""
                        + " rx=\"3\"/>",
                copy ? " copy" : "", x, y - 22, box);
        pipes.text(x + box / 2, y + 4.5, "middle", copy ? "soft" : "bold", stock.get());
        return x + box;
    }

    private double pipe(Flow flow, double x, double y) {
        double end = x + pipe;
        double middle = x + pipe / 2 - 4;
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
        int leftOut = 0;
        for (Flow flow : model.flows()) {
            Set<String> read = new HashSet<>();
            collect(flow, read);
            for (Stock stock : model.stocks()) {
                Place tap = taps.get(flow.key());
                if (read.contains(stock.key()) && stocks.containsKey(stock.name()) && tap != null) {
                    leftOut += arc(svg, nearest(stock.name(), tap), tap) ? 0 : 1;
                }
            }
        }
        if (leftOut > 0) {
            String note = "%d arrows over more than three rows are not drawn".formatted(leftOut);
            svg.text(LEFT, 22, "start", "soft", note);
        }
    }

    /// The box of a stock that is nearest to a tap; an arrow upward would cross its own box, so such
    /// a box counts as far.
    private Place nearest(String stock, Place tap) {
        return Collections.min(
                stocks.getOrDefault(stock, List.of()),
                Comparator.comparingDouble(place -> {
                    double down = place.y() - tap.y();
                    return Math.hypot(place.x() - tap.x(), down > 0 ? UPWARD * down : down);
                }));
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

    /// From below the box to below the tap, unless that is too far.
    private static boolean arc(Svg svg, Place stock, Place tap) {
        if (Math.abs(stock.y() - tap.y()) > FARTHEST_ARC * ROW) {
            return false;
        }
        Place begin = stock.plus(new Place(0, 22));
        Place end = tap.plus(new Place(0, 12));
        double depth = Math.max(begin.y(), end.y()) + 26 + Math.abs(end.x() - begin.x()) / 16;
        svg.add(
                "<path class=\"link\" d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\""
                        + " marker-end=\"url(#pipes-tip)\"/>",
                begin.x(), begin.y(), begin.x(), depth, end.x(), depth, end.x(), end.y());
        return true;
    }
}
