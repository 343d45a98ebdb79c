package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program microtask-before-timer")
class MicrotaskBeforeTimerTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new MicrotaskBeforeTimer();
    }
}
