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
import spiral.queue.cli.demo.View.Member;
import spiral.queue.cli.demo.View.State;
import spiral.queue.demo.DemoPlace;
import spiral.queue.demo.Script;
import spiral.queue.demo.Tiding.Tone;
import spiral.queue.demo.WordList;

@DisplayName("The demo's story, on virtual time")
class StoryTest {
    private static final Script SCRIPT = new Script(Duration.ofSeconds(20));

    @TempDir Path folder;
    private final EventLoop loop = EventLoop.onVirtualClock().build();
    private final Hands hands = new Hands();
    private DemoPlace place;
    private Story story;

    private static final class Hands implements Story.Hands {
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
        place = new DemoPlace(folder);
        new WordList(place.wordList()).write();
        story = new Story(loop, new Errand(place, folder, 1, SCRIPT), hands);
        story.begin();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the word list goes away in time, and comes back in time")
    void wordList() {
        loop.advance(SCRIPT.wordListGoes());
        assertThat(place.wordList()).doesNotExist();

        loop.advance(SCRIPT.wordListReturns().minus(SCRIPT.wordListGoes()));
        assertThat(place.wordList()).exists();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("the forecast looks ahead to the story's end")
    void forecast() {
        loop.advance(SCRIPT.forecast());

        assertThat(hands.done).contains("forecast 12");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("the worker that is killed is the one with the most jobs in its hands")
    void busiest() {
        hands.members =
                List.of(
                        new Member(1, State.WORKING, 7),
                        new Member(2, State.WORKING, 9),
                        new Member(3, State.WORKING, 8));

        loop.advance(SCRIPT.kill());

        assertThat(hands.done).contains("kill 2");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("the kill waits for a worker that has its hands full")
    void waits() {
        loop.advance(SCRIPT.kill().plusSeconds(1));
        assertThat(hands.done).noneMatch(what -> what.startsWith("kill"));

        assertThat(story.over()).isFalse();

        hands.members = List.of(new Member(3, State.WORKING, DemoProcess.SLOTS));
        loop.advance(Duration.ofMillis(100));

        assertThat(hands.done).contains("kill 3");
        assertThat(story.over()).isTrue();
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("but not for ever, and it happens once")
    void notForEver() {
        loop.advance(SCRIPT.length());

        assertThat(hands.done).filteredOn(what -> what.startsWith("kill")).hasSize(1);
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("after some overtime it is over, whatever has not ended yet")
    void overtime() {
        loop.advance(SCRIPT.length().plus(Script.OVERTIME));

        assertThat(hands.done).endsWith("end");
    }
}
