package spiral.eventloop.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.Step;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.explore.Exploration;
import spiral.eventloop.trace.Recording;
import spiral.eventloop.why.Lives;

/// What holds for every scenario; a new one is done when a subclass of this is green.
abstract class ScenarioContract {
    private static final int SCREEN = 80;
    private static final int INDENT = 2;

    abstract Scenario scenario();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("it prints what it says, and nothing is left over")
    void itPrintsWhatItSays() {
        Recording run = ScenarioProgram.of(scenario()).run(Choices.USUAL);

        assertThat(Exploration.printed(run)).isEqualTo(scenario().prints());
        assertThat(Lives.of(run).all()).allSatisfy(life -> assertThat(life.ran()).isTrue());
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("it prints what Node printed")
    void itPrintsWhatNodePrinted() throws IOException {
        if (Twins.of(scenario()).isEmpty()) {
            assertThat(scenario()).isInstanceOf(PageScenario.class);
            return;
        }
        assertThat(scenario().prints()).isEqualTo(Golden.of(scenario()));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("its listing is whole, and its steps say on which of its lines they are")
    void itsListingIsWhole() {
        Recording run = ScenarioProgram.of(scenario()).run(Choices.USUAL);
        String listing = String.join("\n", scenario().listing().lines());

        assertThat(count(listing, '{')).isEqualTo(count(listing, '}'));
        assertThat(count(listing, '(')).isEqualTo(count(listing, ')'));
        assertThat(run.steps())
                .filteredOn(step -> step instanceof Step.Output)
                .anySatisfy(step -> {
                    int line = run.header().lineOf(((Step.Output) step).at());
                    assertThat(line).isPositive();
                    assertThat(run.header().source().get(line - 1)).containsAnyOf("print(", "log(");
                });
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("it fits on a screen of 80 columns and is in the list under its name")
    void itFitsAndIsListed() {
        assertThat(scenario().listing().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(SCREEN - INDENT));
        assertThat(scenario().rule()).hasSizeLessThanOrEqualTo(SCREEN - 4).endsWith(".");
        assertThat(Scenarios.named(scenario().name()).orElseThrow()).hasSameClassAs(scenario());
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("it prints one thing only, unless it is about a race")
    void itRacesOnlyIfItSaysSo() {
        assertThat(Exploration.of(ScenarioProgram.of(scenario())).race())
                .isEqualTo(scenario().races());
    }

    private static long count(String text, char letter) {
        return text.chars().filter(c -> c == letter).count();
    }
}
