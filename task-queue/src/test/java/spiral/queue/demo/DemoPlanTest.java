package spiral.queue.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.log.json.JsonReader;
import spiral.queue.NewJob;

@DisplayName("What the demo's producer hands in")
class DemoPlanTest {
    private static final Timetable TIMETABLE = new Timetable(Duration.ofSeconds(25));
    private static final List<Path> FILES =
            List.of(Path.of("a.txt"), Path.of("b/\"quoted\".txt"), Path.of("c\\d.txt"));

    private static List<List<NewJob>> ticks(long seed) {
        DemoPlan plan = new DemoPlan(TIMETABLE, FILES, new SplittableRandom(seed));
        List<List<NewJob>> ticks = new ArrayList<>();
        while (!plan.over()) {
            ticks.add(plan.next());
        }
        return ticks;
    }

    private static List<NewJob> jobs(long seed) {
        return ticks(seed).stream().flatMap(List::stream).toList();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the same seed gives the same jobs, another one gives others")
    void seeded() {
        assertThat(jobs(7)).isEqualTo(jobs(7)).isNotEqualTo(jobs(8));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("it goes on, ten times a second, until the timetable's producing ends")
    void goesOn() {
        assertThat(ticks(7)).hasSize(200).noneMatch(List::isEmpty);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("all four types are there")
    void types() {
        assertThat(jobs(7)).extracting(NewJob::type).contains("sha256", "words", "lookup", "flaky");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("the payload names one of the files, whatever its name looks like")
    void payloads() {
        assertThat(jobs(7))
                .extracting(
                        job ->
                                String.valueOf(
                                        ((Map<?, ?>) JsonReader.read(job.payload())).get("file")))
                .containsOnly("a.txt", "b/\"quoted\".txt", "c\\d.txt");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("some jobs are for later, but never for much later than the last one")
    void delayed() {
        List<Duration> delays =
                jobs(7).stream()
                        .map(job -> ((NewJob.Start.After) job.start()).delay())
                        .filter(delay -> !delay.isZero())
                        .toList();

        assertThat(delays)
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        delay ->
                                assertThat(delay)
                                        .isBetween(Duration.ofMillis(500), TIMETABLE.longestDelay()));
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("after each bulk of unimportant jobs comes one urgent job")
    void urgent() {
        List<List<NewJob>> ticks = ticks(7);

        for (Duration bulk : TIMETABLE.bulks()) {
            int tick = (int) bulk.dividedBy(DemoPlan.TICK);
            assertThat(ticks.get(tick)).filteredOn(job -> job.priority() == 2).hasSize(TIMETABLE.bulk());
            assertThat(ticks.get(tick + 1)).filteredOn(job -> job.priority() == 9).hasSize(1);
        }
        assertThat(jobs(7)).filteredOn(job -> job.priority() == 9).hasSize(3);
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("without a file there is nothing to plan")
    void needsFiles() {
        assertThatThrownBy(() -> new DemoPlan(TIMETABLE, List.of(), new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one file");
    }
}
