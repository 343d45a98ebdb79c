package spiral.queue.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;
import spiral.queue.demo.Facts.Reason;
import spiral.queue.demo.Facts.Repeat;
import spiral.queue.demo.Reckoning.Line;
import spiral.queue.demo.Reckoning.Mark;

@DisplayName("The reckoning at the demo's end")
class ReckoningTest {
    private static final QueueStats STATS =
            Sample.stats(
                    Map.of(),
                    Map.of(
                            Event.SUCCEEDED,
                            95L,
                            Event.DEAD,
                            5L,
                            Event.STALE,
                            2L,
                            Event.CRASHED,
                            7L),
                    List.of(),
                    List.of());
    private static final Map<Name, Long> ENDED = Map.of(Name.SUCCEEDED, 95L, Name.DEAD, 5L);

    private static Facts facts(
            long accepted, List<Long> missing, Map<Name, Long> jobs, long rows, long distinct) {
        return new Facts(
                accepted,
                missing,
                jobs,
                rows,
                distinct,
                112,
                100,
                List.of(
                        new Repeat(7, 2, Reason.FAILED),
                        new Repeat(8, 3, Reason.FAILED),
                        new Repeat(40, 2, Reason.KILLED)),
                Map.of("flaky", 5L),
                STATS);
    }

    private static final Facts GOOD = facts(100, List.of(), ENDED, 95, 95);

    private static List<String> texts(Facts facts, Mark mark) {
        return new Reckoning(facts, "sqlite3 queue.db")
                .lines().stream().filter(line -> line.mark() == mark).map(Line::text).toList();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("submitted is succeeded and dead together")
    void balances() {
        assertThat(new Reckoning(GOOD, "sqlite3 queue.db").balances()).isTrue();
        assertThat(texts(GOOD, Mark.RIGHT)).contains("submitted 100 = succeeded 95 + dead 5");
        assertThat(texts(GOOD, Mark.WRONG)).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a job that the producer's account has and the store has not is found and named")
    void lost() {
        Facts lost = facts(101, List.of(33L), ENDED, 95, 95);

        assertThat(new Reckoning(lost, "sqlite3 queue.db").balances()).isFalse();
        assertThat(texts(lost, Mark.WRONG))
                .containsExactly("submitted 101 = succeeded 95 + dead 5");
        assertThat(texts(lost, Mark.DETAIL)).contains("not in the store: 33");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("jobs that still wait are counted among the submitted, and named")
    void waiting() {
        Facts early =
                facts(
                        103,
                        List.of(),
                        Map.of(Name.SUCCEEDED, 95L, Name.DEAD, 5L, Name.READY, 3L),
                        95,
                        95);

        assertThat(new Reckoning(early, "sqlite3 queue.db").balances()).isTrue();
        assertThat(texts(early, Mark.RIGHT))
                .contains("submitted 103 = succeeded 95 + dead 5 + ready 3");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a second effect of one job in the store is a broken promise")
    void twice() {
        Facts twice = facts(100, List.of(), ENDED, 96, 95);

        assertThat(new Reckoning(twice, "sqlite3 queue.db").balances()).isFalse();
        assertThat(texts(twice, Mark.WRONG).getFirst()).contains("NOT once for each success");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a success without its effect in the store is one, too")
    void without() {
        assertThat(
                        new Reckoning(facts(100, List.of(), ENDED, 94, 94), "sqlite3 queue.db")
                                .balances())
                .isFalse();
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("effects outside may repeat: each such job is listed with its reason")
    void outside() {
        assertThat(texts(GOOD, Mark.RIGHT))
                .contains("effects outside: 112 lines of 100 jobs, 3 repeated");
        assertThat(texts(GOOD, Mark.DETAIL))
                .contains(
                        "1 because their worker was killed: 40",
                        "2 because an attempt failed: 7 8");
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("a success that has left nothing outside is a broken promise")
    void leastOnce() {
        Facts facts = new Facts(100, List.of(), ENDED, 95, 95, 94, 94, List.of(), Map.of(), STATS);

        assertThat(new Reckoning(facts, "sqlite3 queue.db").balances()).isFalse();
    }

    @Test
    @Order(8)
    @Tag("step:1")
    @DisplayName("each of the three checks comes with a command that the reader can run")
    void commands() {
        assertThat(texts(GOOD, Mark.COMMAND))
                .anyMatch(text -> text.contains("FROM done"))
                .anyMatch(text -> text.contains("FROM effect"))
                .anyMatch(text -> text.contains("uniq -d"));
    }

    @Test
    @Order(9)
    @Tag("step:1")
    @DisplayName("pace and latencies, cut off and refused attempts are told")
    void pace() {
        assertThat(texts(GOOD, Mark.DETAIL))
                .anyMatch(text -> text.startsWith("5 jobs/s") && text.contains("7 were cut off"))
                .anyMatch(text -> text.startsWith("2 acknowledgements came too late"))
                .anyMatch(text -> text.startsWith("waited p50") && text.contains("p99"))
                .anyMatch(text -> text.startsWith("ran    p50"));
    }

    @Test
    @Order(10)
    @Tag("step:1")
    @DisplayName("a long list of repeated jobs says how many it leaves out")
    void longList() {
        List<Repeat> many =
                LongStream.range(0, 100)
                        .mapToObj(i -> new Repeat(2 * i, 2, Reason.FAILED))
                        .toList();
        Facts facts = new Facts(100, List.of(), ENDED, 95, 95, 200, 100, many, Map.of(), STATS);

        assertThat(texts(facts, Mark.DETAIL)).anyMatch(text -> text.endsWith("58 and 70 more"));
    }
}
