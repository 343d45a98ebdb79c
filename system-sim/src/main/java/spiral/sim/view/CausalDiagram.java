package spiral.sim.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spiral.sim.FeedbackLoop;
import spiral.sim.FeedbackLoop.Link;
import spiral.sim.Model;
import spiral.sim.Polarity;

/// The causal loop diagram of a model as a self-contained SVG image: the variables of its named
/// loops, an arrow with a sign for each link, and R or B in the middle of each loop.
///
///        (+) ──► Births ──(+)──┐
///      Population     R        │
///        ▲─────────────────────┘
public final class CausalDiagram {
    private static final double IDEAL = 105;
    private static final double MARGIN = 36;
    private static final double LETTER = 7.4; // about the width of one at 13 px
    private static final double BEND = 0.2;

    private final Model model;
    private final List<String> names;
    private final List<Link> links;
    private final List<Place> places;
    private final List<Place> badges; // one for each loop

    private CausalDiagram(Model model) {
        this.model = model;
        Set<Link> all = new LinkedHashSet<>();
        model.loops().forEach(loop -> all.addAll(loop.links()));
        links = List.copyOf(all);
        names = links.stream().map(Link::from).distinct().toList();
        places = new ArrayList<>(Islands.places(names.size(), springs(), IDEAL));
        badges = new ArrayList<>(badges());
        Place corner = corner();
        places.replaceAll(corner::plus);
        badges.replaceAll(corner::plus);
    }

    /// The image as text.
    public static String of(Model model) {
        return new CausalDiagram(model).image();
    }

    /// The diagram in words: each loop, and each of its links.
    public static String words(Model model) {
        return model.loops().stream().map(CausalDiagram::words).collect(Collectors.joining(" "));
    }

    private static String words(FeedbackLoop loop) {
        String kind = loop.polarity() == Polarity.REINFORCING ? "Reinforcing" : "Balancing";
        String path =
                loop.links().stream()
                        .map(link ->
                                link.from()
                                        + (link.sign() > 0 ? " raises " : " lowers ")
                                        + link.to())
                        .collect(Collectors.joining(", "));
        return "%s loop %s: %s.".formatted(kind, loop.name(), path);
    }

    private List<Springs.Spring> springs() {
        return links.stream()
                .map(link ->
                        new Springs.Spring(names.indexOf(link.from()), names.indexOf(link.to())))
                .toList();
    }

    /// How far everything moves so that nothing begins left of or above the paper.
    private Place corner() {
        double left = spread(-1).min().orElse(0);
        double top =
                Stream.concat(places.stream(), badges.stream())
                        .mapToDouble(Place::y)
                        .min()
                        .orElse(0);
        return new Place(MARGIN - left, MARGIN - top);
    }

    /// The left (-1) or right (1) ends of all names and badges.
    private DoubleStream spread(int side) {
        List<FeedbackLoop> loops = model.loops();
        return DoubleStream.concat(
                IntStream.range(0, names.size())
                        .mapToDouble(i -> places.get(i).x() + side * halfWidth(names.get(i))),
                IntStream.range(0, loops.size())
                        .mapToDouble(i ->
                                badges.get(i).x() + side * halfWidth("R  " + loops.get(i).name())));
    }

    private String image() {
        double right = spread(1).max().orElse(200) + MARGIN;
        double bottom =
                Stream.concat(places.stream(), badges.stream())
                                .mapToDouble(Place::y)
                                .max()
                                .orElse(100)
                        + MARGIN;
        Svg svg =
                new Svg("causes", right, bottom, "Feedback loops of " + model.name(), words(model));
        svg.arrowHead();
        links.forEach(link -> arrow(svg, link));
        for (int i = 0; i < names.size(); i++) {
            name(svg, names.get(i), places.get(i));
        }
        for (int i = 0; i < badges.size(); i++) {
            badge(svg, model.loops().get(i), badges.get(i));
        }
        return svg.image();
    }

    private void name(Svg svg, String name, Place at) {
        boolean stock = model.stocks().stream().anyMatch(s -> s.name().equals(name));
        double half = halfWidth(name);
        if (stock) {
            svg.add(
                    "<rect class=\"stock\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"26\""
                            + " rx=\"3\"/>",
                    at.x() - half, at.y() - 13, 2 * half);
        }
        svg.text(at.x(), at.y() + 4.5, "middle", stock ? "bold" : "halo", name);
    }

