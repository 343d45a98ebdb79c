package spiral.eventloop.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;

/// What holds for every scenario; a new one is done when a subclass of this is green.
abstract class ScenarioContract {
    private static final int SCREEN = 80;
    private static final int INDENT = 2;

    abstract Scenario scenario();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("it prints what it says")
    void itPrintsWhatItSays() {
        List<String> errors = new ArrayList<>();

        assertThat(printed(errors)).isEqualTo(scenario().prints());
        assertThat(errors).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("its lines are numbered in the order in which they must come")
    void itsLinesAreNumbered() {
        List<String> prints = scenario().prints();

        for (int i = 0; i < prints.size(); i++) {
            assertThat(prints.get(i)).startsWith((i + 1) + " ");
        }
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("its listing is whole, and shows where each line is printed")
    void itsListingIsWhole() {
        String listing = String.join("\n", scenario().listing());

        assertThat(listing).contains("loop.print(");
        assertThat(count(listing, '{')).isEqualTo(count(listing, '}'));
        assertThat(count(listing, '(')).isEqualTo(count(listing, ')'));
        assertThat(scenario().prints())
                .allSatisfy(line -> assertThat(listing).contains('"' + line.substring(0, 2)));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("it fits on a screen of 80 columns and is in the list under its name")
    void itFitsAndIsListed() {
        assertThat(scenario().listing())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(SCREEN - INDENT));
        assertThat(scenario().rule()).hasSizeLessThanOrEqualTo(SCREEN - 4).endsWith(".");
        assertThat(Scenarios.named(scenario().name()).orElseThrow()).hasSameClassAs(scenario());
    }

    private List<String> printed(List<String> errors) {
        List<String> printed = new ArrayList<>();
        EventLoop loop =
                EventLoop.onVirtualClock()
                        .output(printed::add)
                        .onUncaught((name, error) -> errors.add(name + ": " + error))
                        .build();
        loop.post("main", () -> scenario().program(loop));
        loop.run();
        return printed;
    }

    private static long count(String text, char letter) {
        return text.chars().filter(c -> c == letter).count();
    }
}
