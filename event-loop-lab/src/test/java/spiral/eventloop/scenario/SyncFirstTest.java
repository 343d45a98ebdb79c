package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program sync-first")
class SyncFirstTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new SyncFirst();
    }
}
