package spiral.eventloop.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.scenario.ScenarioProgram;
import spiral.eventloop.scenario.Scenarios;
import spiral.eventloop.trace.Recording;

@DisplayName("A run in a file for others")
class ExportedTest {
    private static final int LARGEST_PAGE = 150_000;

    private final Recording run = run("promise-chain");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a page is one file: nothing is fetched from anywhere")
    void aPageStandsAlone() {
        String page = HtmlPlayer.page(List.of(run));

        assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "src=", "@import", "url(", "<link");
        assertThat(page).hasSizeLessThan(LARGEST_PAGE);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a page says every step as text, and shows the program")
    void aPageIsText() {
        String page = HtmlPlayer.page(List.of(run));

        for (Frame frame : Film.of(run)) {
            assertThat(page).contains(HtmlPlayer.escape(frame.sentence()));
        }
        assertThat(page).contains("cup of ").contains("data-n=\"3\"");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("two runs stand side by side")
    void twoRuns() {
        assertThat(HtmlPlayer.page(List.of(run, run("sync-first"))))
                .contains("<title>promise-chain | sync-first</title>")
                .containsPattern("(?s)class=\"run\".*class=\"run\"");
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("a picture is well-formed, and says in words what it shows")
    void aPictureIsWellFormed() throws Exception {
        String svg = SvgTimeline.picture(run, 1, run.steps().size());

        Document picture =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("It prints: main ends, cup of tea, mopped: spilt, timer");
        assertThat(svg).contains("prefers-color-scheme:dark").doesNotContain("<script");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName(
            "a picture shows the steps that were asked for, and refuses those that are not there")
    void aPartOfARun() {
        assertThat(SvgTimeline.picture(run, 5, 9)).contains("steps 5 to 9");
        assertThatThrownBy(() -> SvgTimeline.picture(run, 0, 9)).hasMessageContaining("at 0");
        assertThatThrownBy(() -> SvgTimeline.picture(run, 999, 1_000))
                .hasMessageContaining("at 999");
    }

    private static Recording run(String scenario) {
        return ScenarioProgram.of(Scenarios.named(scenario).orElseThrow()).run(Choices.USUAL);
    }
}
