package spiral.queue.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import spiral.queue.JobState.Name;
import spiral.queue.docs.LifeOfAJob.Move;

/// The moves of a job as a state diagram, one SVG file. Where the boxes stand is laid out by hand;
/// which arrows there are, and what they are called, comes from the moves.
final class LifePicture {
    private static final int WIDTH = 104;
    private static final int HEIGHT = 36;
    private static final Map<Name, int[]> PLACES =
            Map.of(
                    Name.BLOCKED, new int[] {110, 84},
                    Name.SCHEDULED, new int[] {110, 300},
                    Name.READY, new int[] {330, 192},
                    Name.RUNNING, new int[] {570, 192},
                    Name.RETRYING, new int[] {500, 352},
                    Name.SUCCEEDED, new int[] {850, 192},
                    Name.DEAD, new int[] {850, 330},
                    Name.CANCELLED, new int[] {570, 40});

    /// How far an arrow bends to its left, in pixels; straight unless named.
    private static final Map<String, Integer> BENDS =
            Map.of(
                    "READY>RUNNING", 26,
                    "RUNNING>READY", 26,
                    "DEAD>READY", 205,
                    "CANCELLED>READY", 4,
                    "READY>CANCELLED", 40,
                    "SCHEDULED>CANCELLED", 96,
                    "RETRYING>CANCELLED", -108);

    private final StringBuilder svg = new StringBuilder();
    // drawn last, so that no arrow strikes one through
    private final StringBuilder labels = new StringBuilder();

    private LifePicture() {}

    static String of(Iterable<Move> moves) {
        LifePicture picture = new LifePicture();
        picture.head(moves);
        for (Map.Entry<String, List<Move>> arrow : arrows(moves).entrySet()) {
            picture.arrow(arrow.getKey(), arrow.getValue());
        }
        for (Name name : Name.values()) {
            picture.box(name);
        }
        picture.svg.append(picture.labels);
        return picture.svg.append("</svg>\n").toString();
    }

    /// Moves between the same two states share an arrow.
    private static Map<String, List<Move>> arrows(Iterable<Move> moves) {
        Map<String, List<Move>> arrows = new LinkedHashMap<>();
        for (Move move : moves) {
            arrows.computeIfAbsent(move.from() + ">" + move.to(), key -> new ArrayList<>())
                    .add(move);
        }
        return arrows;
    }

    private void head(Iterable<Move> moves) {
        List<String> words = new ArrayList<>();
        moves.forEach(m -> words.add(m.from().word() + " to " + m.to().word() + ": " + m.what()));
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 500" role="img" \
                aria-labelledby="t d" font-family="system-ui, sans-serif" font-size="12">
                <title id="t">The life of a job</title>
                <desc id="d">%s</desc>
                <style>svg{color:#222;background:#fff}text{fill:currentColor}.b{fill:#fff}.l{paint-order:stroke;stroke:#fff;stroke-width:5px}\
                @media(prefers-color-scheme:dark){svg{color:#ddd;background:#181818}.b{fill:#181818}.l{stroke:#181818}}</style>
                <defs><marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" \
                markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="context-stroke"/></marker></defs>
                """
                        .formatted(String.join("; ", words)));
    }

    private void box(Name name) {
        int[] at = PLACES.get(name);
        String line = name.live() ? "#0072B2" : name == Name.SUCCEEDED ? "#009E73" : "#D55E00";
        svg.append(
                "<rect class=\"b\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\" stroke=\"%s\" stroke-width=\"2\"/>\n"
                        .formatted(at[0] - WIDTH / 2, at[1] - HEIGHT / 2, WIDTH, HEIGHT, line));
        svg.append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-size=\"14\">%s</text>\n"
                        .formatted(at[0], at[1] + 5, name.word()));
    }

    private void arrow(String key, List<Move> moves) {
        int[] from = PLACES.get(moves.getFirst().from());
        int[] to = PLACES.get(moves.getFirst().to());
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = Math.hypot(dx, dy);
        int bend = BENDS.getOrDefault(key, 0);
        double cx = (from[0] + to[0]) / 2.0 + dy / length * bend * 2;
        double cy = (from[1] + to[1]) / 2.0 - dx / length * bend * 2;
        double[] start = edge(from, cx, cy);
        double[] end = edge(to, cx, cy);
        boolean withdrawn = moves.stream().allMatch(m -> m.to() == Name.CANCELLED);
        svg.append(
                "<path d=\"M%s %sQ%s %s %s %s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"%s marker-end=\"url(#a)\"/>\n"
                        .formatted(
                                px(start[0]),
                                px(start[1]),
                                px(cx),
                                px(cy),
                                px(end[0]),
                                px(end[1]),
                                withdrawn ? "#999" : "currentColor",
                                withdrawn ? " stroke-dasharray=\"4 3\"" : ""));
        if (!withdrawn || moves.getFirst().from() == Name.RUNNING) {
            label(moves, (start[0] + end[0]) / 4 + cx / 2, (start[1] + end[1]) / 4 + cy / 2, dx);
        }
    }

    /// One line for each move, beside the middle of its arrow.
    private void label(List<Move> moves, double x, double y, double dx) {
        List<String> lines = moves.stream().map(Move::what).distinct().collect(Collectors.toList());
        double top = dx >= 0 ? y - 4 - 14.0 * (lines.size() - 1) : y + 10;
        for (int i = 0; i < lines.size(); i++) {
            labels.append(
                    "<text class=\"l\" x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>\n"
                            .formatted(px(x), px(top + 14 * i), lines.get(i)));
        }
    }

    /// Where the way from a box's middle to a point leaves the box.
    private static double[] edge(int[] box, double x, double y) {
        double dx = x - box[0];
        double dy = y - box[1];
        double scale =
                Math.min(
                        dx == 0 ? 1 : (WIDTH / 2.0 + 2) / Math.abs(dx),
                        dy == 0 ? 1 : (HEIGHT / 2.0 + 2) / Math.abs(dy));
        return new double[] {box[0] + dx * scale, box[1] + dy * scale};
    }

    private static String px(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
