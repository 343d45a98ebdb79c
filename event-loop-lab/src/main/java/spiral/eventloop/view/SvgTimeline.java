package spiral.eventloop.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;

/// Draws a run as a picture: steps from left to right, one band for each lane, a bar for each call
/// and for each wait.
///
/// The picture is one SVG without script, in light and dark, with a text alternative.
public final class SvgTimeline {
    /// The most steps that are drawn; more would not be readable.
    public static final int LONGEST = 400;

    private static final int LEFT = 112;
    private static final int RIGHT = 16;
    private static final int TOP = 40;
    private static final int ROW = 22;
    private static final int BAR = 18;
    private static final int GAP = 12;
    private static final int NARROWEST = 18;
    private static final int USUAL_WIDTH = 900;
    private static final double LETTER = 6.7;
    private static final int MOST_ROWS = 12;

    private static final String STYLE =
            """
            text{font:11px ui-monospace,Menlo,Consolas,monospace;fill:#1c1c1a}
            .h{font:bold 13px system-ui,sans-serif}.l{font:12px system-ui,sans-serif}
            .paper{fill:#fdfdfb}.band{fill:#f2f2ec}.jump{stroke:#5a5a55;stroke-dasharray:3 3}
            .time{fill:#5a5a55}
            .stack{fill:#e69f00}.checkpoint{fill:#56b4e9}.ticks{fill:#f0915a}.timers{fill:#d9a0c0}
            .queue{fill:#3fbf9b}.output{fill:#f0e442}.bar{fill:#1c1c1a}
            @media (prefers-color-scheme:dark){text,.time{fill:#ecece6}.paper{fill:#171816}
            .band{fill:#222320}.jump{stroke:#a9a9a1}text.bar{fill:#1c1c1a}}
            """;

    private final Recording recording;
    private final List<Span> spans;
    private final long from;
    private final long to;
    private final double stepWidth;
    private final StringBuilder svg = new StringBuilder();
    private int y = TOP;

    private SvgTimeline(Recording recording, long from, long to) {
        this.recording = recording;
        this.from = from;
        this.to = to;
        this.spans =
                Timeline.of(recording).stream()
                        .filter(span -> span.from() <= to && span.to() >= from)
                        .toList();
        this.stepWidth = Math.max(NARROWEST, USUAL_WIDTH / (double) (to - from + 1));
    }

    /// The picture of the steps `from` to `to`; at most [#LONGEST] of them.
    ///
    /// @throws IllegalArgumentException if there are no such steps
    public static String picture(Recording recording, int from, int to) {
        int last = recording.steps().size();
        if (from < 1 || from > Math.min(to, last)) {
            throw new IllegalArgumentException(
                    "the picture must begin at a step from 1 to %d but was to begin at %d"
                            .formatted(Math.min(to, last), from));
        }
        int end = Math.min(Math.min(to, last), from + LONGEST - 1);
        return new SvgTimeline(recording, from, end).draw();
    }

    private String draw() {
        jumps();
        LoopState shape = new Replay(recording).state();
        for (Lane lane : shape.lanes()) {
            if (lane.kind() == Lane.Kind.OUTPUT) {
                outputs();
            } else {
                band(lane);
            }
        }
        int width = (int) Math.round(LEFT + stepWidth * (to - from + 1)) + RIGHT;
        return head(width, y) + svg + "</svg>\n";
    }

