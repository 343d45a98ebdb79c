package spiral.queue.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.console.Screen;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.BreakerView;
import spiral.queue.QueueStats.Event;
import spiral.queue.cli.demo.Frame.Member;
import spiral.queue.cli.demo.Frame.State;
import spiral.queue.demo.DemoFolder;
import spiral.queue.demo.LostWorker;
import spiral.queue.demo.LostWorker.Held;
import spiral.queue.demo.LostWorker.Sighting;
import spiral.queue.demo.Sample;
import spiral.queue.demo.Timetable;
import spiral.queue.demo.DemoEvent;
import spiral.queue.demo.DemoEvent.Tone;

@DisplayName("The demo's picture, on a screen of 80 by 24")
class PictureTest {
    private static final Duration NOW = Duration.ofMillis(12_400);
    private static final DemoSetup SETUP =
            new DemoSetup(
                    new DemoFolder(Path.of("demo")),
                    Path.of("files"),
                    9_999,
                    new Timetable(Duration.ofMinutes(10)));

    private final Screen screen =
            Screen.of(
                    new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                    new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                    true);

    private static Frame frame(
            QueueStats stats, List<Member> members, List<LostWorker> lostWorkers, List<DemoEvent> events) {
        return new Frame(
                SETUP, NOW, Sample.snapshot(stats), 123.4, members, true, lostWorkers, events);
    }

    private static Frame empty() {
        return frame(
                Sample.stats(Map.of(), Map.of(), List.of(), List.of()),
                List.of(
                        new Member(1, State.STARTING, 0),
                        new Member(2, State.STARTING, 0),
                        new Member(3, State.STARTING, 0)),
                List.of(),
                List.of());
    }

    private static Frame busy() {
        Map<Name, Long> states =
                Map.of(
                        Name.READY, 123_456L,
                        Name.RUNNING, 99L,
                        Name.SCHEDULED, 12L,
                        Name.RETRYING, 3L,
                        Name.SUCCEEDED, 999_999L,
                        Name.DEAD, 7L);
        LostWorker lost =
                LostWorker.of("worker-2", 9, "got SIGKILL", NOW, List.of(new Held(1, 1), new Held(2, 1)))
                        .seen(List.of(new Sighting(1, "worker-1")));
        return frame(
                Sample.stats(
                        states,
                        Map.of(Event.SUBMITTED, 99_999L, Event.SUCCEEDED, 88_888L),
                        List.of(Sample.worker(4, "scheduler", true)),
                        List.of(new BreakerView("words", "open", Duration.ofMillis(2_100)))),
                List.of(
                        new Member(1, State.WORKING, 42),
                        new Member(2, State.KILLED, 0),
                        new Member(3, State.WORKING, 3)),
                List.of(lost),
                Collections.nCopies(
                        30,
                        new DemoEvent(NOW, Tone.TROUBLE, "something long has happened to it ".repeat(4))));
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("has the same number of lines, one fewer than the screen, whatever happens")
    void height() {
        assertThat(Picture.of(empty(), screen)).hasSize(23);
        assertThat(Picture.of(busy(), screen)).hasSize(23);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("is never wider than the screen")
    void width() {
        assertThat(Picture.of(empty(), screen)).allMatch(line -> line.length() <= 80);
        assertThat(Picture.of(busy(), screen).subList(0, 17)).allMatch(line -> line.length() <= 80);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("has its boxes in the same places, whatever is in them")
    void boxes() {
        List<String> before = Picture.of(empty(), screen);
        List<String> after = Picture.of(busy(), screen);

        for (int line = 2; line < 12; line++) {
            assertThat(walls(after.get(line))).isEqualTo(walls(before.get(line)));
        }
    }

    private static String walls(String line) {
        return line.replaceAll("[^|+]", " ").stripTrailing();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("shows each worker with its key, what it holds, and when it is killed")
    void workers() {
        String picture = String.join("\n", Picture.of(busy(), screen));

        assertThat(picture)
                .contains("1  worker-1   42 ########")
                .contains("2  worker-2      KILLED")
                .contains("3  worker-3    3 ###")
                .contains("worker-2's jobs: 1 of 2 back");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("shows how many jobs are in each state, and who holds the scheduler's role")
    void states() {
        String picture = String.join("\n", Picture.of(busy(), screen));

        assertThat(picture)
                .contains("ready        123,456")
                .contains("retrying           3")
                .contains("dead               7")
                .contains("| scheduler |")
                .contains("OPEN, 2.1 s");
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("is plain ASCII on a screen that wants no more")
    void ascii() {
        assertThat(String.join("", Picture.of(busy(), screen))).matches("\\p{ASCII}*");
    }
}
