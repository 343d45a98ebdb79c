package spiral.queue.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats.Event;
import spiral.queue.store.SqliteStore;

@DisplayName("Counters for whoever scrapes")
class TotalsTest {
    @TempDir Path folder;
    private SqliteStore store;

    @BeforeEach
    void open() {
        store =
                SqliteStore.open(
                        folder.resolve("queue.db"),
                        QueueSettings.USUAL.retention(Duration.ofDays(1)),
                        new SplittableRandom(1));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("count each thing once, for days, though the store forgets after one")
    void forDays() {
        Totals totals = new Totals(store);
        long submitted = 0;
        for (int hour = 0; hour < 72; hour++) {
            for (int i = 0; i < hour % 4; i++) {
                store.submit(List.of(NewJob.of("mail", "{}")));
                submitted++;
            }
            assertThat(count(totals)).as("hour " + hour).isEqualTo(submitted);
            store.shiftClock(Duration.ofMinutes(60));
            store.tidy();
        }
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("begin with the last hour, and never fall")
    void neverFall() {
        store.submit(List.of(NewJob.of("mail", "{}")));
        store.shiftClock(Duration.ofMinutes(90));
        store.submit(List.of(NewJob.of("mail", "{}")));
        Totals totals = new Totals(store);
        assertThat(count(totals)).isEqualTo(1);
        long last = 1;
        for (int i = 0; i < 40; i++) {
            store.shiftClock(Duration.ofMinutes(17));
            long now = count(totals);
            assertThat(now).isGreaterThanOrEqualTo(last);
            last = now;
        }
        assertThat(last).isEqualTo(1);
    }

    private static long count(Totals totals) {
        return totals.read().getOrDefault("mail", Map.of()).getOrDefault(Event.SUBMITTED, 0L);
    }
}
