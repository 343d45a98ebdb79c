package spiral.log.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.log.slf4j.TestLog;

@DisplayName("The context travels, and leaves nothing behind")
class SnapshotTest {
    private final TestLog log = new TestLog();

    @Test
    @DisplayName("a scope holds within its block, on top of the context, and not after it")
    void scopes() {
        log.mdc().put("user", "ada");
        Scope.where("correlation.id", "c-1").and("n", 1).run(() -> say("within"));
        say("after");

        assertThat(log.lines().get(0))
                .contains("\"correlation.id\":\"c-1\",\"n\":1,\"user\":\"ada\"");
        assertThat(log.lines().get(1)).doesNotContain("c-1").contains("ada");
    }

    @Test
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
    @DisplayName("a thread has back what it had, also when the code throws")
    void restored() {
        AtomicReference<Snapshot> empty = new AtomicReference<>(log.snapshot());
        log.mdc().put("user", "ada");

        assertThatThrownBy(() ->
                        empty.get()
                                .run(() -> {
                                    log.mdc().put("user", "eve");
                                    throw new IllegalStateException("on purpose");
                                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(log.mdc().get("user")).isEqualTo("ada");
    }

    @Test
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
}
