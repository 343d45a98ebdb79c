package spiral.log.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.log.slf4j.TestLog;

@DisplayName("Who asked?")
class SnapshotTest {
    private final TestLog log = new TestLog();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("code runs in the context of the moment when the snapshot was taken")
    void thatMoment() {
        log.mdc().put("user", "ada");
        Snapshot here = log.snapshot();
        log.mdc().put("user", "eve");
        here.run(() -> say("for ada"));

        assertThat(log.last()).containsEntry("user", "ada");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("the scope of that moment comes along, too")
    void thatScope() throws Exception {
        Snapshot here = Scope.where("correlation.id", "c-1").call(log::snapshot);
        here.run(() -> say("within"));

        assertThat(log.last()).containsEntry("correlation.id", "c-1");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("exactly that context: what the thread had before is not seen within")
    void exactly() {
        Snapshot empty = log.snapshot();
        log.mdc().put("user", "eve");
        Scope.where("correlation.id", "c-2").run(() -> empty.run(() -> say("for nobody")));

        assertThat(log.last()).doesNotContainKeys("user", "correlation.id");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("afterwards the thread has back what it had before")
    void givenBack() {
        log.mdc().put("user", "ada");
        Snapshot here = log.snapshot();
        log.mdc().put("user", "eve");
        here.run(() -> log.mdc().put("user", "somebody else"));
        say("for eve");

        assertThat(log.last()).containsEntry("user", "eve");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("the thread has back what it had when the code throws, too, and the error goes on")
    void errors() {
        Snapshot empty = log.snapshot();
        log.mdc().put("user", "eve");

        assertThatThrownBy(() ->
                        empty.run(() -> {
                            throw new IllegalStateException("on purpose");
                        }))
                .hasMessage("on purpose");
        assertThatThrownBy(() ->
                        empty.call(() -> {
                            throw new IOException("on purpose, too");
                        }))
                .isInstanceOf(IOException.class)
                .hasMessage("on purpose, too");
        assertThat(log.mdc().get("user")).isEqualTo("eve");
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("whatever the shape of the code, arguments go in and results come out")
    void shapes() throws Exception {
        log.mdc().put("user", "ada");
        Snapshot here = log.snapshot();
        log.mdc().clear();
        List<String> seen = new ArrayList<>();

        here.runnable(() -> seen.add(user())).run();
        seen.add(here.callable(this::user).call());
        seen.add(here.supplier(this::user).get());
        seen.add(here.function((String text) -> text + user()).apply("f:"));
        here.consumer((String text) -> seen.add(text + user())).accept("c:");

        assertThat(seen).containsExactly("ada", "ada", "ada", "f:ada", "c:ada");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("wrapping code runs nothing yet")
    void later() {
        Snapshot here = log.snapshot();
        here.runnable(() -> say("too early"));
        here.callable(() -> said("too early"));
        here.supplier(() -> said("too early"));
        here.function(this::said);
        here.consumer(this::said);

        assertThat(log.lines()).isEmpty();
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("through the stages of a CompletableFuture, on whatever thread")
    void futures() {
        log.mdc().put("user", "ada");
        Scope.where("correlation.id", "c-1")
                .run(() -> {
                    Snapshot here = log.snapshot();
                    CompletableFuture.supplyAsync(here.supplier(() -> "a"))
                            .thenApplyAsync(here.function(this::said))
                            .thenAcceptAsync(here.consumer(this::said))
                            .thenRunAsync(here.runnable(() -> say("end")))
                            .join();
                });

        assertThat(log.lines())
                .hasSize(3)
                .allMatch(line -> line.contains("c-1") && line.contains("ada"));
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("through a pool, whose threads are clean afterwards")
    void pools() throws Exception {
        try (ExecutorService one = Executors.newSingleThreadExecutor();
                ExecutorService pool = ContextExecutor.around(one, log.provider())) {
            log.mdc().put("user", "ada");
            Scope.where("correlation.id", "c-1")
                    .call(() -> {
                        pool.submit(() -> say("first")).get();
                        return pool.submit(() -> said("second")).get();
                    });
            log.mdc().clear();
            pool.submit(() -> say("third")).get();
            one.submit(() -> say("fourth")).get();
        }

        assertThat(log.lines().subList(0, 2))
                .allMatch(line -> line.contains("c-1") && line.contains("ada"));
        assertThat(log.lines().subList(2, 4))
                .noneMatch(line -> line.contains("c-1") || line.contains("ada"));
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("through virtual threads, each with its own")
    void virtualThreads() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            log.mdc().put("user", "u" + i);
            int number = i;
            Thread.ofVirtual().start(log.snapshot().runnable(() -> say("i=u" + number))).join();
        }

        assertThat(log.lines())
                .hasSize(100)
                .allMatch(line ->
                        line.replaceAll(".*i=(u\\d+).*\"user\":\"\\1\".*", "same").equals("same"));
    }

    @Test
    @Order(11)
    @Tag("step:3")
    @DisplayName("through structured subtasks: their callables carry the context in")
    void subtasks() throws Exception {
        log.mdc().put("user", "ada");
        Snapshot here = log.snapshot();
        try (ExecutorService perTask = Executors.newVirtualThreadPerTaskExecutor()) {
            perTask.invokeAll(
                    List.of(here.callable(() -> said("one")), here.callable(() -> said("two"))));
        }

        assertThat(log.lines()).hasSize(2).allMatch(line -> line.contains("ada"));
    }

    private void say(String message) {
        log.logger("a").info(message);
    }

    private String said(String message) {
        say(message);
        return message;
    }

    private String user() {
        return String.valueOf(log.mdc().get("user"));
    }
}
