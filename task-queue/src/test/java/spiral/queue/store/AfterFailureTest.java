package spiral.queue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.QueueSettings;
import spiral.queue.store.AfterFailure.Letter;
import spiral.queue.store.AfterFailure.Next;

@DisplayName("Retry, then the drawer")
class AfterFailureTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String FACE = "\uD83D\uDE00";

    private final AfterFailure after =
            new AfterFailure(
                    QueueSettings.USUAL.waits(FIRST, LONGEST).crashBudget(2),
                    new SplittableRandom(7));

    /// A job that is running its attempt with this number, of ten.
    private static JobLife running(int attempt) {
        return new JobLife(new JobState.Running(1, 3, NOON), attempt, 10, 0, 3);
    }

    private Next fails(int attempt, String error) {
        return after.failed(running(attempt), 3, NOON, error, Duration.ZERO, Duration.ZERO);
    }

    private Duration waits(int attempt) {
        return fails(attempt, "no reply").pause();
    }

    /// The wait after the first attempt, whose handler asked for this one.
    private Duration asked(Duration wish) {
        return after.failed(running(1), 3, NOON, "busy", Duration.ZERO, wish).pause();
    }

    private static Letter letter(long id) {
        return new Letter(id, Optional.empty());
    }

    private static Letter letter(long id, String unique) {
        return new Letter(id, Optional.of(unique));
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a job with attempts left waits, and is due when the wait is over")
    void retries() {
        Next next = fails(1, "no reply");

        assertThat(next.pause()).isPositive();
        assertThat(next.life().state())
                .isEqualTo(new JobState.Retrying(NOON.plus(next.pause()), "no reply"));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("the first wait is the first wait of the settings, or up to half less")
    void firstWait() {
        for (int i = 0; i < 100; i++) {
            assertThat(waits(1)).isBetween(FIRST.dividedBy(2), FIRST);
        }
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("each further wait is twice as long, up to the longest")
    void doubles() {
        for (int i = 0; i < 100; i++) {
            assertThat(waits(2)).isBetween(FIRST, FIRST.multipliedBy(2));
            assertThat(waits(4)).isBetween(FIRST.multipliedBy(4), FIRST.multipliedBy(8));
            assertThat(waits(9)).isBetween(LONGEST.dividedBy(2), LONGEST);
        }
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("jobs that failed together do not all come back together")
    void spread() {
        assertThat(IntStream.range(0, 100).mapToObj(i -> waits(1).toMillis()).distinct())
                .hasSizeGreaterThan(50);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a handler that asks for a longer wait gets it; a shorter one changes nothing")
    void wish() {
        Duration hour = Duration.ofHours(1);

        assertThat(asked(hour)).isEqualTo(hour);
        assertThat(asked(Duration.ofMillis(1))).isBetween(FIRST.dividedBy(2), FIRST);
        Next next = after.failed(running(1), 3, NOON, "busy", Duration.ZERO, hour);
        assertThat(next.life().state()).isEqualTo(new JobState.Retrying(NOON.plus(hour), "busy"));
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("after the last attempt it goes to the drawer at once, with its error")
    void drawer() {
        Next next = fails(10, "no reply");

        assertThat(next.life().state()).isEqualTo(new JobState.Dead(NOON, "no reply"));
        assertThat(next.pause()).as("a wait after the last attempt").isZero();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("what no store can keep is replaced in the error")
    void unkeepable() {
        assertThat(fails(1, "a\0b").why()).isEqualTo("a\uFFFDb");
        assertThat(fails(1, FACE + FACE.charAt(0) + "!").why()).isEqualTo(FACE + "\uFFFD!");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a long error ends at its limit, and not in the middle of a character")
    void longError() {
        assertThat(fails(1, "x".repeat(10_000)).why()).hasSize(AfterFailure.LONGEST_ERROR);

        String why = fails(1, "x".repeat(AfterFailure.LONGEST_ERROR - 1) + FACE).why();

        assertThat(why).hasSizeLessThanOrEqualTo(AfterFailure.LONGEST_ERROR);
        assertThat(why.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("losing its worker burns no attempt and needs no wait")
    void lost() {
        JobLife life = after.lost(running(1), NOON);

        assertThat(life.state()).isEqualTo(new JobState.Ready(NOON));
        assertThat(life.attempt()).isZero();
        assertThat(life.crashes()).isEqualTo(1);
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName("a job that has used up its crash budget goes to the drawer, too")
    void poison() {
        JobLife once = after.lost(running(1), NOON);

        assertThat(after.lost(once.claim(2, NOON), NOON).state()).isInstanceOf(JobState.Dead.class);
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("out of the drawer go the oldest letters, as many as were asked for")
    void oldestFirst() {
        List<Letter> drawer = List.of(letter(3), letter(5), letter(8));

        assertThat(AfterFailure.redriven(drawer, 2)).containsExactly(3L, 5L);
        assertThat(AfterFailure.redriven(drawer, 10)).containsExactly(3L, 5L, 8L);
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("of several with the same unique key only the oldest goes")
    void sameKey() {
        List<Letter> drawer = List.of(letter(3, "nightly"), letter(5, "nightly"), letter(8, "x"));

        assertThat(AfterFailure.redriven(drawer, 10)).containsExactly(3L, 8L);
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("a letter that stays does not take another one's place")
    void stays() {
        List<Letter> drawer = List.of(letter(3, "nightly"), letter(5, "nightly"), letter(8));

        assertThat(AfterFailure.redriven(drawer, 2)).containsExactly(3L, 8L);
    }
}
