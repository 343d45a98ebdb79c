package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program return-a-promise")
class ReturnAPromiseTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new ReturnAPromise();
    }
}
