package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program starvation")
class StarvationTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new Starvation();
    }
}
