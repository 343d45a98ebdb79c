package spiral.eventloop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Picking;
import spiral.eventloop.promise.Promise;

@DisplayName("A page in a browser")
class BrowserLoopTest {
    private final List<String> log = new ArrayList<>();
    private final BrowserLoop page = page(Picking.oldestFirst());

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a user's click: microtasks run after each listener, because the stack is empty")
    void aUsersClick() {
        page.run("script", () -> page.userDoes(1, "click", nested()));

        assertThat(log).containsExactly("inner", "micro of inner", "outer", "micro of outer");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a script's click(): listeners run at once, microtasks wait for the script's end")
    void aScriptsClick() {
        page.run(
                "script",
                () -> {
                    page.dispatch("click", nested());
                    log.add("script ends");
                });

        assertThat(log)
                .containsExactly(
                        "inner", "outer", "script ends", "micro of inner", "micro of outer");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a listener that fails is reported, and the others hear the event all the same")
    void aListenerThatFails() {
        Element button = Element.root("button");
        button.addEventListener(
                "click",
                "bad",
                _ -> {
                    throw new IllegalStateException("oh");
                });
        button.addEventListener("click", "good", _ -> log.add("good"));

        page.run("script", () -> page.userDoes(0, "click", button));

        assertThat(log).containsExactly("error oh", "good");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("changes of an element are told together, in one microtask")
    void mutations() {
        Element list = Element.root("list");
        page.mutationObserver("observer", records -> log.add(records.toString())).observe(list);

        page.run(
                "script",
                () -> {
                    list.setAttribute("class", "a");
                    micro("micro");
                    list.setAttribute("class", "b");
                    log.add("script ends");
                });

        assertThat(log).containsExactly("script ends", "[list.class = a, list.class = b]", "micro");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName(
            "animation callbacks run 60 times a second; one made in a frame waits for the next")
    void animationFrames() {
        page.run(
                "script",
                () -> {
                    page.requestAnimationFrame(
                            "a",
                            _ -> {
                                logTime("a");
                                micro("micro of a");
                                page.requestAnimationFrame("c", _ -> logTime("c"));
                            });
                    page.requestAnimationFrame("b", _ -> logTime("b"));
                    page.setTimeout("t", 5, () -> logTime("t"));
                });

        assertThat(log).containsExactly("t at 5", "a at 16", "micro of a", "b at 16", "c at 33");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a task that works through a frame delays it; the frame comes right behind")
    void aLateFrame() {
        page.run(
                "script",
                () -> {
                    page.requestAnimationFrame("a", _ -> logTime("a"));
                    page.setTimeout("work", 10, () -> page.loop().burn(Duration.ofMillis(30)));
                });

        assertThat(log).containsExactly("a at 40");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("idle callbacks wait until no task is left")
    void idle() {
        page.run(
                "script",
                () -> {
                    page.requestIdleCallback("idle", () -> log.add("idle"));
                    page.postMessage("message", () -> log.add("message"));
                    page.setTimeout("t", 0, () -> log.add("timer"));
                });

        assertThat(log).containsExactly("message", "timer", "idle");
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("timers nested deeper than five wait at least 4 ms")
    void nestedTimers() {
        page.run("script", () -> nest(new AtomicInteger(), 9));

        assertThat(log)
                .containsExactly(
                        "1 at 0", "2 at 0", "3 at 0", "4 at 0", "5 at 0", "6 at 0", "7 at 4",
                        "8 at 8", "9 at 12");
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("a timer of 0 ms is due at once, and an interval nests in itself")
    void intervals() {
        AtomicInteger count = new AtomicInteger();
        page.run(
                "script",
                () ->
                        page.setInterval(
                                "iv",
                                0,
                                () -> {
                                    if (count.incrementAndGet() < 9) {
                                        logTime("" + count);
                                    }
                                }),
                Duration.ofMillis(10));

        assertThat(log).contains("1 at 0", "6 at 0", "7 at 4", "8 at 8");
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("an unhandled rejection is told by a task; handled until then, it is not told")
    void rejections() {
        page.run(
                "script",
                () -> {
                    Promise<Integer> caught =
                            Promise.rejected(page.loop(), new IllegalStateException("b"));
                    page.loop().enqueue(LoopModel.DOM, "catch", () -> caught.catching(_ -> 0));
                    Promise<Integer> late =
                            Promise.rejected(page.loop(), new IllegalStateException("a"));
                    page.setTimeout("late", 1, () -> late.catching(_ -> 0));
                    micro("micro");
                });

        assertThat(log).containsExactly("micro", "unhandled a", "handled late");
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("sources are first in, first out; between them the picking decides")
    void picking() {
        assertThat(order(Picking.oldestFirst())).containsExactly("m1", "n1", "u1", "m2");
        assertThat(order(Picking.inputFirst())).containsExactly("u1", "n1", "m1", "m2");
        assertThat(order(Picking.random(new Random(1))))
                .containsExactlyInAnyOrder("m1", "n1", "u1", "m2")
                .containsSubsequence("m1", "m2")
                .isEqualTo(order(Picking.random(new Random(1))));
    }

    private List<String> order(Picking picking) {
        log.clear();
        BrowserLoop other = page(picking);
        other.run(
                "script",
                () -> {
                    queue(other, LoopModel.MESSAGES, "m1");
                    queue(other, LoopModel.NETWORKING, "n1");
                    queue(other, LoopModel.USER_INTERACTION, "u1");
                    queue(other, LoopModel.MESSAGES, "m2");
                });
        return List.copyOf(log);
    }

    private void queue(BrowserLoop other, String source, String text) {
        other.loop().enqueue(source, text, () -> log.add(text));
    }

    private void nest(AtomicInteger depth, int deepest) {
        page.setTimeout(
                "nested",
                0,
                () -> {
                    logTime("" + depth.incrementAndGet());
                    if (depth.get() < deepest) {
                        nest(depth, deepest);
                    }
                });
    }

    private Element nested() {
        Element outer = Element.root("outer");
        Element inner = outer.child("inner");
        for (Element element : List.of(inner, outer)) {
            element.addEventListener(
                    "click",
                    "on " + element.name(),
                    _ -> {
                        log.add(element.name());
                        micro("micro of " + element.name());
                    });
        }
        return inner;
    }

    private void micro(String text) {
        page.loop().queueMicrotask(text, () -> log.add(text));
    }

    private void logTime(String text) {
        log.add(text + " at " + page.loop().nanos() / 1_000_000);
    }

    private BrowserLoop page(Picking picking) {
        return new BrowserLoop(EventLoop.onVirtualClock().picking(picking), new Events());
    }

    private final class Events implements BrowserEvents {
        @Override
        public void error(Object error) {
            log.add("error " + ((Throwable) error).getMessage());
        }

        @Override
        public void unhandledRejection(Object reason, Object promise) {
            log.add("unhandled " + ((Throwable) reason).getMessage());
        }

        @Override
        public void rejectionHandled(Object promise) {
            log.add("handled late");
        }
    }
}
