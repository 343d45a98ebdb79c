package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program await-in-a-loop")
class AwaitInALoopTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new AwaitInALoop();
    }
}
