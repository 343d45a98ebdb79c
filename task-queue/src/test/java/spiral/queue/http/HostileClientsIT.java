package spiral.queue.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobQueue;
import spiral.queue.JobState;
import spiral.queue.NewJob;

/// After each attack a friend gets an answer, the job of another queue stands as it stood, and
/// nothing of it was shown.
@DisplayName("A hostile client can neither stop the queue nor read what is not its own")
class HostileClientsIT {
    private static final int MOST_CONNECTIONS = 40;
    private static final String JSON = "Content-Type: application/json";
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String SECRET = "tell-nobody";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir static Path folder;
    private static JobQueue queue;
    private static ServerProcess server;
    private static Client friend;
    private static Client enemy;
    private static long treasure;

    @BeforeAll
    static void serve() throws IOException {
        String store = folder.resolve("queue.db").toString();
        queue = JobQueue.open(store);
        treasure = queue.enqueue(NewJob.of("invoice", "\"" + SECRET + "\""));
        server =
                ServerProcess.start(
                        folder,
                        store,
                        "-Dsun.net.httpserver.maxReqTime=1",
                        "-Dsun.net.httpserver.timerMillis=200",
                        "-Dsun.net.httpserver.clockTick=200",
                        "-Dsun.net.httpserver.idleInterval=1",
                        "-Djdk.httpserver.maxConnections=" + MOST_CONNECTIONS);
        friend = server.client(ServerProcess.BILLING);
        enemy = server.client(ServerProcess.WEB);
    }

    @AfterAll
    static void end() {
        server.close();
        queue.close();
    }

    @AfterEach
    void friendsAreServed() {
        assertThat(server.alive()).isTrue();
        await().atMost(SOON)
                .ignoreExceptionsMatching(IOException.class::isInstance)
                .untilAsserted(() ->
                        assertThat(friend.get("/v1/jobs/" + treasure).body()).contains(SECRET));
        assertThat(queue.store().find(treasure).orElseThrow().life().state())
                .isInstanceOf(JobState.Ready.class);
    }

