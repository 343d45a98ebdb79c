package spiral.eventloop.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/// What Node 20 printed for the JavaScript of each scenario, recorded; that of a race with a clock
/// that stands still while code runs.
final class Golden {
    private Golden() {}

    static List<String> of(Scenario scenario) throws IOException {
        String file = "golden/" + scenario.name() + ".txt";
        try (InputStream in = Golden.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8)
                    .lines()
                    .toList();
        }
    }
}
