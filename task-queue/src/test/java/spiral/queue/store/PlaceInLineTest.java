package spiral.queue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Now, later, important")
class PlaceInLineTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration AGEING = Duration.ofMinutes(10);

    /// The place of a job that may start at once.
    private static PlaceInLine joins(long id, int priority, Instant now) {
        return PlaceInLine.joining(id, priority, now, now, AGEING);
    }

    private static Instant noonPlus(Duration later) {
        return NOON.plus(later);
    }

    private static List<Long> line(PlaceInLine... places) {
        return Stream.of(places).sorted().map(PlaceInLine::id).toList();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("of two that are equally important the one that came first is in front")
    void first() {
        PlaceInLine early = joins(1, 5, NOON);
        PlaceInLine late = joins(2, 5, NOON.plusMillis(1));

        assertThat(line(late, early)).containsExactly(1L, 2L);
        assertThat(early.before(late)).isTrue();
        assertThat(late.before(early)).isFalse();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("of two that came at the same moment the one with the lower number is in front")
    void sameMoment() {
        assertThat(line(joins(8, 5, NOON), joins(7, 5, NOON), joins(9, 5, NOON)))
                .containsExactly(7L, 8L, 9L);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a job for later stands where its time puts it, not where it was handed in")
    void later() {
        Instant one = noonPlus(Duration.ofHours(1));
        PlaceInLine forLater = PlaceInLine.joining(1, 5, NOON, one, AGEING);

        assertThat(line(forLater, joins(2, 5, noonPlus(Duration.ofMinutes(59)))))
                .containsExactly(2L, 1L);
        assertThat(line(joins(3, 5, noonPlus(Duration.ofMinutes(61))), forLater))
                .containsExactly(1L, 3L);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("naming an old date brings nobody to the front")
    void oldDate() {
        PlaceInLine honest = joins(1, 5, NOON);
        Instant lastYear = NOON.minus(Duration.ofDays(365));
        PlaceInLine sly = PlaceInLine.joining(2, 5, NOON, lastYear, AGEING);

        assertThat(line(sly, honest)).containsExactly(1L, 2L);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("of two that came together the more important one is in front")
    void important() {
        assertThat(line(joins(1, 0, NOON), joins(2, 9, NOON), joins(3, 5, NOON)))
                .containsExactly(2L, 3L, 1L);
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("one level of priority weighs exactly as much as the ageing time of waiting")
    void weight() {
        PlaceInLine usual = joins(5, 5, NOON);

        assertThat(line(usual, joins(6, 6, noonPlus(AGEING).minusMillis(1))))
                .containsExactly(6L, 5L);
        assertThat(line(usual, joins(6, 6, noonPlus(AGEING).plusMillis(1))))
                .containsExactly(5L, 6L);
        assertThat(line(usual, joins(6, 6, noonPlus(AGEING)), joins(4, 6, noonPlus(AGEING))))
                .as("where both weigh the same, numbers decide")
                .containsExactly(4L, 5L, 6L);
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("nothing starves: who comes late enough stands behind, however important")
    void nothingStarves() {
        PlaceInLine humble = joins(1, 0, NOON);
        Instant lateEnough = noonPlus(AGEING.multipliedBy(9)).plusMillis(1);

        assertThat(line(joins(2, 9, lateEnough), humble)).containsExactly(1L, 2L);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a job for later is important in its time, too")
    void importantLater() {
        Instant one = noonPlus(Duration.ofHours(1));
        PlaceInLine urgent = PlaceInLine.joining(1, 7, NOON, one, AGEING);

        assertThat(line(joins(2, 5, noonPlus(Duration.ofMinutes(41))), urgent))
                .containsExactly(1L, 2L);
        assertThat(line(joins(3, 5, noonPlus(Duration.ofMinutes(39))), urgent))
                .containsExactly(3L, 1L);
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("the order holds over years, too")
    void years() {
        PlaceInLine soon = joins(1, 5, NOON);
        for (int years = 1; years < 100; years++) {
            PlaceInLine someDay = joins(2, 5, NOON.plus(Duration.ofDays(365L * years)));

            assertThat(line(someDay, soon)).as("%d years", years).containsExactly(1L, 2L);
        }
    }
}
