package spiral.log.sample;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import spiral.log.Sampler;

@DisplayName("The first few, then one in so many: what every sampler promises")
class BurstContractTest extends SamplerContract {
    @Override
    protected Sampler fresh() {
        return new Burst(3, 2, Duration.ofSeconds(1));
    }
}
