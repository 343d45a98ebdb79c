package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program microtask-in-microtask")
class MicrotaskInMicrotaskTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new MicrotaskInMicrotask();
    }
}
