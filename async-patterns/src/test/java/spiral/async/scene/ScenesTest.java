package spiral.async.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Scenes: each pattern at work, played on virtual time")
class ScenesTest {
    static List<Scene> scenes() {
        return Scenes.all();
    }

    @ParameterizedTest
    @MethodSource("scenes")
    @Order(1)
    @DisplayName("the same seed gives the same timeline")
    void theSameSeedGivesTheSameTimeline(Scene scene) {
        assertThat(scene.play(7)).isEqualTo(scene.play(7));
    }

    @ParameterizedTest
    @MethodSource("scenes")
    @Order(2)
    @DisplayName("every mark lies within the play, with every seed")
    void everyMarkLiesWithinThePlay(Scene scene) {
        for (long seed = 0; seed < 50; seed++) {
            Timeline timeline = scene.play(seed);
            assertThat(timeline.lanes())
                    .flatExtracting(Lane::marks)
                    .isNotEmpty()
                    .allSatisfy(mark -> {
                        assertThat(mark.from()).isBetween(0L, mark.to());
                        assertThat(mark.to()).isLessThanOrEqualTo(timeline.millis());
                    });
        }
    }

    @Test
    @Order(3)
    @DisplayName("all ends with the last success, or with the first failure")
    void allEndsWithTheLastSuccessOrTheFirstFailure() {
        Timeline timeline = new AllScene().play(42);

        assertThat(instants(timeline, "all", Kind.SUCCESS)).containsExactly(220L);
        assertThat(instants(timeline, "all", Kind.FAILURE)).containsExactly(340L);
    }

    @Test
    @Order(4)
    @DisplayName("the losers of the race are cancelled at the instant of the finish")
    void theLosersAreCancelledAtTheInstantOfTheFinish() {
        Timeline timeline = new RaceScene().play(42);
        List<Long> finish = instants(timeline, "race", Kind.SUCCESS);

        var cancelled =
                timeline.lanes().stream()
                        .flatMap(lane -> instants(timeline, lane.name(), Kind.CANCELLED).stream());
        assertThat(cancelled.toList()).containsExactly(finish.getFirst(), finish.getFirst());
    }

    @Test
    @Order(5)
    @DisplayName("retry shows three failures and a success, then a run that is cancelled")
    void retryShowsThreeFailuresAndASuccess() {
        Timeline timeline = new RetryScene().play(42);

        assertThat(instants(timeline, "attempts", Kind.SUCCESS)).hasSize(1);
        assertThat(instants(timeline, "attempts", Kind.FAILURE)).hasSize(4);
        assertThat(instants(timeline, "result", Kind.CANCELLED)).containsExactly(870L);
    }

    @Test
    @Order(6)
    @DisplayName("the breaker opens, probes, and closes when the service is well again")
    void theBreakerOpensProbesAndCloses() {
        Timeline timeline = new BreakerScene().play(42);

        assertThat(lane(timeline, "state").marks())
                .extracting(Mark::kind)
                .startsWith(Kind.CLOSED, Kind.OPEN, Kind.HALF_OPEN, Kind.OPEN)
                .endsWith(Kind.HALF_OPEN, Kind.CLOSED);
        assertThat(instants(timeline, "calls", Kind.REFUSED)).hasSizeGreaterThan(5);
    }

    private static List<Long> instants(Timeline timeline, String lane, Kind kind) {
        return lane(timeline, lane).marks().stream()
                .filter(mark -> mark.kind() == kind)
                .map(Mark::from)
                .toList();
    }

    private static Lane lane(Timeline timeline, String name) {
        return timeline.lanes().stream()
                .filter(lane -> lane.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
