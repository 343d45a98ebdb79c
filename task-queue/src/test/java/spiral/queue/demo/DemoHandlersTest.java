package spiral.queue.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobContext;
import spiral.queue.JobHandler;
import spiral.queue.Settlement;

@DisplayName("What the demo's jobs do")
class DemoHandlersTest {
    @TempDir Path temp;
    private DemoFolder folder;
    private Map<String, JobHandler> handlers;
    private int pauses;

    @BeforeEach
    void prepare() throws IOException {
        folder = new DemoFolder(Files.createDirectory(temp.resolve("demo")));
        new WordList(folder.wordList()).write();
        Files.writeString(temp.resolve("note.txt"), "the cat and the dog\nsleep\n");
        handlers = DemoHandlers.of(folder, temp, 7, () -> pauses++);
    }

    /// A job in the hands of a worker; the store is an empty one in memory.
    private final class Given implements JobContext {
        private final long job;
        private final String payload;
        private final List<Settlement.Effect> effects = new ArrayList<>();

        Given(long job, String payload) {
            this.job = job;
            this.payload = payload;
        }

        @Override
        public long job() {
            return job;
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public String payload() {
            return payload;
        }

        @Override
        public String traceparent() {
            return "";
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void inAckTransaction(Settlement.Effect effect) {
            effects.add(effect);
        }

        @Override
        public void result(String json) {}

        Given run(String type) throws Exception {
            handlers.get(type).run(this);
            return this;
        }

        List<String> rows() throws Exception {
            try (Connection store = DriverManager.getConnection("jdbc:sqlite::memory:")) {
                for (Settlement.Effect effect : effects) {
                    effect.run(store);
                }
                List<String> rows = new ArrayList<>();
                try (var row = store.createStatement().executeQuery("SELECT * FROM effect")) {
                    while (row.next()) {
                        rows.add(
                                "%d %s %s %s"
                                        .formatted(
                                                row.getLong(1),
                                                row.getString(2),
                                                row.getString(3),
                                                row.getString(4)));
                    }
                }
                return rows;
            }
        }
    }

    private Given note(long job) {
        return new Given(job, "{\"file\":\"note.txt\"}");
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("what a job has found goes into the store with its acknowledgement, in one row")
    void effect() throws Exception {
        assertThat(note(5).run("words").rows()).containsExactly("5 words note.txt 6");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("every attempt leaves a line outside, and two attempts leave equal ones")
    void outside() throws Exception {
        note(5).run("words");
        note(5).run("words");
        note(6).run("sha256");

        assertThat(folder.outside())
                .hasContent("5 words note.txt\n5 words note.txt\n6 sha256 note.txt\n");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a lookup counts the words that are on the list")
    void lookup() throws Exception {
        assertThat(note(5).run("lookup").rows()).containsExactly("5 lookup note.txt 3");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("while the word list is away lookups fail before they have done anything")
    void away() throws Exception {
        WordList list = new WordList(folder.wordList());
        list.takeAway();

        assertThatThrownBy(() -> note(5).run("lookup"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the word list is away");
        assertThat(folder.outside()).isEmptyFile();
        list.bringBack();
        assertThat(note(5).run("lookup").rows()).hasSize(1);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("about a third of the flaky attempts fail, the same ones for the same seed")
    void flakiness() {
        long failed =
                IntStream.range(0, 10_000).filter(job -> DemoHandlers.fails(7, job, 1)).count();

        assertThat(failed).isBetween(3_200L, 3_800L);
        assertThat(IntStream.range(0, 100).mapToObj(job -> DemoHandlers.fails(7, job, 1)))
                .containsExactlyElementsOf(
                        IntStream.range(0, 100)
                                .mapToObj(job -> DemoHandlers.fails(7, job, 1))
                                .toList());
        assertThat(IntStream.range(0, 100).filter(job -> DemoHandlers.fails(8, job, 1)).toArray())
                .isNotEqualTo(
                        IntStream.range(0, 100)
                                .filter(job -> DemoHandlers.fails(7, job, 1))
                                .toArray());
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a flaky attempt that fails has left its line outside, and nothing in the store")
    void flaky() throws Exception {
        long unlucky =
                IntStream.range(0, 100)
                        .filter(job -> DemoHandlers.fails(7, job, 1))
                        .findFirst()
                        .orElseThrow();
        Given job = note(unlucky);

        assertThatThrownBy(() -> job.run("flaky")).hasMessageContaining("connection broke off");
        assertThat(job.effects).isEmpty();
        assertThat(folder.outside()).hasContent(unlucky + " flaky note.txt\n");
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a large file is read in 16 parts or a few more, a small one in one")
    void parts() throws Exception {
        Files.write(temp.resolve("large"), new byte[200_000]);

        note(1).run("words");
        assertThat(pauses).isEqualTo(1);
        new Given(2, "{\"file\":\"large\"}").run("words");
        assertThat(pauses - 1).isBetween(15, 18);
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("a payload without a file is refused with what was there instead")
    void payload() {
        assertThatThrownBy(() -> new Given(1, "{\"fill\":1}").run("words"))
                .hasMessageContaining("but was {\"fill\":1}");
    }
}
