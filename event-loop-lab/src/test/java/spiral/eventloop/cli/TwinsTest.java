package spiral.eventloop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.explore.Exploration;
import spiral.eventloop.scenario.Scenario;
import spiral.eventloop.scenario.Scenarios;
import spiral.eventloop.scenario.Twins;

@DisplayName("A scenario's twin in JavaScript")
class TwinsTest {
    @TestFactory
    @DisplayName("prints on our loop what its scenario says")
    Stream<DynamicTest> printsTheSame() {
        return Scenarios.all().stream()
                .filter(scenario -> Twins.of(scenario).isPresent())
                .filter(scenario -> !scenario.name().equals("phases-in-turn")) // needs a real file
                .map(scenario -> dynamicTest(scenario.name(), () -> printsTheSame(scenario)));
    }

    private static void printsTheSame(Scenario scenario) {
        ScriptProgram twin =
                ScriptProgram.of(Twins.of(scenario).orElseThrow(), ScriptProgram.USUAL, _ -> {});

        assertThat(Exploration.printed(twin.run(Choices.USUAL))).isEqualTo(scenario.prints());
    }
}