    private static double halfWidth(String name) {
        return name.length() * LETTER / 2 + 8;
    }

    /// A bent arrow between the frames of two names; the bend keeps the two directions apart.
    private void arrow(Svg svg, Link link) {
        Place from = place(link.from());
        Place to = place(link.to());
        Place way = to.minus(from);
        Place bend = from.towards(to, 0.5).plus(way.turned().times(-BEND));
        Place begin = edge(from, bend, halfWidth(link.from()));
        Place end = edge(to, bend, halfWidth(link.to()));
        svg.add(
                "<path class=\"link%s\" data-link=\"%s\" d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\""
                        + " marker-end=\"url(#causes-tip)\"/>",
                link.sign() > 0 ? "" : " minus",
                link.from() + ">" + link.to(),
                begin.x(),
                begin.y(),
                bend.x(),
                bend.y(),
                end.x(),
                end.y());
        Place sign =
                end.plus(bend.minus(end).unit().times(16)).plus(way.unit().turned().times(-10));
        svg.text(sign.x(), sign.y() + 4, "middle", "bold halo", link.sign() > 0 ? "+" : "\u2212");
    }

    /// Where a line from the middle of a name towards a place leaves its frame.
    private static Place edge(Place middle, Place towards, double halfWidth) {
        Place way = towards.minus(middle);
        double across = Math.abs(way.x()) < 1e-6 ? 1e9 : (halfWidth + 3) / Math.abs(way.x());
        double along = Math.abs(way.y()) < 1e-6 ? 1e9 : 17 / Math.abs(way.y());
        return middle.plus(way.times(Math.min(1, Math.min(across, along))));
    }

    /// R or B with the loop's name, in the middle of the loop, and below one that is there already.
    private static void badge(Svg svg, FeedbackLoop loop, Place at) {
        boolean reinforcing = loop.polarity() == Polarity.REINFORCING;
        svg.text(
                at.x(),
                at.y() + 5,
                "middle",
                (reinforcing ? "r" : "bal") + " bold halo",
                loop.polarity().letter() + "  " + loop.name());
    }

    private List<Place> badges() {
        List<Place> taken = new ArrayList<>(places);
        for (FeedbackLoop loop : model.loops()) {
            taken.add(free(beside(loop, taken), taken));
        }
        return taken.subList(places.size(), taken.size());
    }

    /// The middle of the loop; beside it where two arrows leave no room between them, on the side
    /// that has more.
    private Place beside(FeedbackLoop loop, List<Place> taken) {
        Place middle = middle(loop);
        if (loop.links().size() > 2) {
            return middle;
        }
        Place way = place(loop.links().getFirst().to()).minus(middle);
        Place side = way.unit().turned();
        double away = Math.abs(side.x()) * (halfWidth(loop.name()) + 34) + Math.abs(side.y()) * 44;
        Place one = middle.plus(side.times(away));
        Place other = middle.minus(side.times(away));
        return room(one, taken) < room(other, taken) ? other : one;
    }

    private static double room(Place at, List<Place> taken) {
        return taken.stream().mapToDouble(place -> place.minus(at).length()).min().orElse(0);
    }

    private Place place(String name) {
        return places.get(names.indexOf(name));
    }

    private Place middle(FeedbackLoop loop) {
        Place sum = new Place(0, 0);
        for (Link link : loop.links()) {
            sum = sum.plus(place(link.from()));
        }
        return sum.times(1.0 / loop.links().size());
    }

    private static Place free(Place wish, List<Place> taken) {
        Place at = wish;
        for (int tries = 0; tries < 12 && collides(at, taken); tries++) {
            double side = tries % 2 == 0 ? 1 : -1;
            at = wish.plus(new Place(0, side * 11 * (tries + 2.0) / 2));
        }
        return at;
    }

    private static boolean collides(Place at, List<Place> taken) {
        return taken.stream()
                .anyMatch(other ->
                        Math.abs(other.x() - at.x()) < 100 && Math.abs(other.y() - at.y()) < 20);
    }
}
