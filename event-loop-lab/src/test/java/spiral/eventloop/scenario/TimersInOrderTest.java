package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program timers-in-order")
class TimersInOrderTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new TimersInOrder();
    }
}
