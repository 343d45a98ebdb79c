package spiral.sim.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import spiral.sim.catalogue.Catalogue;
import spiral.sim.catalogue.CatalogueModel;

/// Opens every lab page in a headless Chromium, from a file and without network, moves what can be
/// moved, and holds its numbers against the bits that Java gave.
@DisplayName("The lab page in a browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabBrowser {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/catalogue.tsv");
    private static final Pattern SEEN =
            Pattern.compile("<pre id=\"seen\">(.*?)</pre>", Pattern.DOTALL);

    /// Runs before the page's own scripts: nothing that goes wrong in them stays unseen, and what
    /// waits for the next frame comes, though a browser without a screen draws none.
    private static final String WATCH =
            """
            <script>
            const wrong = [];
            requestAnimationFrame = next => setTimeout(next, 0);
            addEventListener("error", event => wrong.push("error " + event.message));
            </script>
            """;

    /// Runs after them: what the page gave, one fact in each line.
    private static final String LOOK =
            """
            <script>
            (async () => {
              const facts = [];
              const drawn = () => new Promise(next =>
                  setTimeout(() => setTimeout(next, 0), 0));
              const curves = () => [...document.querySelectorAll("#charts path.l:not(.before)")]
                  .map(path => path.getAttribute("d")).join();
              const refusal = () => document.getElementById("error").textContent;
              const fact = (...words) => facts.push(words.join("\\t"));
              const hash = values => {
                const view = new DataView(new ArrayBuffer(8));
                let all = 1n;
                for (const value of values) {
                  view.setFloat64(0, value);
                  all = BigInt.asUintN(64, 31n * all + view.getBigUint64(0));
                }
                return all.toString(16);
              };

              const moment = document.getElementById("at");
              fact("ready", document.body.dataset.ready, refusal());
              const run = model.run({method: words.method});
              for (const variable of (model.plan ?? model).variables) {
                fact("bits", variable.name, hash(run.series[variable.name]));
              }
              const asItWas = curves();
              for (const slider of document.querySelectorAll("#sliders input[type=range]")) {
                slider.value = +slider.value + (slider.max - slider.value) / 4;
                slider.dispatchEvent(new Event("input"));
                await drawn();
                fact("slider", slider.parentElement.firstChild.textContent,
                    curves() !== asItWas, refusal());
                document.getElementById("reset").click();
                await drawn();
              }
              fact("reset", curves() === asItWas);
              for (const loop of document.querySelectorAll("#loops .loop span[title]")) {
                fact("loop", loop.textContent);
              }
              const lit = new Set();
              const widths = new Set();
              for (let place = 0; place <= +moment.max; place += Math.ceil(moment.max / 20)) {
                moment.value = place;
                moment.dispatchEvent(new Event("input"));
                for (const arrow of document.querySelectorAll("#causes .lit-R, #causes .lit-B")) {
                  lit.add(arrow.dataset.link);
                  widths.add(arrow.style.strokeWidth);
                }
              }
              fact("lit", lit.size > 0, widths.size > 1);
              for (const experiment of document.querySelectorAll("#experiments button")) {
                experiment.click();
                await drawn();
                fact("experiment", experiment.textContent, curves() !== asItWas, refusal());
              }
              for (const place of [moment.max, 0]) {
                moment.value = place;
                moment.dispatchEvent(new Event("input"));
              }
              fact("moment", document.getElementById("when").textContent);
              fact("wide", document.documentElement.scrollWidth > innerWidth);
              document.body.append(Object.assign(document.createElement("pre"),
                  {id: "seen", textContent: [...wrong, ...facts].join("\\n")}));
            })();
            </script>
            """;

    @TempDir Path folder;

    // what each page told in a wide window; owner: the thread that tests
    private final Map<String, List<String>> told = new HashMap<>();

    @Test
    @Order(1)
    @DisplayName("starts without an error for every model, and gives Java's numbers bit for bit")
    void givesJavasBits() throws Exception {
        for (CatalogueModel entry : Catalogue.all()) {
            List<String> golden =
                    Files.readAllLines(GOLDEN).stream()
                            .map(line -> line.split("\t"))
                            .filter(words -> words[0].equals(entry.name()))
                            .map(words -> "bits\t" + words[1] + "\t" + words[3])
                            .toList();

            List<String> seen = wide(entry);

            if (!seen.isEmpty()) {
                assertThat(seen).as(entry.name()).noneMatch(line -> line.startsWith("error"));
                assertThat(seen).as(entry.name()).contains("ready\tyes\t");
                assertThat(of("bits", seen)).as(entry.name()).isEqualTo(golden);
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("draws another curve when a slider moves, and its own again on request")
    void obeysItsSliders() throws Exception {
        for (CatalogueModel entry : Catalogue.all()) {
            List<String> seen = wide(entry);

            if (!seen.isEmpty()) {
                List<String> sliders = of("slider", seen);
                assertThat(sliders).as(entry.name()).noneMatch(line -> line.contains("NaN"));
                assertThat(sliders).as(entry.name()).anyMatch(line -> line.contains("\ttrue"));
                assertThat(of("reset", seen)).as(entry.name()).containsExactly("reset\ttrue");
                assertThat(of("experiment", seen))
                        .as(entry.name())
                        .hasSize(entry.experiments().size())
                        .allMatch(line -> line.endsWith("\t"));
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("lists every loop that the modeller named, and lights links up as loops lead")
    void showsItsLoops() throws Exception {
        for (CatalogueModel entry : Catalogue.all()) {
            List<String> seen = wide(entry);

            if (!seen.isEmpty()) {
                assertThat(of("loop", seen))
                        .as(entry.name())
                        .hasSizeLessThanOrEqualTo(50)
                        .containsAll(
                                entry.model().loops().stream()
                                        .map(loop -> "loop\t" + loop.name())
                                        .toList());
                boolean one = entry.model().loops().size() == 1;
                assertThat(of("lit", seen).getFirst())
                        .as(entry.name())
                        .startsWith("lit\ttrue\t" + (one ? "" : "true"));
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("fits a narrow window")
    void fitsNarrow() throws Exception {
        for (CatalogueModel entry : Catalogue.all()) {
            List<String> seen = seen(entry, 500);

            if (!seen.isEmpty()) {
                assertThat(of("wide", seen)).as(entry.name()).containsExactly("wide\tfalse");
            }
        }
    }

    private static List<String> of(String kind, List<String> seen) {
        return seen.stream().filter(line -> line.startsWith(kind + "\t")).toList();
    }

    private List<String> wide(CatalogueModel entry) throws IOException, InterruptedException {
        List<String> known = told.get(entry.name());
        List<String> seen = known == null ? seen(entry, 1200) : known;
        told.put(entry.name(), seen);
        return seen;
    }

    /// The facts that the page told; none where there is no browser.
    private List<String> seen(CatalogueModel entry, int width)
            throws IOException, InterruptedException {
        Optional<Path> chromium = chromium();
        if (chromium.isEmpty()) {
            System.out.println("Skipped: put chromium on the PATH to look at the lab pages");
            return List.of();
        }
        Path file = folder.resolve(entry.name() + ".html");
        String page = LabPage.of(entry);
        Files.writeString(
                file,
                page.replace("<head>", "<head>" + WATCH).replace("</body>", LOOK + "</body>"));
        String dom = dom(chromium.get(), file, width);
        Matcher seen = SEEN.matcher(dom);
        assertThat(seen.find()).as("what %s told", entry.name()).isTrue();
        return new ArrayList<>(seen.group(1).lines().toList());
    }

    private String dom(Path chromium, Path file, int width)
            throws IOException, InterruptedException {
        Process browser =
                new ProcessBuilder(
                                chromium.toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--host-resolver-rules=MAP * ~NOTFOUND",
                                "--virtual-time-budget=60000",
                                "--window-size=" + width + ",900",
                                "--user-data-dir=" + Files.createTempDirectory(folder, "user"),
                                "--dump-dom",
                                file.toUri().toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String dom = new String(browser.getInputStream().readAllBytes(), UTF_8);
        assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return dom;
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
}
