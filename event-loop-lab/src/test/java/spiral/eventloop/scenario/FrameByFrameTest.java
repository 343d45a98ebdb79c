package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program frame-by-frame")
class FrameByFrameTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new FrameByFrame();
    }
}
