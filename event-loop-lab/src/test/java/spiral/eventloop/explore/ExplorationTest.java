package spiral.eventloop.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.browser.Element;
import spiral.eventloop.lint.Finding;
import spiral.eventloop.lint.RacingAnswers;
import spiral.eventloop.lint.RacingSources;
import spiral.eventloop.program.PageScript;
import spiral.eventloop.scenario.ScenarioProgram;

@DisplayName("What a page may print")
class ExplorationTest {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("fixed: messages among themselves, in the order in which they were posted")
    void oneSource() {
        fixed(
                page -> {
                    message(page, "m1");
                    message(page, "m2");
                    message(page, "m3");
                },
                "m1 m2 m3");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName(
            "fixed: timers, by their time and then by their turn, however long the script takes")
    void timers() {
        fixed(
                page -> {
                    timer(page, 10, "late");
                    timer(page, 5, "first");
                    timer(page, 5, "second");
                },
                "first second late");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("fixed: a microtask before every task and every frame")
    void microtasks() {
        fixed(
                page -> {
                    message(page, "message");
                    page.queueMicrotask("micro", () -> page.log("micro"));
                },
                "micro message");
        fixed(
                page -> {
                    frame(page, "frame");
                    page.queueMicrotask("micro", () -> page.log("micro"));
                },
                "micro frame");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("fixed: callbacks of one frame in turn, and those that they ask for a frame later")
    void frames() {
        fixed(
                page -> {
                    page.requestAnimationFrame(
                            "one",
                            _ -> {
                                page.log("one");
                                frame(page, "three");
                            });
                    frame(page, "two");
                },
                "one two three");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("fixed: a user's clicks among themselves, whenever they come")
    void clicks() {
        fixed(
                page -> {
                    click(page, 5, "a");
                    click(page, 10, "b");
                },
                "a b");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("race: a timer of 0 and a message")
    void timerAndMessage() {
        races(
                page -> {
                    timer(page, 0, "timer");
                    message(page, "message");
                },
                "message timer",
                "timer message");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("race: a timer and a click that come at the same moment")
    void timerAndClick() {
        races(
                page -> {
                    timer(page, 10, "timer");
                    click(page, 10, "click");
                },
                "click timer",
                "timer click");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName(
            "race: a timer and a later click, if the script is still running when both have come")
    void aLongScript() {
        Exploration found =
                races(
                        page -> {
                            timer(page, 5, "timer");
                            click(page, 10, "click");
                        },
                        "timer click",
                        "click timer");
        assertThat(found.outcomes().getLast().choices())
                .allSatisfy(it -> assertThat(it.startup()).isEqualTo(Duration.ofMillis(10)));
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("race: a timer of 0 and a frame, which may come at once")
    void timerAndFrame() {
        Exploration found =
                races(
                        page -> {
                            frame(page, "frame");
                            timer(page, 0, "timer");
                        },
                        "timer frame",
                        "frame timer");
        assertThat(found.outcomes().getLast().choices())
                .contains(new Choices(Duration.ZERO, Optional.of(Duration.ZERO), List.of()));
    }

    @Test
    @Order(10)
    @Tag("step:2")
    @DisplayName(
            "race: a timer in the middle of a frame's length; the next frame is fixed behind it")
    void timerInsideAFrame() {
        races(
                page -> {
                    timer(page, 8, "timer");
                    page.requestAnimationFrame(
                            "one",
                            _ -> {
                                page.log("one");
                                frame(page, "two");
                            });
                },
                "timer one two",
                "one timer two");
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("race: three sources in all six orders; a source keeps its own order in each")
    void threeSources() {
        races(
                page -> {
                    message(page, "m");
                    page.browser().fetch("n", 0, () -> page.log("n"));
                    click(page, 0, "u");
                },
                "m n u",
                "m u n",
                "n m u",
                "n u m",
                "u m n",
                "u n m");
        races(
                page -> {
                    message(page, "m1");
                    message(page, "m2");
                    page.browser().fetch("n", 0, () -> page.log("n"));
                },
                "m1 m2 n",
                "m1 n m2",
                "n m1 m2");
    }

    @Test
    @Order(12)
    @Tag("step:3")
    @DisplayName("race: what a task decides by who was first")
    void whoWasFirst() {
        boolean[] clicked = new boolean[1];
        races(
                page -> {
                    clicked[0] = false;
                    Element button = Element.root("button");
                    button.addEventListener("click", "click", _ -> clicked[0] = true);
                    page.browser().userDoes(10, "click", button);
                    page.setTimeout("t", 10, () -> page.log(clicked[0] ? "thanks" : "hurry"));
                },
                "thanks",
                "hurry");
    }

    @Test
    @Order(13)
    @Tag("step:3")
    @DisplayName("a trace names the two tasks that waited at the same time, with proof")
    void findings() {
        Exploration race =
                Exploration.of(
                        program(page -> {
                            timer(page, 0, "timer");
                            message(page, "message");
                        }));
        assertThat(RacingSources.in(race.usual()))
                .extracting(Finding::sentence)
                .containsExactly(
                        "\"message\" (messages) and \"timer\" (timers) wait at the same time:"
                                + " a browser may take either first.");

        Exploration none =
                Exploration.of(
                        program(page -> {
                            click(page, 5, "a");
                            click(page, 10, "b");
                        }));
        assertThat(RacingSources.in(none.usual())).isEmpty();
        assertThat(RacingAnswers.in(none.usual())).isEmpty();
    }

    @Test
    @Order(14)
    @Tag("step:3")
    @DisplayName("too many orders to try: it says so")
    void tooMany() {
        Exploration found =
                Exploration.of(
                        program(page -> {
                            for (int i = 0; i < 6; i++) {
                                message(page, "m" + i);
                                click(page, 0, "u" + i);
                                timer(page, 0, "t" + i);
                            }
                        }));

        assertThat(found.race()).isTrue();
        assertThat(found.whole()).isFalse();
    }

    private static void fixed(Consumer<PageScript> program, String printed) {
        assertThat(printed(Exploration.of(program(program)))).containsExactly(printed);
    }

    private static Exploration races(Consumer<PageScript> program, String... printed) {
        Exploration found = Exploration.of(program(program));
        assertThat(printed(found)).containsExactlyInAnyOrder(printed).startsWith(printed[0]);
        assertThat(found.whole()).isTrue();
        return found;
    }

    private static List<String> printed(Exploration exploration) {
        return exploration.outcomes().stream()
                .map(outcome -> String.join(" ", outcome.lines()))
                .toList();
    }

    private static void timer(PageScript page, int millis, String text) {
        page.setTimeout(text, millis, () -> page.log(text));
    }

    private static void message(PageScript page, String text) {
        page.browser().postMessage(text, () -> page.log(text));
    }

    private static void frame(PageScript page, String text) {
        page.requestAnimationFrame(text, _ -> page.log(text));
    }

    private static void click(PageScript page, int millis, String text) {
        Element button = Element.root("button");
        button.addEventListener("click", text, _ -> page.log(text));
        page.browser().userDoes(millis, "click", button);
    }

    private static Program program(Consumer<PageScript> body) {
        return ScenarioProgram.of(new HandMade(body));
    }
}
