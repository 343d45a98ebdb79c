package spiral.eventloop.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("A scenario in JavaScript")
class ScriptScenarioTest {
    @TestFactory
    @DisplayName("says in its first comments its rule and what it prints: what Node printed")
    Stream<DynamicTest> saysAllInComments() {
        return Scenarios.all().stream()
                .filter(scenario -> scenario instanceof ScriptScenario)
                .map(scenario -> dynamicTest(scenario.name(), () -> saysAll(scenario)));
    }

    private static void saysAll(Scenario scenario) throws IOException {
        assertThat(scenario.rule()).endsWith(".").hasSizeLessThanOrEqualTo(76);
        assertThat(scenario.prints()).isNotEmpty().isEqualTo(Golden.of(scenario));
        assertThat(scenario.listing().lines()).allMatch(line -> line.length() <= 92);
    }

    @Test
    @DisplayName("stands beside every scenario in Java, too, but for those about a page")
    void everyScenarioHasATwin() {
        assertThat(Scenarios.all())
                .allMatch(scenario ->
                        scenario instanceof PageScenario || Twins.of(scenario).isPresent());
    }
}
