package spiral.eventloop.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.scenario.ScenarioProgram;
import spiral.eventloop.scenario.Scenarios;
import spiral.eventloop.trace.Recording;

/// The pages open with pictures of scenarios; a picture that drifts from the code is found here.
@DisplayName("The pictures of the pages")
class PicturesTest {
    private static final Path PAGES = Path.of("../docs/loop");

    private static final Map<String, String> PICTURES =
            new TreeMap<>(
                    Map.of(
                            "stack", "sync-first",
                            "queues", "timers-in-order",
                            "microtasks", "microtask-in-microtask",
                            "phases", "phases-in-turn",
                            "promises", "promise-chain",
                            "await", "await-continuation",
                            "browser", "click-dispatch",
                            "proof", "ticks-before-microtasks"));

    @TestFactory
    @DisplayName("are what the code draws (to write them: -Dapprove=true)")
    Stream<DynamicTest> areDrawnByTheCode() {
        return PICTURES.entrySet().stream()
                .map(picture ->
                        dynamicTest(
                                picture.getKey(),
                                () -> check(picture.getKey(), picture.getValue())));
    }

    private static void check(String page, String scenario) throws IOException {
        Recording run =
                ScenarioProgram.of(Scenarios.named(scenario).orElseThrow()).run(Choices.USUAL);
        String drawn = SvgTimeline.picture(run, 1, run.steps().size());
        Path file = PAGES.resolve(page + ".svg");
        if (Boolean.getBoolean("approve")) {
            Files.writeString(file, drawn);
        }

        assertThat(file).hasContent(drawn);
        assertThat(PAGES.resolve(page + ".md"))
                .content()
                .contains("](" + page + ".svg)")
                .contains("./spiral loop play " + scenario);
    }
}
