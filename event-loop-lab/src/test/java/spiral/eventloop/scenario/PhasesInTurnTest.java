package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program phases-in-turn")
class PhasesInTurnTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new PhasesInTurn();
    }
}
