package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program click-dispatch")
class ClickDispatchTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new ClickDispatch();
    }
}
