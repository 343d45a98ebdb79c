package spiral.queue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.http.Client;
import spiral.queue.postgres.Server;

/// Each nonsense goes through all three doors (command line, HTTP, library) of both stores. It gets a
/// sentence, and nothing is stored.
@DisplayName("Nonsense is refused at every door, with a sentence, and nothing is stored")
class BadInputTest extends DoorsSuite {
    BadInputTest(Server server) {
        super(server);
    }

    @Test
    @Order(1)
    @DisplayName("each line of the table, three doors, two stores")
    void table() throws Exception {
        for (Doors door : doors) {
            for (Nonsense nonsense : Nonsense.TABLE) {
                Prompt.Result cli = door.file(nonsense.json());
                assertThat(cli.exit()).as(nonsense.name() + ": " + cli).isEqualTo(2);
                assertThat(cli.err()).contains("jobs.jsonl:1:", nonsense.said());

                Client.Reply http = door.http().post("/v1/jobs", nonsense.json());
                assertThat(http.status()).as(nonsense.name() + ": " + http.body()).isEqualTo(400);
                assertThat(http.body()).contains("\"line\":1,\"column\":", nonsense.said());

                assertThatIllegalArgumentException()
                        .as(nonsense.name())
                        .isThrownBy(() -> nonsense.program().on(door.queue()))
                        .withMessageContaining(nonsense.saidInJava());
            }
            assertThat(door.queue().store().newest(MAIL, Optional.empty(), 1)).isEmpty();
        }
    }

    @Test
    @Order(2)
    @DisplayName("a batch with one wrong job is refused whole at every door")
    void batches() throws Exception {
        String wrong = "{\"type\":\"mail\",\"priority\":-1}";
        for (Doors door : doors) {
            assertThat(door.file("{\"type\":\"mail\"}\n" + wrong).err())
                    .contains("jobs.jsonl:2:27: ");
            assertThat(door.http().post("/v1/batch", "[{\"type\":\"mail\"}," + wrong + "]").body())
                    .contains("job 2 of the batch", "\"line\":1,\"column\":44");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> door.queue().enqueue(List.of(mail("{}"), mail("x"))));
            assertThat(door.queue().store().newest(MAIL, Optional.empty(), 1)).isEmpty();
        }
    }

    @Test
    @Order(3)
    @DisplayName("what is strange but right is kept exactly, on both stores the same")
    void keptExactly() throws Exception {
        String strange =
                "{\"\":null,\"a\":1.0E+400,\"a\":-0,\"s\":\"\\uD83D\\uDE00 \uD83D\uDE00 \uFFFD \uFEFF \u202E \\\\u0000\"}";
        for (Doors door : doors) {
            String job = "{\"type\":\"mail\",\"payload\":" + strange + "}";
            assertThat(door.file(job).exit()).isZero();
            assertThat(door.http().post("/v1/jobs", job).status()).isEqualTo(201);
            door.queue().enqueue(mail(strange));

            List<Long> ids = door.queue().store().newest(MAIL, Optional.empty(), 9);
            assertThat(ids).hasSize(3);
            for (long id : ids) {
                assertThat(door.queue().store().find(id).orElseThrow().payload())
                        .isEqualTo(strange);
                assertThat(door.http().get("/v1/jobs/" + id).body())
                        .contains("\"payload\":" + strange);
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("a time before all time is now, for a job that waits for others, too")
    void longAgo() throws Exception {
        String job = "{\"type\":\"mail\",\"at\":\"-999999999-01-01T00:00:00Z\",\"after\":[%d]}";
        for (Doors door : doors) {
            long first = door.queue().enqueue(mail("1").runAt(Instant.MIN));
            assertThat(door.http().post("/v1/jobs", job.formatted(first)).status()).isEqualTo(201);
            assertThat(door.file(job.formatted(first)).exit()).isZero();
            door.queue().enqueue(mail("4").runAt(Instant.MIN).after(first));
            assertThat(door.queue().store().newest(MAIL, Optional.of(Name.BLOCKED), 9)).hasSize(3);
        }
    }

    @Test
    @Order(4)
    @DisplayName("a type that nobody knows is refused from outside; a wrong token, everything")
    void unknown() throws Exception {
        for (Doors door : doors) {
            String job = "{\"type\":\"mial\"}";
            String file = door.prompt().file("jobs.jsonl", job);
            assertThat(door.prompt().run("submit", "--db", door.url(), "--file", file).err())
                    .contains("nobody has registered a handler for job type 'mial'");
            assertThat(door.http().post("/v1/jobs", job).body())
                    .contains("this token has no queue 'mial'");
            assertThat(
                            door.http()
                                    .post(
                                            "/v1/jobs",
                                            job,
                                            "Authorization",
                                            "Bearer " + Doors.SECRET + "x")
                                    .status())
                    .isEqualTo(401);
            assertThat(door.http().post("/v1/jobs", job, "Content-Type", "text/plain").status())
                    .isEqualTo(415);
            assertThat(door.http().send("POST", "/v1/jobs", new byte[9 << 20]).status())
                    .isEqualTo(413);
            assertThat(
                            door.http()
                                    .send("POST", "/v1/jobs", new byte[] {'"', (byte) 0xC3, '"'})
                                    .body())
                    .contains("the body is not UTF-8");
            assertThat(door.queue().store().newest(Set.of("mial"), Optional.empty(), 1)).isEmpty();
        }
    }
}
