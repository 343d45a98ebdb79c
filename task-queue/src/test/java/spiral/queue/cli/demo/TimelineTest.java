package spiral.queue.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.eventloop.EventLoop;
import spiral.queue.cli.demo.Frame.Member;
import spiral.queue.cli.demo.Frame.State;
import spiral.queue.demo.DemoFolder;
import spiral.queue.demo.Timetable;
import spiral.queue.demo.DemoEvent.Tone;
import spiral.queue.demo.WordList;

@DisplayName("The demo's story, on virtual time")
class TimelineTest {
    private static final Timetable TIMETABLE = new Timetable(Duration.ofSeconds(20));

    @TempDir Path temp;
    private final EventLoop loop = EventLoop.onVirtualClock().build();
    private final Actions actions = new Actions();
    private DemoFolder folder;
    private Timeline timeline;

    private static final class Actions implements Timeline.Actions {
        private final List<String> done = new ArrayList<>();
        private List<Member> members =
                List.of(
                        new Member(1, State.WORKING, 0),
                        new Member(2, State.WORKING, 0),
                        new Member(3, State.WORKING, 0));

        @Override
        public List<Member> members() {
            return members;
        }

        @Override
        public void kill(int number) {
            done.add("kill " + number);
        }

        @Override
        public void forecast(Duration ahead) {
            done.add("forecast " + ahead.toSeconds());
        }

        @Override
        public void tell(Tone tone, String text) {
            done.add(text);
        }

        @Override
        public void end() {
            done.add("end");
        }
    }

    @BeforeEach
    void begin() throws IOException {
        folder = new DemoFolder(temp);
        new WordList(folder.wordList()).write();
        timeline = new Timeline(loop, new DemoSetup(folder, temp, 1, TIMETABLE), actions);
        timeline.begin();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the word list goes away in time, and comes back in time")
    void wordList() {
        loop.advance(TIMETABLE.wordListGoes());
        assertThat(folder.wordList()).doesNotExist();

        loop.advance(TIMETABLE.wordListReturns().minus(TIMETABLE.wordListGoes()));
        assertThat(folder.wordList()).exists();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("the forecast looks ahead to the story's end")
    void forecast() {
        loop.advance(TIMETABLE.forecast());

        assertThat(actions.done).contains("forecast 12");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the worker that is killed is the one with the most jobs in its hands")
    void busiest() {
        actions.members =
                List.of(
                        new Member(1, State.WORKING, 7),
                        new Member(2, State.WORKING, 9),
                        new Member(3, State.WORKING, 8));

        loop.advance(TIMETABLE.kill());

        assertThat(actions.done).contains("kill 2");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("the kill waits for a worker that has its hands full")
    void waits() {
        loop.advance(TIMETABLE.kill().plusSeconds(1));
        assertThat(actions.done).noneMatch(what -> what.startsWith("kill"));

        assertThat(timeline.over()).isFalse();

        actions.members = List.of(new Member(3, State.WORKING, DemoProcess.SLOTS));
        loop.advance(Duration.ofMillis(100));

        assertThat(actions.done).contains("kill 3");
        assertThat(timeline.over()).isTrue();
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("but not for ever, and it happens once")
    void notForEver() {
        loop.advance(TIMETABLE.length());

        assertThat(actions.done).filteredOn(what -> what.startsWith("kill")).hasSize(1);
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("after some overtime it is over, whatever has not ended yet")
    void overtime() {
        loop.advance(TIMETABLE.length().plus(Timetable.OVERTIME));

        assertThat(actions.done).endsWith("end");
    }
}
