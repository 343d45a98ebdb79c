package spiral.queue.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState;
import spiral.queue.Lane;
import spiral.queue.NewJob;

@DisplayName("Over HTTP a token sees its own queues, and takes no more than its share")
class HttpBordersTest extends HttpSuite {
    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("who shows no token, or a wrong one, learns only how to show one")
    void tokens() throws Exception {
        for (String header : List.of("Basic eDp5", "Bearer", "Bearer ", "Bearer wrong", WEB)) {
            var reply = web.send("GET", "/v1/jobs/1", new byte[0], "Authorization", header);

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
        }
        assertThat(web.send("GET", "/nowhere", new byte[0], "Authorization", "x").status())
                .isEqualTo(401);
        assertThat(
                        web.send("GET", "/v1/jobs/1", new byte[0], "Authorization", "bearer " + WEB)
                                .status())
                .isEqualTo(404);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("for a token, jobs of other queues are not there: every answer is that for no job")
    void strangers() throws Exception {
        long theirs =
                queue.enqueue(
                        NewJob.of("invoice", "{\"secret\":42}").unique("u").idempotencyKey("k"));
        long none = 77;
        for (String path : List.of("/v1/jobs/%d", "/v1/jobs/%d/cancel")) {
            String method = path.endsWith("cancel") ? "POST" : "GET";
            var their = web.send(method, path.formatted(theirs), new byte[0]);
            var no = web.send(method, path.formatted(none), new byte[0]);

            assertThat(their.status()).isEqualTo(no.status()).isEqualTo(404);
            assertThat(their.body().replace("" + theirs, "N"))
                    .isEqualTo(no.body().replace("" + none, "N"));
            assertThat(their.all().headers().map().keySet())
                    .isEqualTo(no.all().headers().map().keySet());
        }
        assertThat(state(theirs)).isInstanceOf(JobState.Ready.class);
        assertThat(after(theirs)).isEqualTo(after(none).replace("" + none, "" + theirs));
        assertThat(web.get("/v1/jobs").body()).isEqualTo("{\"jobs\":[]}\n");
        assertThat(web.get("/v1/jobs?type=invoice").status()).isEqualTo(403);
        assertThat(web.get("/v1/jobs?type=invoice").body())
                .isEqualTo(web.get("/v1/jobs?type=nothing").body());
        assertThat(web.get("/v1/metrics").body()).doesNotContain("invoice", "billing");
        assertThat(web.post("/v1/jobs", "{\"type\":\"invoice\"}").body())
                .isEqualTo(
                        web.post("/v1/jobs", "{\"type\":\"nothing\"}")
                                .body()
                                .replace("nothing", "invoice"));
        assertThat(billing.get("/v1/jobs/" + theirs).body()).contains("\"secret\":42");
    }

    private String after(long parent) throws Exception {
        var reply = web.post("/v1/jobs", "{\"type\":\"mail\",\"after\":[%d]}".formatted(parent));
        assertThat(reply.status()).isEqualTo(400);
        return reply.body();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("keys of one queue say nothing about those of another, nor use up their limits")
    void keys() throws Exception {
        queue.enqueue(NewJob.of("invoice", "1").unique("u").idempotencyKey("k"));

        assertThat(
                        web.post(
                                        "/v1/jobs",
                                        "{\"type\":\"mail\",\"payload\":2,\"unique\":\"u\",\"key\":\"k\"}")
                                .body())
                .isEqualTo("{\"id\":2}\n");
        assertThat(web.post("/v1/jobs", "{\"type\":\"mail\",\"limitKey\":\"customer-7\"}").body())
                .contains("a 'limitKey' begins with its queue: mail:");
        assertThat(web.post("/v1/jobs", "{\"type\":\"mail\",\"limitKey\":\"mail:7\"}").status())
                .isEqualTo(201);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a job's parents in other queues are not shown")
    void parents() throws Exception {
        long theirs = queue.enqueue(NewJob.of("invoice", "{}"));
        long mine = queue.enqueue(NewJob.of("mail", "{}"));
        long child = queue.enqueue(NewJob.of("mail", "{}").after(theirs, mine));

        assertThat(web.get("/v1/jobs/" + child).body())
                .contains("\"waitsFor\":[%d]".formatted(mine));
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("command lines and calls are refused unless the server was started to take them")
    void exec() throws Exception {
        String job = "{\"type\":\"exec\",\"payload\":{\"command\":[\"date\"]}}";

        var refused = web.post("/v1/jobs", job);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("started without --allow exec");
        assertThat(web.post("/v1/batch", "[" + job + "]").status()).isEqualTo(403);
        HttpSettings usual = HttpSettings.usual(TOKENS);
        for (String type : List.of("exec", "http", "http.orders")) {
            assertThat(usual.admits(type)).as(type).isFalse();
            assertThat(usual.allow(Set.of(type)).admits(type)).as(type).isTrue();
        }
        assertThat(usual.allow(Set.of("http")).admits("http.orders")).isTrue();
        assertThat(usual.allow(Set.of("http.orders")).admits("http.mail")).isFalse();

        api.close();
        serve(HttpSettings.usual(TOKENS).allow(Set.of("exec")));
        assertThat(web.post("/v1/jobs", job).status()).isEqualTo(201);
        assertThat(web.post("/v1/jobs", job.replace("command", "cmd")).body())
                .contains("but no 'cmd'", "\"column\":26");
    }

    @Test
    @Order(6)
    @Tag("step:3")
    @DisplayName("a full queue takes no more, and the others go on")
    void full() throws Exception {
        api.close();
        serve(HttpSettings.usual(TOKENS).mostJobs(3));

        assertThat(
                        web.post(
                                        "/v1/batch",
                                        "[{\"type\":\"mail\"},{\"type\":\"mail\"},{\"type\":\"mail\"}]")
                                .status())
                .isEqualTo(201);
        var refused = web.post("/v1/jobs", "{\"type\":\"mail\"}");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("the queue 'mail' is full: it holds 3 jobs");
        assertThat(refused.header("Retry-After")).isEqualTo("10");
        assertThat(web.post("/v1/jobs", "{\"type\":\"report\"}").status()).isEqualTo(201);
    }

    @Test
    @Order(7)
    @Tag("step:3")
    @DisplayName("a draining queue says so")
    void draining() throws Exception {
        queue.controls().lane("mail", Lane.Mode.DRAINING);

        var reply = web.post("/v1/jobs", "{\"type\":\"mail\"}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body()).contains("the queue of 'mail' is draining");
    }
}
