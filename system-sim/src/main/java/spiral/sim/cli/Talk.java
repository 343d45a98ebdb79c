package spiral.sim.cli;

import java.util.ArrayList;
import java.util.List;
import spiral.console.Screen;
import spiral.sim.Run;
import spiral.sim.catalogue.CatalogueModel;
import spiral.sim.expr.Written;
import spiral.sim.view.Chart;

/// A model of the catalogue and a run of it, drawn on a screen.
final class Talk {
    private static final int WIDTH = 72;
    private static final int HEIGHT = 16;

    private Talk() {}

    static int width(Screen screen) {
        return Math.min(WIDTH, screen.width());
    }

    static void charts(CatalogueModel entry, Run run, Screen screen) {
        for (List<String> together : entry.charts()) {
            screen.out("");
            lines(chart(together, run), screen).forEach(screen::out);
        }
    }

    static List<String> lines(Chart chart, Screen screen) {
        return chart.lines(screen, width(screen), HEIGHT);
    }

    static Chart chart(List<String> names, Run run) {
        String unit = run.model().variable(names.getFirst()).unit();
        Chart chart = Chart.of(String.join(", ", names), run.model().time().unit()).unit(unit);
        for (String name : names) {
            chart = chart.line(name, run.times(), run.series(name));
        }
        return chart;
    }

    /// A number for the eye: four digits that count.
    static String shortly(double number) {
        double scale = Math.pow(10, 3 - Math.floor(Math.log10(Math.max(1e-9, Math.abs(number)))));
        return number == 0 ? "0" : Written.of(Math.rint(number * scale) / scale);
    }

    /// Words in lines that fit the screen.
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
