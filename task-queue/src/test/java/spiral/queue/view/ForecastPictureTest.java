package spiral.queue.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.console.Screen;
import spiral.queue.forecast.Forecast;
import spiral.queue.forecast.Present;

@DisplayName("The picture of a forecast")
class ForecastPictureTest {
    private static final Present SHRINKING = new Present(0, 100, 0, 0, 10, 0, 0, 0.2, 0.1, 0, 2, 4);

    private final ForecastPicture picture =
            new ForecastPicture(
                    Screen.of(
                            new PrintStream(PrintStream.nullOutputStream()),
                            new PrintStream(PrintStream.nullOutputStream()),
                            true));

    private static Forecast forecast(Present present) {
        return Forecast.of(present, Duration.ofSeconds(60));
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("it names its loops and draws two lines with their unit")
    void page() {
        List<String> page = picture.page(forecast(SHRINKING));

        assertThat(page)
                .anyMatch(line -> line.contains("(R) reinforcing: Retries"))
                .anyMatch(line -> line.contains("(B) balancing: Workers"))
                .anyMatch(line -> line.contains("[jobs]"))
                .anyMatch(line -> line.contains("of it ready"))
                .allMatch(line -> line.length() <= 80)
                .allMatch(line -> line.chars().allMatch(c -> c < 128));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("it says in a sentence what is to come")
    void meaning() {
        assertThat(picture.page(forecast(SHRINKING)).getLast())
                .startsWith("The backlog settles at");
        assertThat(picture.page(forecast(SHRINKING.slots(1))).getLast())
                .startsWith("The backlog grows, by");
        assertThat(picture.page(forecast(SHRINKING.slots(0))).getLast())
                .isEqualTo("No worker is alive: what arrives piles up.");
    }

    @Test
    @Order(3)
    @Tag("step:2")
    @DisplayName("against what happened it says how far off it was")
    void against() {
        Forecast forecast = forecast(SHRINKING);
        double[] seconds = {0, 5, 10};
        double[] jobs = {
            forecast.backlogAt(0) + 6, forecast.backlogAt(5) - 3, forecast.backlogAt(10)
        };

        assertThat(ForecastPicture.error(forecast, seconds, jobs)).isCloseTo(3, within(1e-9));
        assertThat(picture.against(forecast, seconds, jobs).getLast())
                .startsWith("Mean error of the forecast: 3 jobs");
    }
}
