package spiral.eventloop.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.eventloop.EventLoop;
import spiral.eventloop.browser.BrowserEvents;

@DisplayName("Stopping what is no longer wanted")
class AbortTest {
    private final List<String> log = new ArrayList<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("listeners are called at once, in their order, and once")
    void listenersAreCalledAtOnce() {
        node(script -> {
            AbortController controller = script.abortController();
            controller.signal().onAbort(_ -> script.log("first"));
            Runnable away = controller.signal().onAbort(_ -> script.log("taken away"));
            controller.signal().onAbort(_ -> script.log("second"));
            away.run();
            controller.abort();
            controller.abort();
            script.log("after", controller.signal().aborted());
        });

        assertThat(log).containsExactly("first", "second", "after true");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a sleep that is aborted is rejected, and its timer keeps nobody alive")
    void anAbortedSleepIsRejected() {
        node(script -> {
            AbortController controller = script.abortController();
            script.sleep("long", 10_000, controller.signal())
                    .catching(error -> {
                        script.log(error.getMessage());
                        return null;
                    });
            script.setTimeout("abort", 5, controller::abort);
            script.on().onExit(_ -> script.log("exit", script.loop().nanos() / 1_000_000));
        });

        assertThat(log).containsExactly("The operation was aborted", "exit 5");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a sleep that ended listens no more")
    void anEndedSleepIsDeaf() {
        node(script -> {
            AbortController controller = script.abortController();
            script.sleep("short", 5, controller.signal())
                    .thenAccept(
                            "awake",
                            _ -> {
                                controller.abort();
                                script.log("awake");
                            });
        });

        assertThat(log).containsExactly("awake");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("with a signal that has aborted, nothing begins")
    void nothingBegins() {
        node(script -> {
            AbortController controller = script.abortController();
            controller.abort(new IllegalStateException("changed my mind"));
            script.sleep("never", 1, controller.signal())
                    .catching(error -> {
                        script.log(String.valueOf(error.getCause()));
                        return null;
                    });
        });

        assertThat(log).containsExactly("java.lang.IllegalStateException: changed my mind");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("in Node a listener's error comes in a tick, after the other listeners")
    void aListenersErrorComesInATick() {
        node(script -> {
            script.on()
                    .onUncaughtException(
                            (error, _) -> script.log("uncaught", ((Exception) error).getMessage()));
            AbortController controller = script.abortController();
            controller.signal().onAbort(_ -> fail());
            controller.signal().onAbort(_ -> script.log("second"));
            controller.abort();
            script.log("main ends");
        });

        assertThat(log).containsExactly("second", "main ends", "uncaught spilt");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a signal of its own time aborts a sleep, in a page as in Node")
    void aSignalOfItsOwnTime() {
        Consumer<Script> program =
                script ->
                        script.sleep("long", 10_000, script.abortAfter(20))
                                .catching(error -> {
                                    script.log(script.loop().nanos() / 1_000_000);
                                    return null;
                                });
        node(script -> {
            program.accept(script);
            script.setTimeout("alive", 30, () -> {});
        });
        PageScript.run(
                EventLoop.onVirtualClock().output(log::add),
                new Silent(),
                Duration.ofSeconds(1),
                program::accept);

        assertThat(log).containsExactly("20", "20");
    }

    private void node(Consumer<NodeScript> program) {
        NodeScript.run(EventLoop.onVirtualClock().output(log::add), program);
    }

    /// A page that hears of nothing.
    private static final class Silent implements BrowserEvents {
        @Override
        public void error(Object error) {}

        @Override
        public void unhandledRejection(Object reason, Object promise) {}

        @Override
        public void rejectionHandled(Object promise) {}
    }

    private static void fail() {
        throw new IllegalStateException("spilt");
    }
}