    private String head(int width, int height) {
        String program = HtmlPlayer.escape(Words.visible(recording.header().program()));
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %2$s" width="%1$s" role="img" aria-labelledby="t d">
        <title id="t">%3$s, steps %4$s to %5$s</title>
        <desc id="d">%6$s</desc>
        <style>%7$s</style>
        <rect class="paper" width="%1$s" height="%2$s"/>
        <text class="h" x="8" y="20">%3$s</text>
        """
                .formatted(width, height, program, from, to, description(), STYLE);
    }

    private String description() {
        List<String> prints = new ArrayList<>();
        for (Step step : shown()) {
            if (step instanceof Step.Output print) {
                prints.add(Words.visible(print.text()));
            }
        }
        return HtmlPlayer.escape(
                prints.isEmpty()
                        ? "It prints nothing."
                        : "It prints: " + String.join(", ", prints));
    }

    private List<Step> shown() {
        return recording.steps().subList((int) from - 1, (int) to);
    }

    private void band(Lane lane) {
        List<Span> here =
                spans.stream()
                        .filter(span -> span.lane().equals(lane.title()) && span.row() < MOST_ROWS)
                        .toList();
        int rows = here.stream().mapToInt(Span::row).max().orElse(0) + 1;
        title(lane.title(), rows);
        for (Span span : here) {
            double x = x(Math.max(from, span.from()));
            double end = x(Math.min(to, span.to()));
            bar(colour(lane), x, y + span.row() * ROW, Math.max(3, end - x), span.label());
        }
        y += rows * ROW + GAP;
    }

    private void outputs() {
        List<Double> free = new ArrayList<>();
        List<Print> prints = new ArrayList<>();
        for (Step step : shown()) {
            if (step instanceof Step.Output print) {
                prints.add(placed(Words.visible(print.text()), x(step.number()), free));
            }
        }
        int rows = Math.clamp(free.size(), 1, MOST_ROWS);
        title("output", rows);
        for (Print print : prints) {
            if (print.row() < MOST_ROWS) {
                bar("output", print.x(), y + print.row() * ROW, print.width(), print.text());
            }
        }
        y += rows * ROW + GAP;
    }

    /// A printed line in the first row that has room for it.
    private record Print(String text, double x, double width, int row) {}

    // `free` says where each row ends
    private static Print placed(String text, double x, List<Double> free) {
        double width = (text.length() + 2) * LETTER;
        int row = 0;
        while (row < free.size() && free.get(row) > x) {
            row++;
        }
        if (row == free.size()) {
            free.add(0.0);
        }
        free.set(row, x + width + 4);
        return new Print(text, x, width, row);
    }

    private void title(String text, int rows) {
        svg.append(
                """
                <rect class="band" x="%s" y="%s" width="%s" height="%s"/><text class="l" x="8" y="%s">%s</text>
                """
                        .formatted(
                                LEFT,
                                y - 2,
                                tenths(stepWidth * (to - from + 1)),
                                rows * ROW,
                                y + 13,
                                HtmlPlayer.escape(text)));
    }

    private void bar(String colour, double x, int top, double width, String label) {
        int room = (int) ((width - 6) / LETTER);
        String shown = label.length() <= room ? label : label.substring(0, Math.max(0, room));
        svg.append(
                """
                <g><title>%s</title><rect class="%s" x="%s" y="%s" width="%s" height="%s" rx="3"/>\
                <text class="bar" x="%s" y="%s">%s</text></g>
                """
                        .formatted(
                                HtmlPlayer.escape(Words.visible(label)),
                                colour,
                                tenths(x),
                                top,
                                tenths(width),
                                BAR,
                                tenths(x + 4),
                                top + 13,
                                HtmlPlayer.escape(Words.visible(shown))));
    }

    private void jumps() {
        for (Step step : shown()) {
            boolean jumped = step instanceof Step.ClockJumped;
            boolean worked = step instanceof Step.Burned work && work.nanos() > work.from();
            if (jumped || worked) {
                double x = x(step.number());
                svg.append(
                        """
                        <line class="jump" x1="%1$s" x2="%1$s" y1="34" y2="100%%"/>\
                        <text class="time" x="%2$s" y="32">%3$s</text>
                        """
                                .formatted(tenths(x), tenths(x + 2), Times.text(step.nanos())));
            }
        }
    }

    private double x(long step) {
        return LEFT + (step - from) * stepWidth;
    }

    private static String colour(Lane lane) {
        return lane.title().equals("ticks") ? "ticks" : lane.kind().name().toLowerCase(Locale.ROOT);
    }

    // the same picture whatever language the machine speaks
    private static String tenths(double length) {
        return Double.toString(Math.round(length * 10) / 10.0);
    }
}
