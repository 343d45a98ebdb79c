package spiral.eventloop.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.scenario.ScenarioProgram;
import spiral.eventloop.scenario.Scenarios;
import spiral.eventloop.trace.Recording;

/// Opens the page in a headless Chromium, from a file and without network, and reads what it shows.
@DisplayName("The page in a browser")
class PlayerBrowser {
    private static final Pattern LANE =
            Pattern.compile(
                    "<section class=\"lane\"[^>]*aria-label=\"([^\"]*)\".*?<span>(\\d+)</span></h3>"
                            + "<ol>(.*?)</ol></section>",
                    Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile("<li(?: class=\"[^\"]*\")?>(.*?)</li>");

    @TempDir Path folder;

    @Test
    @Order(1)
    @DisplayName("shows at every moment what the trace says, wherever one jumps to")
    void showsWhatTheTraceSays() throws Exception {
        Recording run = run("phases-in-turn");
        Film film = Film.of(run);
        for (int moment : new int[] {0, 1, 13, 20, film.size() - 1}) {
            Optional<String> dom = dom(HtmlPlayer.page(List.of(run)), moment, "");

            dom.ifPresent(page -> {
                Frame frame = film.get(moment);
                assertThat(lanes(page))
                        .isEqualTo(
                                frame.after().lanes().stream()
                                        .map(lane -> lane.title() + lane.items())
                                        .toList());
                assertThat(page)
                        .contains("step " + frame.step().number() + " of 43, at ")
                        .contains(">" + frame.sentence().replace("&", "&amp;") + "</p>");
            });
        }
    }

    @Test
    @Order(2)
    @DisplayName("obeys the keys: step, back, next microtask, task, phase, output, end")
    void obeysTheKeys() throws Exception {
        Recording run = run("phases-in-turn");
        String page = HtmlPlayer.page(List.of(run));

        shows(page, "ArrowRight ArrowRight ArrowLeft", "\"main\" was first in line");
        shows(page, "p", "The loop enters its phase \"poll\".");
        shows(page, "p t", "\"read\" was first in line");
        shows(page, "p t m", "\"tick\" was first in line");
        shows(page, "p t m o", "It prints \"tick\".");
        shows(page, "End", "The program exits with code 0.");
        shows(page, "End Home", "\"main\" is called by the system");
    }

    @Test
    @Order(3)
    @DisplayName("steps through two runs side by side, and survives hostile texts")
    void twoRuns() throws Exception {
        String page = HtmlPlayer.page(List.of(run("phases-in-turn"), run("click-dispatch")));

        dom(page, 8, "")
                .ifPresent(dom -> {
                    assertThat(dom).contains("<div id=\"runs\" class=\"two\">");
                    assertThat(lanes(dom)).hasSizeGreaterThan(12);
                });
    }

    private void shows(String page, String keys, String sentence) throws Exception {
        StringBuilder script = new StringBuilder();
        for (String key : keys.split(" ", -1)) {
            script.append(
                    "document.body.dispatchEvent(new KeyboardEvent('keydown',"
                            + "{key:'%s',bubbles:true}));".formatted(key));
        }
        dom(page, 0, script.toString())
                .ifPresent(dom ->
                        assertThat(dom)
                                .containsPattern("class=\"say\"[^>]*>" + Pattern.quote(sentence)));
    }

    private static List<String> lanes(String dom) {
        List<String> lanes = new ArrayList<>();
        Matcher lane = LANE.matcher(dom);
        while (lane.find()) {
            List<String> items =
                    ITEM.matcher(lane.group(3)).results().map(item -> item.group(1)).toList();
            lanes.add(lane.group(1) + items);
        }
        return lanes;
    }

    private Optional<String> dom(String page, int moment, String script)
            throws IOException, InterruptedException {
        Optional<Path> chromium = chromium();
        if (chromium.isEmpty()) {
            System.out.println("Skipped: put chromium on the PATH to look at the page");
            return Optional.empty();
        }
        Path file = folder.resolve("page.html");
        Files.writeString(file, page.replace("</body>", "<script>" + script + "</script></body>"));
        Process browser =
                new ProcessBuilder(
                                chromium.get().toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--host-resolver-rules=MAP * ~NOTFOUND",
                                "--user-data-dir=" + Files.createTempDirectory(folder, "user"),
                                "--dump-dom",
                                file.toUri() + "#moment=" + moment)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String dom = new String(browser.getInputStream().readAllBytes(), UTF_8);
        assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Optional.of(dom);
    }

    private static Optional<Path> chromium() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(place ->
                        Stream.of("chromium", "chromium-browser", "google-chrome")
                                .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Recording run(String scenario) {
        return ScenarioProgram.of(Scenarios.named(scenario).orElseThrow()).run(Choices.USUAL);
    }
}
