package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program immediates-by-generation")
class ImmediatesByGenerationTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new ImmediatesByGeneration();
    }
}
