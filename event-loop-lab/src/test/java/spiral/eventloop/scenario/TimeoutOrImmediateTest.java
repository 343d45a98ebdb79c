package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program timeout-or-immediate")
class TimeoutOrImmediateTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new TimeoutOrImmediate();
    }
}
