package spiral.sim.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import spiral.sim.FeedbackLoop.Link;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.catalogue.Catalogue;
import spiral.sim.catalogue.CatalogueModel;

/// Images and pages, read back as the documents that they are.
@DisplayName("Pictures of models")
class PicturesTest {
    @Test
    @Order(1)
    @DisplayName("a chart is an image with a title, and says in words where each line goes")
    void aChart() throws Exception {
        double[] x = {0, 1, 2};
        String image =
                SvgChart.of(
                        Chart.of("Water & <tap>", "minute")
                                .unit("litre")
                                .line("Water", x, new double[] {50, 60, 65})
                                .line("Gap", x, new double[] {3, Double.NaN, 1}));
        Document document = read(image);

        assertThat(text(document, "title")).isEqualTo("Water & <tap>");
        assertThat(text(document, "desc"))
                .contains("Water begins at 50.00 and ends at 65.00 litre", "Gap begins at 3.000");
        assertThat(image).doesNotContain("NaN").doesNotContain("href");
    }

    @Test
    @Order(2)
    @DisplayName("a causal loop diagram has one arrow for each link and a badge for each loop")
    void causes() throws Exception {
        for (CatalogueModel entry : Catalogue.all()) {
            Model model = entry.model();
            Document document = read(CausalDiagram.of(model));

            List<String> links =
                    model.loops().stream()
                            .flatMap(loop -> loop.links().stream())
                            .map(PicturesTest::name)
                            .distinct()
                            .toList();
            assertThat(attributes(document, "data-link"))
                    .as(entry.name())
                    .containsExactlyInAnyOrderElementsOf(links);
            assertThat(texts(document))
                    .containsAll(
                            model.loops().stream()
                                    .map(loop -> loop.polarity().letter() + "  " + loop.name())
                                    .toList());
        }
    }

    private static String name(Link link) {
        return link.from() + ">" + link.to();
    }

    @Test
    @Order(3)
    @DisplayName("a causal loop diagram puts no two names on top of each other")
    void namesApart() throws Exception {
        for (String name : List.of("bathtub", "thermostat", "population-delay", "task-queue")) {
            Model model = Catalogue.named(name).orElseThrow().model();
            List<Element> names =
                    elements(read(CausalDiagram.of(model)), "text")
                            .filter(e ->
                                    model.variables().stream()
                                            .anyMatch(v -> v.name().equals(e.getTextContent())))
                            .toList();
            for (Element one : names) {
                for (Element other : names) {
                    assertThat(one.equals(other) || apart(one, other))
                            .as(one.getTextContent() + " and " + other.getTextContent())
                            .isTrue();
                }
            }
        }
    }

    private static boolean apart(Element one, Element other) {
        return Math.abs(number(one, "y") - number(other, "y")) > 20
                || Math.abs(number(one, "x") - number(other, "x")) > 40;
    }

    @Test
    @Order(4)
    @DisplayName("a stock and flow diagram names every stock and every flow")
    void pipes() throws Exception {
        for (CatalogueModel entry : Catalogue.all()) {
            Model model = entry.model();
            Document document = read(StockFlowDiagram.of(model));

            assertThat(texts(document))
                    .as(entry.name())
                    .containsAll(model.flows().stream().map(flow -> flow.name()).toList());
            assertThat(text(document, "desc")).contains(model.flows().getFirst().name());
        }
    }

    @Test
    @Order(5)
    @DisplayName("a lab page is one file that fetches nothing, and holds the model's equations")
    void labs() {
        for (CatalogueModel entry : Catalogue.all()) {
            String page = LabPage.of(entry);

            assertThat(page)
                    .startsWith("<!doctype html>")
                    .contains("default-src 'none'", "spiral.model({", entry.story())
                    .doesNotContain("src=", "@import", "url(http", "@MODEL@", "@CAUSES@");
            assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:");
        }
    }

    @Test
    @Order(6)
    @DisplayName("the same model gives the same picture")
    void theSameAgain() {
        CatalogueModel entry = Catalogue.named("inventory").orElseThrow();
        Run run = entry.run();

        assertThat(CausalDiagram.of(run.model())).isEqualTo(CausalDiagram.of(entry.model()));
    }

    private static Document read(String image) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(image)));
    }

    private static Stream<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(nodes::item)
                .map(Element.class::cast);
    }

    private static String text(Document document, String name) {
        return elements(document, name).findFirst().orElseThrow().getTextContent();
    }

    private static List<String> texts(Document document) {
        return elements(document, "text").map(Element::getTextContent).toList();
    }

    private static List<String> attributes(Document document, String name) {
        return elements(document, "path")
                .map(path -> path.getAttribute(name))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
