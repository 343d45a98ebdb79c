package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.Job;
import spiral.queue.JobQueue;
import spiral.queue.JobState;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.handler.BuiltIn;
import spiral.queue.handler.HttpTargets;

@DisplayName("http jobs, worked off")
class HttpWorkIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path folder;
    private final ConcurrentLinkedQueue<Instant> calls = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private JobQueue queue;
    private Worker worker;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        queue =
                JobQueue.open(
                        folder.resolve("queue.db").toString(),
                        QueueSettings.USUAL
                                .lease(Duration.ofSeconds(2))
                                .waits(Duration.ofMillis(1), Duration.ofMillis(10)));
        worker =
                queue.worker()
                        .handle(
                                BuiltIn.handlers(
                                        InstantSource.system(),
                                        HttpTargets.byType(
                                                List.of(address(), "orders=" + address() + "/2"))))
                        .start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        worker.close();
        queue.close();
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
    }

    private long post() {
        return queue.enqueue(NewJob.of("http", "{\"url\":\"" + address() + "\",\"body\":[7]}"));
    }

    private Job job(long id) {
        return queue.store().find(id).orElseThrow();
    }

    @Test
    @Order(1)
    @DisplayName("who is told to come again in two seconds comes again then, not before")
    void retryAfter() {
        server.createContext(
                "/in",
                exchange -> {
                    calls.add(Instant.now());
                    boolean first = calls.size() == 1;
                    if (first) {
                        exchange.getResponseHeaders().set("Retry-After", "2");
                    }
                    exchange.sendResponseHeaders(first ? 503 : 204, -1);
                    exchange.close();
                });

        long id = post();

        await().atMost(SOON).until(() -> job(id).life().state() instanceof JobState.Succeeded);
        List<Instant> times = List.copyOf(calls);
        assertThat(times).hasSize(2);
        assertThat(Duration.between(times.get(0), times.get(1)))
                .isGreaterThanOrEqualTo(Duration.ofMillis(1_900));
        assertThat(job(id).result().orElseThrow()).startsWith("{\"status\":204,");
        assertThat(job(id).lastError().orElseThrow()).endsWith("/in answered 503");
    }

    @Test
    @Order(2)
    @DisplayName("a target that is down stops the calls to its own name only")
    void ownBreaker() {
        server.createContext(
                "/in",
                exchange -> {
                    boolean orders = exchange.getRequestURI().getPath().endsWith("/2");
                    exchange.sendResponseHeaders(orders ? 503 : 204, -1);
                    exchange.close();
                });
        for (int i = 0; i < 12; i++) {
            queue.enqueue(NewJob.of("http.orders", "{\"url\":\"" + address() + "/2\"}"));
        }
        await().atMost(SOON)
                .until(() ->
                        queue.store().stats(Duration.ofMinutes(1)).breakers().stream()
                                .anyMatch(b ->
                                        b.type().equals("http.orders")
                                                && b.state().equals("open")));

        long other = post();

        await().atMost(SOON).until(() -> job(other).life().state() instanceof JobState.Succeeded);
        long forbidden =
                queue.enqueue(
                        NewJob.of("http", "{\"url\":\"http://127.0.0.1:1/in\"}").maxAttempts(1));
        await().atMost(SOON).until(() -> job(forbidden).life().state() instanceof JobState.Dead);
        assertThat(job(forbidden).lastError().orElseThrow())
                .contains("not on this worker's list of targets");
    }

    @Test
    @Order(3)
    @DisplayName("a cancelled call is broken off, and its time-out ends it, too")
    void brokenOff() {
        server.createContext(
                "/in",
                exchange -> {
                    calls.add(Instant.now());
                    try {
                        end.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.close();
                });
        long cancelled = post();
        long late =
                queue.enqueue(
                        NewJob.of("http", "{\"url\":\"" + address() + "\"}")
                                .maxAttempts(1)
                                .timeout(Duration.ofMillis(500)));
        await().atMost(SOON).until(() -> calls.size() == 2);

        queue.store().cancel(cancelled);

        await().atMost(SOON)
                .until(() -> job(cancelled).life().state() instanceof JobState.Cancelled);
        await().atMost(SOON).until(() -> job(late).life().state() instanceof JobState.Dead);
        assertThat(job(late).lastError().orElseThrow())
                .containsAnyOf("timed out after 500 ms", "request timed out");
    }
}
