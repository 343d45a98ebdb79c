package spiral.queue.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The demo's timetable")
class TimetableTest {
    private static Timetable of(long seconds) {
        return new Timetable(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 25, 600})
    @Order(1)
    @Tag("step:1")
    @DisplayName("the word list goes, returns, and then a worker is killed, while jobs still come")
    void order(long seconds) {
        Timetable timetable = of(seconds);

        assertThat(timetable.wordListGoes())
                .isLessThan(timetable.wordListReturns())
                .isGreaterThan(timetable.bulks().getFirst());
        assertThat(timetable.kill()).isGreaterThan(timetable.wordListReturns());
        assertThat(timetable.producing()).isGreaterThan(timetable.kill()).isLessThan(timetable.length());
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("the last bulk comes just after the time of the kill, so that hands are full then")
    void handsAreFull() {
        Timetable timetable = of(25);

        assertThat(timetable.bulks().getLast().minus(timetable.kill()))
                .isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the forecast is made at the 10th second, earlier where there is less time")
    void forecast() {
        assertThat(of(25).forecast()).isEqualTo(Duration.ofSeconds(10));
        assertThat(of(600).forecast()).isEqualTo(Duration.ofSeconds(10));
        assertThat(of(10).forecast()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("the word list is away for longer than the breaker takes to open and try once")
    void awayLongEnough() {
        Timetable timetable = of(25);
        Duration away = timetable.wordListReturns().minus(timetable.wordListGoes());

        assertThat(away).isGreaterThan(timetable.settings().breaker().openFor());
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a lease is 2 seconds, so that lost jobs come back while people watch")
    void lease() {
        assertThat(of(25).settings().lease()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 4, 601})
    @Order(6)
    @Tag("step:1")
    @DisplayName("it takes 5 to 600 seconds")
    void limits(long seconds) {
        assertThatThrownBy(() -> of(seconds))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 to 600 seconds but was " + seconds);
    }
}
