package spiral.queue.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spiral.queue.JobState;
import spiral.queue.NewJob;
import spiral.queue.WorkerProfile;

@DisplayName("The queue over HTTP")
class HttpApiTest extends HttpSuite {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a job that was taken has a number, an address, and is in the store")
    void submit() throws Exception {
        var reply =
                web.post(
                        "/v1/jobs",
                        "{\"type\":\"mail\",\"payload\":{\"to\": \"ada\"},\"priority\":9}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body()).isEqualTo("{\"id\":1}\n");
        assertThat(reply.header("Location")).isEqualTo("/v1/jobs/1");
        assertThat(queue.store().find(1).orElseThrow().payload()).isEqualTo("{\"to\":\"ada\"}");
        assertThat(web.get(reply.header("Location")).body())
                .contains("\"id\":1", "\"state\":\"ready\"", "\"payload\":{\"to\":\"ada\"}");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a batch is stored whole, or not at all; the refusal names the job that is wrong")
    void batch() throws Exception {
        var reply = web.post("/v1/batch", "[{\"type\":\"mail\"},{\"type\":\"report\"}]");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body()).isEqualTo("{\"count\":2,\"ids\":[1,2]}\n");

        var refused =
                web.post(
                        "/v1/batch",
                        "[{\"type\":\"mail\"},\n {\"type\":\"mail\",\"delay\":\"-1s\"}]");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "job 2 of the batch",
                        "\"line\":2",
                        "\"column\":25",
                        "a time span is written");
        assertThat(queue.store().find(3)).isEmpty();
        assertThat(web.post("/v1/jobs", "").body()).contains("\"line\":1,\"column\":1");
        assertThat(web.post("/v1/batch", "[]").body()).isEqualTo("{\"count\":0,\"ids\":[]}\n");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("an idempotency key, in a header or in the job, makes a repeated request harmless")
    void idempotent() throws Exception {
        String job = "{\"type\":\"mail\",\"payload\":1}";

        assertThat(web.post("/v1/jobs", job, "Idempotency-Key", "order-7").body())
                .isEqualTo("{\"id\":1}\n");
        assertThat(web.post("/v1/jobs", job, "Idempotency-Key", "\"order-7\"").body())
                .isEqualTo("{\"id\":1}\n");
        assertThat(web.post("/v1/jobs", job.replace("}", ",\"key\":\"order-7\"}")).body())
                .isEqualTo("{\"id\":1}\n");

        var other = web.post("/v1/jobs", job.replace("1", "2"), "Idempotency-Key", "order-7");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).contains("belongs to job 1, which has another payload");
        assertThat(
                        web.post(
                                        "/v1/jobs",
                                        job.replace("}", ",\"key\":\"a\"}"),
                                        "Idempotency-Key",
                                        "b")
                                .status())
                .isEqualTo(400);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName(
            "a waiting job can be withdrawn, a running one is asked to stop, an ended one stays")
    void cancel() throws Exception {
        long waiting = queue.enqueue(NewJob.of("mail", "{}"));
        assertThat(web.post("/v1/jobs/" + waiting + "/cancel", "").status()).isEqualTo(200);
        assertThat(state(waiting)).isInstanceOf(JobState.Cancelled.class);

        long running = queue.enqueue(NewJob.of("mail", "{}"));
        claimMail();
        assertThat(web.post("/v1/jobs/" + running + "/cancel", "").status()).isEqualTo(202);

        var again = web.post("/v1/jobs/" + waiting + "/cancel", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("a cancelled job cannot be cancelled");
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("lists show the newest first, by state and type")
    void list() throws Exception {
        queue.enqueue(NewJob.of("mail", "{}"));
        queue.enqueue(NewJob.of("report", "{}"));
        web.post("/v1/jobs/1/cancel", "");

        assertThat(web.get("/v1/jobs").body()).containsSubsequence("\"id\":2", "\"id\":1");
        assertThat(web.get("/v1/jobs?state=cancelled").body())
                .contains("\"id\":1")
                .doesNotContain("\"id\":2");
        assertThat(web.get("/v1/jobs?type=report&limit=1").body())
                .contains("\"id\":2")
                .doesNotContain("\"id\":1");
        assertThat(web.get("/v1/jobs?limit=101").body()).contains("limit must be 1 to 100");
        assertThat(web.get("/v1/jobs?state=lost").body()).contains("unknown state; known: ");
        assertThat(web.get("/v1/jobs?sort=id").body()).contains("unknown parameter; known: ");
    }

    @Test
    @Order(20)
    @Tag("step:3")
    @DisplayName("who sends all of a body that is too large before listening still hears why")
    void tooLarge() throws Exception {
        int length = ServerLimits.BODY + (4 << 20);
        String head =
                web.head(
                        "POST /v1/jobs HTTP/1.1",
                        "Content-Type: application/json",
                        "Content-Length: " + length);
        try (Socket socket = web.socket()) {
            socket.getOutputStream().write(head.getBytes(UTF_8));
            for (int sent = 0; sent < length; sent += 1 << 16) {
                socket.getOutputStream().write(new byte[1 << 16]);
            }

            assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @Order(6)
    @Tag("step:2")
    @DisplayName("a wrong method is told which are right, a wrong path that there is nothing")
    @CsvSource({
        "DELETE, /v1/jobs,          405, 'GET, HEAD, POST'",
        "PUT,    /v1/jobs/1,        405, 'GET, HEAD'",
        "GET,    /v1/batch,         405, POST",
        "GET,    /v1/jobs/1/cancel, 405, POST",
        "POST,   /v1/metrics,       405, 'GET, HEAD'",
        "POST,   /v1/health,        405, 'GET, HEAD'",
        "GET,    /v1/jobs/,         404, ''",
        "GET,    /v1/jobs/-1,       404, ''",
        "GET,    /v1/jobs/0,        404, ''",
        "GET,    /v1/jobs/9999999999999999999999, 404, ''",
        "GET,    /v1/jobs/%31,      404, ''",
        "GET,    /v1/jobs/../jobs,  404, ''",
        "GET,    /,                 404, ''",
    })
    void methods(String method, String path, int status, String allow) throws Exception {
        var reply = web.send(method, path, new byte[0]);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Allow")).isEqualTo(allow);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("HEAD says what GET would, without the body")
    void head() throws Exception {
        for (String path : List.of("/v1/jobs", "/v1/health", "/v1/jobs/5")) {
            var get = web.get(path);
            var head = web.send("HEAD", path, new byte[0]);

            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.body()).isEmpty();
            assertThat(head.header("Content-Length")).isEqualTo("" + get.body().length());
        }
    }

    @Test
    @Order(8)
    @Tag("step:3")
    @DisplayName("health is for everybody, and tells nothing else")
    void health() throws Exception {
        var reply = web.send("GET", "/v1/health", new byte[0], "Authorization", "none");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"status\":\"ok\"}\n");
    }

    @Test
    @Order(9)
    @Tag("step:3")
    @DisplayName("metrics are the token's queues, in Prometheus text")
    void metrics() throws Exception {
        web.post("/v1/batch", "[{\"type\":\"mail\"},{\"type\":\"mail\",\"delay\":\"1h\"}]");
        billing.post("/v1/jobs", "{\"type\":\"invoice\"}");
        claimMail();
        now = now.plusSeconds(10);

        var reply = web.get("/v1/metrics");

        assertThat(reply.header("Content-Type")).startsWith("text/plain; version=0.0.4");
        assertThat(reply.body().lines())
                .contains(
                        "# TYPE spiral_queue_jobs gauge",
                        "# TYPE spiral_queue_events_total counter",
                        "spiral_queue_jobs{queue=\"mail\",state=\"scheduled\"} 1.0",
                        "spiral_queue_events_total{event=\"submitted\",queue=\"mail\"} 2",
                        "spiral_queue_jobs{queue=\"report\",state=\"ready\"} 0.0",
                        "spiral_http_requests_total{route=\"batch\",status=\"201\",token=\"web\"} 1");
        assertThat(reply.body()).doesNotContain("invoice", "billing");
        assertThat(reply.body().lines())
                .allMatch(line ->
                        line.matches(
                                "# TYPE [a-z_]+ (gauge|counter|summary)|[a-z_]+\\{[^}]*} [-+.0-9eE]+"));
    }

    @Test
    @Order(10)
    @Tag("step:3")
    @DisplayName("a job belongs to the trace of its request, unless it brings its own")
    void trace() throws Exception {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        web.post("/v1/jobs", "{\"type\":\"mail\"}", "traceparent", trace);
        web.post("/v1/jobs", "{\"type\":\"mail\"}", "traceparent", "nonsense");

        assertThat(queue.store().find(1).orElseThrow().traceparent()).isEqualTo(trace);
        assertThat(queue.store().find(2).orElseThrow().traceparent()).isNotEqualTo(trace);
    }

    @ParameterizedTest
    @Order(11)
    @Tag("step:3")
    @DisplayName("a store that is away costs a 503 that tells nothing about it")
    @ValueSource(strings = {"/v1/jobs/1", "/v1/jobs", "/v1/metrics"})
    void away(String path) throws Exception {
        queue.close();
        now = now.plusSeconds(10);

        var reply = web.get(path);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("5");
        assertThat(reply.body()).contains("nothing was changed").doesNotContain("queue.db");
        assertThat(web.get("/v1/health").status()).isEqualTo(503);
    }

    private void claimMail() {
        long worker =
                queue.store()
                        .register(
                                new WorkerProfile(
                                        "w",
                                        1,
                                        "here",
                                        1,
                                        Set.of("mail"),
                                        queue.store().settings().lease()));
        assertThat(queue.store().claim(worker, Set.of("mail"), 1)).hasSize(1);
    }
}
