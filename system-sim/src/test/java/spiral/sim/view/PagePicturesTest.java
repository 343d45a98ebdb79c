package spiral.sim.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.catalogue.Catalogue;
import spiral.sim.catalogue.CatalogueModel;

/// The pictures on the pages of docs/systems, drawn from the models of today. After a change that is
/// meant: `-Dapprove=true` draws them anew.
@DisplayName("The pictures of the pages")
class PagePicturesTest {
    private static final Path FOLDER = Path.of("../docs/pictures");

    @Test
    @Order(1)
    @DisplayName("are what the models draw")
    void areWhatTheModelsDraw() throws IOException {
        for (Map.Entry<String, String> picture : pictures().entrySet()) {
            Path file = FOLDER.resolve(picture.getKey() + ".svg");
            if (Boolean.getBoolean("approve")) {
                Files.writeString(file, picture.getValue() + "\n");
            }

            assertThat(file).content().isEqualTo(picture.getValue() + "\n");
        }
    }

    private static Map<String, String> pictures() {
        Map<String, String> pictures = new LinkedHashMap<>();
        pictures.put("stocks-and-flows", StockFlowDiagram.of(model("bathtub")));
        pictures.put("loops", CausalDiagram.of(model("population")));
        pictures.put("delays", chart("population-delay", "People", "Capacity"));
        pictures.put("leverage-points", SvgChart.of(overshoot()));
        pictures.put("boundaries", StockFlowDiagram.of(model("task-queue")));
        pictures.put(
                "emergence",
                chart(
                        "beer",
                        "Retailer orders",
                        "Wholesaler orders",
                        "Distributor orders",
                        "Factory orders"));
        pictures.put("control", SvgChart.of(rooms()));
        pictures.put(
                "homeostasis", chart("homeostat", "Needle 1", "Needle 2", "Needle 3", "Needle 4"));
        pictures.put("requisite-variety", chart("variety", "Entropy", "Ashby's limit"));
        return pictures;
    }

    private static CatalogueModel entry(String name) {
        return Catalogue.named(name).orElseThrow();
    }

    private static Model model(String name) {
        return entry(name).model();
    }

    private static String chart(String name, String... variables) {
        Run run = entry(name).run();
        Chart chart =
                Chart.of(String.join(", ", variables), run.model().time().unit())
                        .unit(run.model().variable(variables[0]).unit());
        for (String variable : variables) {
            chart = chart.line(variable, run.times(), run.series(variable));
        }
        return SvgChart.of(chart);
    }

    /// How many people there are at most, for each delay and for each capacity.
    private static Chart overshoot() {
        double[] shares = DoubleStream.iterate(0.2, s -> s <= 2.01, s -> s + 0.2).toArray();
        Chart chart = Chart.of("Most people at once", "times the usual number").unit("people");
        for (String constant : List.of("Capacity", "Notice delay", "Fertility", "Growing up")) {
            double usual =
                    model("population-delay").run(entry("population").method()).last(constant);
            chart = chart.line(constant, shares, peaks(constant, usual, shares));
        }
        return chart;
    }

    private static double[] peaks(String constant, double usual, double[] shares) {
        return DoubleStream.of(shares)
                .map(share -> peak(model("population-delay").with(constant, usual * share)))
                .toArray();
    }

    private static double peak(Model model) {
        Run run = model.run(entry("population-delay").method());
        return DoubleStream.of(run.series("People")).max().orElseThrow();
    }

    private static Chart rooms() {
        Chart chart = Chart.of("Room", "minute").unit("degC");
        for (String rule : List.of("on-off", "p", "pi")) {
            Run run = entry("thermostat-" + rule).run();
            chart = chart.line(rule, run.times(), run.series("Room"));
        }
        return chart;
    }
}
