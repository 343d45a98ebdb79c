package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program ticks-before-microtasks")
class TicksBeforeMicrotasksTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new TicksBeforeMicrotasks();
    }
}
