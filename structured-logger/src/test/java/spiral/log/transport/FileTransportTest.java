package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.log.Transport;

@DisplayName("Lines in a file")
class FileTransportTest extends TransportContract {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<String> complaints = new ArrayList<>();
    private final Path file;
    private final Transport transport;

    FileTransportTest(@TempDir Path folder) {
        file = folder.resolve("logs").resolve("worker-1.jsonl");
        transport = new FileTransport(file, durability(), complaints::add);
    }

    /// How the file of this suite is written.
    Durability durability() {
        return new Durability.PerEvent();
    }

    @Override
    protected Transport transport() {
        return transport;
    }

    @Override
    protected List<String> arrived() throws IOException {
        transport.flush();
        return Files.readAllLines(file);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the folder is made, and what was in the file before stays")
    void appends() throws IOException {
        send("one");
        try (Transport later = new FileTransport(file, durability(), complaints::add)) {
            assertThat(later.ledger()).isEqualTo(Transport.Ledger.EMPTY);
        }
        send("two");

        assertThat(arrived()).hasSize(2);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("no event, no file")
    void opensLate() {
        transport.flush();
        transport.close();

        assertThat(file).doesNotExist();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("half an event left by a killed process is cut off before the next one begins")
    void tornLines() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"a\":1}\n{\"message\":\"who killed m");

        send("alive");

        assertThat(arrived()).hasSize(2);
        assertThat(arrived().get(0)).isEqualTo("{\"a\":1}");
        assertThat(arrived().get(1)).contains("alive").startsWith("{").endsWith("}");
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("what cannot be written is counted and told, and nothing is thrown")
    void failures() throws IOException {
        Files.writeString(file.getParent(), "a file where the folder should be");

        sendAt(NOON, "lost");

        assertThat(transport.ledger()).isEqualTo(new Transport.Ledger(0, 1));
        assertThat(complaints).hasSize(1);
        assertThat(complaints.getFirst()).startsWith("cannot write " + file);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("half a second later the file is tried again, and says how many lines are missing")
    void recovery() throws IOException {
        Files.writeString(file.getParent(), "a file where the folder should be");
        sendAt(NOON, "lost");
        Files.delete(file.getParent());

        sendAt(NOON.plusMillis(499), "too early");
        sendAt(NOON.plusMillis(501), "back again");

        assertThat(arrived()).hasSize(2);
        assertThat(arrived().get(0)).contains("\"log.dropped\":2");
        assertThat(arrived().get(1)).contains("back again");
        assertThat(transport.ledger()).isEqualTo(new Transport.Ledger(1, 2));
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a trouble that stays is told a few times only")
    void fewComplaints() throws IOException {
        Files.writeString(file.getParent(), "a file where the folder should be");

        for (int second = 0; second < 60; second += 2) {
            sendAt(NOON.plusSeconds(second), "lost");
        }

        assertThat(complaints).hasSize(FileTransport.MAX_COMPLAINTS);
        assertThat(transport.ledger()).isEqualTo(new Transport.Ledger(0, 30));
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a clock that is set back does not make the pause longer")
    void clockSetBack() throws IOException {
        Files.writeString(file.getParent(), "a file where the folder should be");
        sendAt(NOON, "lost");
        Files.delete(file.getParent());

        sendAt(NOON.minus(Duration.ofHours(1)), "an hour ago");

        assertThat(arrived()).hasSize(2).last().asString().contains("an hour ago");
    }
}
