package spiral.queue.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import spiral.queue.AttemptRecord;
import spiral.queue.Claim;
import spiral.queue.Job;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore;
import spiral.queue.Limit;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats.Event;
import spiral.queue.Settlement;
import spiral.queue.StoreException;
import spiral.queue.WorkerProfile;

/// What becomes of a store that an older program made. The older stores are SQL texts among the
/// tests' resources, never changed: nine jobs, one in each state of that time.
abstract class UpgradeContract {
    private static final Set<String> MAIL = Set.of("mail");
    private static final Pattern STATEMENTS_END = Pattern.compile(";\n");
    private static final Duration LEASE = Duration.ofSeconds(10);

    /// A plain connection to the store, in auto-commit mode, where there may be no tables yet.
    abstract Connection plain() throws SQLException;

    /// Opens the store as this program does.
    abstract JobStore open();

    /// The SQL that sets the version of the tables.
    abstract String version(int version);

    final void load(String resource) throws Exception {
        try (Connection connection = plain();
                Statement statement = connection.createStatement()) {
            for (String sql : STATEMENTS_END.splitAsStream(text(resource)).toList()) {
                String bare = sql.replaceAll("(?m)^--.*$", "").strip();
                if (!bare.isEmpty()) {
                    statement.execute(bare);
                }
            }
        }
    }

