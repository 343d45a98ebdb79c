package spiral.queue.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import spiral.queue.RetryLater;

@DisplayName("http posts a payload to an address on the list")
@Timeout(60)
class HttpHandlerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> seen = new ArrayList<>();
    private HttpServer server;
    private String address;
    private spiral.queue.handler.HttpHandler handler;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        handler =
                new spiral.queue.handler.HttpHandler(
                        HttpTargets.of(List.of(address + "/in/")), () -> NOW);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private Map<?, ?> run(String path) throws Exception {
        return OneJob.run(handler, payload(path));
    }

    private String payload(String path) {
        return "{\"url\":\"%s\",\"body\":{ \"n\": 1.0E+2 }}".formatted(address + path);
    }

    private void on(String path, HttpHandler answer) {
        server.createContext(
                path,
                exchange -> {
                    seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                    answer.handle(exchange);
                    exchange.close();
                });
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Test
    @Order(1)
    @DisplayName(
            "the body goes out as it was written, with the job's number, attempt, trace and key")
    void posts() throws Exception {
        List<String> body = new ArrayList<>();
        List<Optional<String>> headers = new ArrayList<>();
        on(
                "/in/",
                exchange -> {
                    body.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                    for (String name :
                            List.of(
                                    "Content-Type",
                                    "Spiral-Job",
                                    "Spiral-Attempt",
                                    "traceparent",
                                    "Idempotency-Key",
                                    "Authorization")) {
                        headers.add(
                                Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)));
                    }
                    answer(exchange, 202, "thanks");
                });

        assertThat(run("/in/orders?x=1"))
                .isEqualTo(Map.of("status", 202L, "body", "thanks", "millis", 0L));
        assertThat(body).containsExactly("{ \"n\": 1.0E+2 }");
        assertThat(headers)
                .containsExactly(
                        Optional.of("application/json"),
                        Optional.of("7"),
                        Optional.of("2"),
                        Optional.of(OneJob.TRACE),
                        Optional.of("\"7-4bf92f3577b34da6a3ce929d0e0e4736\""),
                        Optional.empty());
        assertThat(seen).containsExactly("POST /in/orders?x=1");
    }

    @Test
    @Order(2)
    @DisplayName(
            "any answer but 2xx is a failure that quotes it; Retry-After says when to come again")
    void failures() {
        on(
                "/in/busy",
                exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", "120");
                    answer(exchange, 503, "closed for lunch");
                });
        on(
                "/in/date",
                exchange -> {
                    exchange.getResponseHeaders()
                            .set("Retry-After", "Thu, 01 Jan 2026 01:00:00 GMT");
                    answer(exchange, 429, "");
                });
        on("/in/wrong", exchange -> answer(exchange, 400, "x".repeat(10_000)));

        assertThatThrownBy(() -> run("/in/busy"))
                .isInstanceOfSatisfying(
                        RetryLater.class,
                        e -> assertThat(e.atLeast()).isEqualTo(Duration.ofMinutes(2)))
                .hasMessageEndingWith("/in/busy answered 503: closed for lunch");
        assertThatThrownBy(() -> run("/in/date"))
                .isInstanceOfSatisfying(
                        RetryLater.class,
                        e -> assertThat(e.atLeast()).isEqualTo(Duration.ofHours(1)))
                .hasMessageEndingWith("answered 429");
        assertThatThrownBy(() -> run("/in/wrong"))
                .isInstanceOfSatisfying(RetryLater.class, e -> assertThat(e.atLeast()).isZero())
                .hasMessageEndingWith("x".repeat(500) + "...");
    }

    @Test
    @Order(3)
    @DisplayName("a redirect is not followed, not even to an address on the list")
    void redirects() {
        for (int status : List.of(301, 302, 303, 307, 308)) {
            on(
                    "/in/to" + status,
                    exchange -> {
                        exchange.getResponseHeaders().set("Location", address + "/in/there");
                        answer(exchange, status, "");
                    });
            assertThatThrownBy(() -> run("/in/to" + status))
                    .hasMessageEndingWith(
                            "answered " + status + ", a redirect, which is not followed");
        }
        assertThat(seen).hasSize(5).noneMatch(line -> line.contains("there"));
    }

    @Test
    @Order(4)
    @DisplayName("an address that is not on the list is not called")
    void list() {
        on("/", exchange -> answer(exchange, 200, ""));

        for (String path : List.of("/", "/in", "/inn/", "/in/../x", "/in/%2e%2e/x")) {
            assertThatThrownBy(() -> run(path)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    @Order(5)
    @DisplayName("an answer without end is read to its first 8 KiB")
    void endless() throws Exception {
        on(
                "/in/endless",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        while (!Thread.currentThread().isInterrupted()) {
                            out.write(new byte[4096]);
                        }
                    } catch (IOException theyHadEnough) {
                        assertThat(theyHadEnough).isNotNull();
                    }
                });

        assertThat(String.valueOf(run("/in/endless").get("body"))).hasSize(8 * 1024);
    }

    @Test
    @Order(6)
    @DisplayName("an interrupt breaks the call off, before and after the answer has begun")
    void interrupt() throws Exception {
        CountDownLatch arrived = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        on("/in/silent", exchange -> hang(arrived, never));
        on(
                "/in/begun",
                exchange -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    hang(arrived, never);
                });
        List<OneJob.Running> calls =
                List.of(
                        OneJob.start(handler, payload("/in/silent")),
                        OneJob.start(handler, payload("/in/begun")));
        assertThat(arrived.await(20, SECONDS)).isTrue();

        calls.forEach(call -> call.thread().interrupt());

        for (OneJob.Running call : calls) {
            assertThatThrownBy(() -> call.end().get(20, SECONDS))
                    .hasCauseInstanceOf(InterruptedException.class);
        }
        never.countDown();
    }

    private static void hang(CountDownLatch arrived, CountDownLatch never) {
        arrived.countDown();
        try {
            never.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Order(7)
    @DisplayName("nobody there is a failure in a sentence")
    void nobody() {
        server.stop(0);

        assertThatThrownBy(() -> run("/in/x"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no answer from " + address + "/in/x: ");
    }

    @Test
    @Order(8)
    @DisplayName("a payload says where, and what; nothing else")
    void payloads() {
        Map<String, String> wrong =
                Map.of(
                        "[]", "must be an object like",
                        "{}", "must be an object like",
                        "{\"url\":7}", "'url' must be a string",
                        "{\"url\":\"http://x/\",\"method\":\"GET\"}", "but no 'method'",
                        "{\"url\":\"ftp://x/\"}", "begins with http:// or https://",
                        "{\"url\":", "the payload is not JSON");
        wrong.forEach((payload, sentence) ->
                assertThat(BuiltIn.complaint("http", payload).orElseThrow()).contains(sentence));
        assertThat(BuiltIn.complaint("http", "{\"url\":\"http://x/\"}")).isEmpty();
        assertThat(HttpCall.parse("{\"url\":\"http://x/\"}").body()).isEqualTo("{}");
        assertThat(HttpCall.parse("{\"body\": [1, 2] ,\"url\":\"http://x/\"}").body())
                .isEqualTo("[1, 2]");
    }
}
