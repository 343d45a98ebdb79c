package spiral.queue.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spiral.queue.Job;
import spiral.queue.JobQueue;
import spiral.queue.JobState.Name;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.Settlement.Effect;
import spiral.queue.worker.Worker;

/// An effect runs on the store's thread, in the transaction that settles other jobs, too. One that
/// misbehaves once kept its whole worker from settling anything, for ever.
@DisplayName("An effect that misbehaves harms no other job")
class BadEffectIT {
    private static final int OTHERS = 20;

    private static final Map<String, Effect> EFFECTS =
            Map.of(
                    "throws an error", connection -> fail(),
                    "commits", Connection::commit,
                    "commits by SQL", connection -> execute(connection, "COMMIT"),
                    "rolls back by SQL", connection -> execute(connection, "ROLLBACK"),
                    "closes the connection", Connection::close,
                    "leaves a query open", connection -> open(connection, "SELECT * FROM effect"),
                    "leaves an insertion open",
                            connection ->
                                    open(
                                            connection,
                                            "INSERT INTO effect VALUES (1, 1), (2, 2) RETURNING job"));

    @TempDir Path folder;

    private Site site;
    private JobQueue queue;

    @BeforeEach
    void open() throws Exception {
        site = Site.in(folder);
        queue =
                JobQueue.open(
                        site.store(),
                        QueueSettings.USUAL.waits(Duration.ofMillis(1), Duration.ofMillis(1)));
        Ledger.create(site);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @ParameterizedTest(name = "an effect that {0} and harms nobody")
    @ValueSource(strings = {"throws an error", "commits", "commits by SQL", "rolls back by SQL"})
    @DisplayName("an effect that breaks the rules fails its own job only")
    void failsItsOwnJob(String how) throws Exception {
        long id = runAmongOthers(EFFECTS.get(how));

        Job job = queue.store().find(id).orElseThrow();
        assertThat(job.life().state().name()).isEqualTo(Name.DEAD);
        assertThat(job.lastError().orElseThrow()).startsWith("its effect in the store");
    }

    @ParameterizedTest(name = "an effect that {0} does no harm")
    @ValueSource(
            strings = {"closes the connection", "leaves a query open", "leaves an insertion open"})
    @DisplayName("what an effect forgets is tidied up behind it")
    void tidiedUp(String how) throws Exception {
        long id = runAmongOthers(EFFECTS.get(how));

        assertThat(queue.store().find(id).orElseThrow().life().state().name())
                .isEqualTo(Name.SUCCEEDED);
    }

    /// It would wait for the very transaction that it stands in, and everybody else with it.
    @Test
    @DisplayName("an effect that submits a job itself fails its own job")
    void callsTheQueue() throws Exception {
        long id = runAmongOthers(connection -> queue.enqueue(NewJob.of("good", "{}")));

        Job job = queue.store().find(id).orElseThrow();
        assertThat(job.life().state().name()).isEqualTo(Name.DEAD);
        assertThat(job.lastError().orElseThrow()).contains("but through its own connection");
    }

    /// All of them ready before the worker starts: they are settled in batches.
    private long runAmongOthers(Effect bad) throws Exception {
        long id = queue.enqueue(NewJob.of("bad", "{}").maxAttempts(2).priority(9));
        queue.enqueue(IntStream.range(0, OTHERS).mapToObj(i -> NewJob.of("good", "{}")).toList());
        Effect good = connection -> execute(connection, "INSERT INTO effect VALUES (0, 0)");
        try (Worker _ =
                queue.worker()
                        .handle("bad", job -> job.inAckTransaction(bad))
                        .handle("good", job -> job.inAckTransaction(good))
                        .start()) {
            await().atMost(Duration.ofSeconds(20)).until(this::allEnded);
            writeFromElsewhere();
            queue.enqueue(NewJob.of("good", "{}"));
            await().atMost(Duration.ofSeconds(20)).until(this::allEnded);
        }
        assertThat(queue.store().stats(Duration.ofHours(1)).types().get("good").counts())
                .hasEntrySatisfying(
                        spiral.queue.QueueStats.Event.SUCCEEDED,
                        n -> assertThat(n).isEqualTo(OTHERS + 1));
        return id;
    }

    private boolean allEnded() {
        return queue.store().stats(Duration.ofHours(1)).states().entrySet().stream()
                .noneMatch(entry -> entry.getKey().live() && entry.getValue() > 0);
    }

    /// Another connection's write makes a snapshot old that was left open.
    private void writeFromElsewhere() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + site.store())) {
            execute(other, "INSERT INTO effect VALUES (9, 9)");
        }
    }

    private static void fail() {
        throw new AssertionError("no such luck");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @SuppressWarnings("resource") // leaving it open is the point
    private static void open(Connection connection, String sql) throws SQLException {
        connection.createStatement().executeQuery(sql).next();
    }
}
