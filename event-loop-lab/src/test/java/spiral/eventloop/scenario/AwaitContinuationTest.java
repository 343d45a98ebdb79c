package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program await-continuation")
class AwaitContinuationTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new AwaitContinuation();
    }
}