    @Test
    @Order(1)
    @DisplayName("slow loris: a request that does not come to its end is broken off")
    void slowLoris() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        for (String bytes :
                List.of(
                        "",
                        "P",
                        "POST /v1/jobs HTTP/1.1\r\n",
                        "POST /v1/jobs HTTP/1.1\r\nX-A: b\r\n",
                        enemy.head("POST /v1/jobs HTTP/1.1", JSON, "Content-Length: 100") + "{",
                        enemy.head("POST /v1/jobs HTTP/1.1", JSON, CHUNKED) + "5\r\n{")) {
            sockets.add(enemy.bytes(bytes));
        }
        for (Socket socket : sockets) {
            assertThat(Client.untilClosed(socket)).doesNotContain("201");
        }
    }

    @Test
    @Order(2)
    @DisplayName("more connections than there may be are closed, and the others time out")
    void manyConnections() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 3 * MOST_CONNECTIONS; i++) {
            sockets.add(enemy.bytes("GET /"));
        }
        for (Socket socket : sockets) {
            assertThat(Client.untilClosed(socket)).isEmpty();
        }
    }

    @Test
    @Order(3)
    @DisplayName(
            "a body that is too long is refused before it is read, one without end while it is")
    void longBodies() throws Exception {
        assertThat(
                        enemy.raw(
                                enemy.head(
                                        "POST /v1/jobs HTTP/1.1",
                                        JSON,
                                        "Content-Length: 99999999999")))
                .startsWith("HTTP/1.1 413");

        Socket endless = enemy.bytes(enemy.head("POST /v1/jobs HTTP/1.1", JSON, CHUNKED));
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(ISO_8859_1);
        int sent = 0;
        try {
            for (; sent < 1_000; sent++) {
                endless.getOutputStream().write(chunk);
            }
        } catch (SocketException broken) {
            assertThat(broken).isNotNull();
        }
        assertThat(sent).isLessThan(1_000);
        endless.close();
    }

    @Test
    @Order(4)
    @DisplayName("a flood of headers, or a line without end, is broken off")
    void headers() throws Exception {
        StringBuilder many = new StringBuilder("GET /v1/jobs HTTP/1.1\r\n");
        for (int i = 0; i < 10_000; i++) {
            many.append("X-").append(i).append(": y\r\n");
        }
        for (String flood :
                List.of(
                        many + "\r\n",
                        "GET /v1/jobs HTTP/1.1\r\nX: " + "y".repeat(1 << 20) + "\r\n\r\n",
                        "GET /" + "y".repeat(1 << 20) + " HTTP/1.1\r\n\r\n",
                        "y".repeat(1 << 20))) {
            assertThat(enemy.raw(flood)).doesNotContain("200", "201");
        }
    }

    @Test
    @Order(5)
    @DisplayName("requests that are two at once to some readers are refused")
    void smuggling() throws Exception {
        String job = "{\"type\":\"mail\"}";
        for (String[] headers :
                new String[][] {
                    {JSON, "Content-Length: 15", CHUNKED},
                    {JSON, "Content-Length: 15", "Content-Length: 3"},
                    {JSON, "Content-Length: -1"},
                    {JSON, "Content-Length: 15, 15"},
                    {JSON, "Transfer-Encoding: gzip, chunked"},
                    {JSON, "Transfer-Encoding: chunked", "Transfer-Encoding: identity"},
                    {JSON, "Bad Name: x", "Content-Length: 15"},
                    {JSON, JSON, "Content-Length: 15"},
                }) {
            assertThat(enemy.raw(enemy.head("POST /v1/jobs HTTP/1.1", headers) + job))
                    .as(Arrays.toString(headers))
                    .matches("(?s)HTTP/1.1 (400|501).*");
        }
        for (String chunks : List.of("-1\r\nx\r\n", "zz\r\n", "ffffffff\r\nx", "7fffffff1\r\nx")) {
            assertThat(enemy.raw(enemy.head("POST /v1/jobs HTTP/1.1", JSON, CHUNKED) + chunks))
                    .as(chunks)
                    .doesNotContain("201");
        }
        assertThat(queue.store().newest(Set.of("mail"), Optional.empty(), 9)).isEmpty();
    }

    @Test
    @Order(11)
    @DisplayName("a body in chunks that are none is refused with a sentence")
    void wrongChunks() throws Exception {
        for (String chunks : List.of("zz\r\n{}", "-1\r\n{}", "FFFFFFFFFFFFFFFFFF\r\n{}")) {
            String head = enemy.head("POST /v1/jobs HTTP/1.1", JSON, CHUNKED);
            assertThat(enemy.rawAndNoMore(head + chunks))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"detail\":\"the body cannot be read\"");
        }
    }

    @Test
    @Order(6)
    @DisplayName("requests in one go are answered one after the other")
    void pipelining() throws Exception {
        String two =
                enemy.head("GET /v1/jobs HTTP/1.1")
                        + enemy.head("GET /v1/jobs/" + treasure + " HTTP/1.1")
                        + enemy.head("GET /v1/jobs?limit=5 HTTP/1.1", "Connection: close");

        assertThat(enemy.raw(two).split("HTTP/1.1 ", -1))
                .satisfiesExactly(
                        none -> assertThat(none).isEmpty(),
                        list -> assertThat(list).startsWith("200"),
                        job -> assertThat(job).startsWith("404"),
                        list -> assertThat(list).startsWith("200"));
    }

    @Test
    @Order(7)
    @DisplayName("what is no HTTP is no trouble")
    void garbage() throws Exception {
        for (String line :
                List.of(
                        "\0\0\0\0\r\n\r\n",
                        "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
                        "GET\r\n\r\n",
                        "GET /v1/jobs\r\n\r\n",
                        "GET mailto:ada HTTP/1.1\r\n\r\n",
                        "OPTIONS * HTTP/1.1\r\n\r\n",
                        "CONNECT example.org:443 HTTP/1.1\r\n\r\n",
                        "GET http://[::1 HTTP/1.1\r\n\r\n",
                        "GET /v1/jobs\0 HTTP/1.1\r\n\r\n",
                        "GET //v1/jobs HTTP/1.1\r\n\r\n",
                        "GET /v1/jobs HTTP/9.9\r\n\r\n",
                        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")) {
            assertThat(enemy.raw(line)).as(line).doesNotContain(SECRET, " 200 ", " 500 ");
        }
    }

    @Test
    @Order(8)
    @DisplayName("a client that goes away, or never reads, costs nobody else anything")
    void deaf() throws Exception {
        List<Socket> deaf = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            deaf.add(enemy.bytes(enemy.head("GET /v1/metrics HTTP/1.1").repeat(200)));
            enemy.bytes(enemy.head("POST /v1/jobs HTTP/1.1", JSON, "Content-Length: 50") + "{")
                    .close();
        }
        friendsAreServed();
        for (Socket socket : deaf) {
            socket.close();
        }
    }

    @Test
    @Order(9)
    @DisplayName("one token's slow requests leave room for the others")
    void greedy() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 2 * ServerLimits.AT_ONCE; i++) {
            slow.add(
                    enemy.bytes(
                            enemy.head("POST /v1/jobs HTTP/1.1", JSON, "Content-Length: 50")
                                    + "{"));
        }
        assertThat(friend.get("/v1/jobs/" + treasure).status()).isEqualTo(200);
        List<String> answers = new ArrayList<>();
        for (Socket socket : slow) {
            answers.add(Client.untilClosed(socket));
        }
        assertThat(answers)
                .filteredOn(text -> text.startsWith("HTTP/1.1 429"))
                .hasSizeGreaterThanOrEqualTo(ServerLimits.AT_ONCE);
    }

    @Test
    @Order(10)
    @DisplayName("whatever bytes come, nothing of others comes back, and nothing breaks")
    void fuzz() throws Exception {
        long seed = 20_261_122;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 150; i++) {
            StringBuilder bytes =
                    new StringBuilder(
                            enemy.head(
                                            "GET /v1/jobs/" + treasure + " HTTP/1.1",
                                            JSON,
                                            "Connection: close",
                                            "Content-Length: 3")
                                    + "{}\n");
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                int at = random.nextInt(bytes.length());
                switch (random.nextInt(3)) {
                    case 0 -> bytes.setCharAt(at, (char) random.nextInt(256));
                    case 1 -> bytes.deleteCharAt(at);
                    default -> bytes.insert(at, (char) random.nextInt(256));
                }
            }
            assertThat(enemy.rawAndNoMore(bytes.toString()))
                    .as("seed %d, request %d", seed, i)
                    .doesNotContain(SECRET, " 200 ", " 500 ");
        }
    }
}
