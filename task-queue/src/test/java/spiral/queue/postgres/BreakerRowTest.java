package spiral.queue.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import spiral.async.BreakerRules;
import spiral.queue.Claim;
import spiral.queue.JobStore;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats.BreakerView;
import spiral.queue.Settlement;
import spiral.queue.WorkerProfile;
import spiral.queue.store.PostgresStore;

@DisplayName("The one row of a type's breaker, which all settlements share")
@ExtendWith(WithServer.class)
@Timeout(60)
class BreakerRowTest {
    private static final Set<String> MAIL = Set.of("mail");
    private static final Duration TOOK = Duration.ofMillis(5);
    private static final QueueSettings SETTINGS =
            QueueSettings.USUAL.breaker(new BreakerRules(4, 4, 50, Duration.ofSeconds(60), 1));

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final String address;
    private JobStore store;
    private List<Claim> claims;

    BreakerRowTest(Server server) {
        address = server.freshStore();
    }

    @BeforeEach
    void claimMany() {
        store = PostgresStore.open(address, SETTINGS, new SplittableRandom(1));
        long worker = store.register(new WorkerProfile("a", 1, "here", 20, MAIL, SETTINGS.lease()));
        store.submit(IntStream.range(0, 20).mapToObj(i -> NewJob.of("mail", "{}")).toList());
        claims = store.claim(worker, MAIL, 20);
        assertThat(claims).hasSize(20);
    }

    @AfterEach
    void close() {
        release.countDown();
        store.close();
    }

    private void settle(Settlement... settlements) {
        store.settle(claims.getFirst().worker(), List.of(settlements));
    }

    private Settlement success(int job, Settlement.Effect... effects) {
        return new Settlement.Success(claims.get(job), TOOK, Optional.empty(), List.of(effects));
    }

    private Settlement failure(int job) {
        return new Settlement.Failure(claims.get(job), TOOK, "no reply");
    }

    /// An effect in whose middle the transaction stays open.
    private void stay(Connection connection) {
        inside.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static CompletableFuture<Void> apart(Runnable action) {
        return CompletableFuture.runAsync(action, Thread.ofPlatform()::start);
    }

    /// Where the row lies, and who has changed or locked it last.
    private String row() throws SQLException {
        try (Connection connection = Server.connect(address)) {
            return Server.text(
                    connection, "SELECT ctid || ' ' || xmin || ' ' || xmax FROM breaker");
        }
    }

    private String kind() {
        return store.stats(Duration.ofHours(1)).breakers().stream()
                .map(BreakerView::state)
                .findFirst()
                .orElse("closed");
    }

    @Test
    @Order(1)
    @DisplayName("is left alone by the successes of a type that has not failed of late")
    void leftAlone() throws Exception {
        settle(failure(0));
        settle(success(1), success(2), success(3), success(4));
        String before = row();

        settle(success(5), success(6));

        assertThat(row()).isEqualTo(before);
    }

    @Test
    @Order(2)
    @DisplayName("holds no success up that comes while another settlement is writing to it")
    void nobodyWaits() throws Exception {
        settle(failure(0));
        CompletableFuture<Void> open = apart(() -> settle(success(1), success(2, this::stay)));
        assertThat(inside.await(20, SECONDS)).isTrue();

        apart(() -> settle(success(3))).get(5, SECONDS);
        assertThat(open).isNotDone();

        release.countDown();
        open.get(20, SECONDS);
    }

    @Test
    @Order(3)
    @DisplayName("is told later of a success that could not wait, and judges with it")
    void toldLater() throws Exception {
        settle(failure(0));
        CompletableFuture<Void> open = apart(() -> settle(success(1), success(2, this::stay)));
        assertThat(inside.await(20, SECONDS)).isTrue();
        apart(() -> settle(success(3))).get(5, SECONDS);
        release.countDown();
        open.get(20, SECONDS);

        settle(failure(4));
        assertThat(kind()).as("one of the last four has failed").isEqualTo("closed");
        settle(failure(5));
        assertThat(kind()).as("two of the last four have failed").isEqualTo("open");
    }
}
