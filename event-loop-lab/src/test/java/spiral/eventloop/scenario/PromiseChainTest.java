package spiral.eventloop.scenario;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The program promise-chain")
class PromiseChainTest extends ScenarioContract {
    @Override
    Scenario scenario() {
        return new PromiseChain();
    }
}
