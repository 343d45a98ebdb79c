package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program error-skips-the-drain")
class ErrorSkipsTheDrainTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new ErrorSkipsTheDrain();
    }
}