    final void run(String sql) throws SQLException {
        try (Connection connection = plain();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream file = UpgradeContract.class.getResourceAsStream("/store/" + resource)) {
            assertThat(file).as(resource).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The text of the older store.
    abstract String older();

    private static long worker(JobStore store) {
        return store.register(new WorkerProfile("new", 1, "here", 4, MAIL, LEASE));
    }

    static void nothingIsLost(JobStore store) {
        List<Name> states = new ArrayList<>();
        for (long id = 1; id <= 9; id++) {
            Job job = store.find(id).orElseThrow();
            states.add(job.life().state().name());
            assertThat(job.payload()).startsWith("{\"n\":" + id);
        }
        assertThat(states)
                .containsExactly(
                        Name.READY,
                        Name.READY,
                        Name.SCHEDULED,
                        Name.RUNNING,
                        Name.RETRYING,
                        Name.DEAD,
                        Name.READY,
                        Name.SUCCEEDED,
                        Name.CANCELLED);
        Job dead = store.find(6).orElseThrow();
        assertThat(dead.payload()).contains("späte Grüße 🌍");
        assertThat(dead.lastError()).hasValue("no reply at all");
        assertThat(store.attempts(6)).extracting(AttemptRecord::number).containsExactly(1, 2, 3);
        assertThat(store.find(7).orElseThrow().life().suspect()).isTrue();
        assertThat(store.find(8).orElseThrow().result()).hasValue("\"sent\"");
        assertThat(store.stats(Duration.ofHours(1)).count(Name.SUCCEEDED)).isEqualTo(1);
        assertThat(store.settings()).isEqualTo(QueueSettings.USUAL);
    }

    @Test
    @Order(1)
    @DisplayName("is brought up to date when it is opened, and nothing in it is lost")
    void keepsAll() throws Exception {
        load(older());

        try (JobStore store = open()) {
            nothingIsLost(store);
        }
        try (JobStore again = open()) {
            nothingIsLost(again);
        }
    }

    @Test
    @Order(12)
    @DisplayName("a program under which a newer one changes the tables is told so")
    void changedUnderneath() throws Exception {
        try (JobStore store = open()) {
            long worker = worker(store);
            store.submit(List.of(NewJob.of("mail", "{}")));
            run(version(99));
            run("ALTER TABLE job RENAME COLUMN payload TO body");

            for (ThrowingCallable call :
                    List.<ThrowingCallable>of(
                            () -> claim(store, worker),
                            () -> store.submit(List.of(NewJob.of("mail", "{}"))),
                            () -> store.find(1))) {
                assertThatThrownBy(call)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("has version 99, this program reads up to version");
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("its jobs are worked off, the more important first, and new ones get new numbers")
    void goesOn() throws Exception {
        load(older());
        try (JobStore store = open()) {
            long worker = worker(store);
            Settlement late = success(heldByTheOld());

            assertThat(store.submit(List.of(NewJob.of("mail", "{}").unique("nightly"))))
                    .containsExactly(10L);
            assertThat(claim(store, worker).job()).isEqualTo(2);
            assertThat(claim(store, worker).job()).as("the suspect, alone").isEqualTo(7);
            assertThat(claim(store, worker).job()).isEqualTo(1);
            assertThat(store.promote(worker, 100).moved()).isEqualTo(1);
            assertThat(store.settle(1, List.of(late)).getFirst())
                    .as("the old process's job is its own until it is given up")
                    .isInstanceOf(JobStore.Verdict.Accepted.class);
            store.controls().limit("ada", Optional.of(Limit.running(1)));
            assertThat(store.controls().redrive(Optional.of("mail"), 10)).isEqualTo(1);
            assertThat(store.stats(Duration.ofHours(1)).all().count(Event.SUCCEEDED)).isEqualTo(1);
        }
    }

    private static Claim claim(JobStore store, long worker) {
        return store.claim(worker, MAIL, 1).getFirst();
    }

    private static Settlement success(Claim claim) {
        return new Settlement.Success(claim, Duration.ofMillis(1), Optional.empty(), List.of());
    }

    /// Job 4, in the hands of the process that was running when the store was upgraded.
    private static Claim heldByTheOld() {
        return new Claim(
                4,
                1,
                1,
                "mail",
                "{\"n\":4}",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                1,
                5,
                Duration.ofMinutes(1),
                false,
                4,
                Instant.parse("2026-03-01T00:00:02Z"),
                Duration.ZERO);
    }

    @Test
    @Order(3)
    @DisplayName("two processes may open it at once: one makes the steps, both find all of it")
    void together() throws Exception {
        load(older());
        try (ExecutorService starting = Executors.newFixedThreadPool(4)) {
            List<Future<JobStore>> opened = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                opened.add(starting.submit(this::open));
            }
            for (Future<JobStore> each : opened) {
                try (JobStore store = each.get()) {
                    nothingIsLost(store);
                }
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("a step that cannot be made leaves it as it was; opened again it is made")
    void halfWay() throws Exception {
        load(older());
        run("CREATE TABLE lane (in_the_way INTEGER)");

        assertThatThrownBy(this::open).isInstanceOf(StoreException.class);
        run("DROP TABLE lane");

        try (JobStore store = open()) {
            nothingIsLost(store);
        }
    }

    @Test
    @Order(5)
    @DisplayName("a store of a newer program is refused in a sentence, and not touched")
    void newer() throws Exception {
        open().close();
        run(version(99));

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has version 99, this program reads up to version ");

        run(version(current()));
        open().close();
    }

    abstract int current();

    @Test
    @Order(6)
    @DisplayName("what a process of the older program still hands in is worked off, too")
    void rollingStart() throws Exception {
        load(older());
        try (JobStore store = open()) {
            run(
                    """
                    INSERT INTO job (id, type, priority, state, at, attempt, max_attempts, crashes,
                      token, timeout, submitted_at, traceparent, payload)
                    VALUES (50, 'print', 5, 1, 1772323200000, 0, 5, 0, 0, 60000, 1772323200000,
                      '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '{}')\
                    """);
            long worker = worker(store);

            Claim claim = store.claim(worker, Set.of("print"), 10).getFirst();

            assertThat(claim.job()).isEqualTo(50);
            store.settle(worker, List.of(success(claim)));
            assertThat(store.find(50).orElseThrow().life().state().name())
                    .isEqualTo(Name.SUCCEEDED);
        }
    }
}
