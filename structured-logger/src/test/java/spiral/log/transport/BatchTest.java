package spiral.log.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import spiral.log.Line;
import spiral.log.Strict;
import spiral.log.Transport;

@DisplayName("A full buffer ends where the pages of its file end")
class BatchTest {
    private static final int PAGE = 4_096;
    private static final int SHORT = 50; // a line, with its newline

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    @Test
    @DisplayName("what is missing there are blanks behind the last line")
    void blanks() {
        Batch batch = new Batch(PAGE);
        write(batch, PAGE / SHORT);

        assertThat(file.size()).isEqualTo(PAGE);
        assertThat(file.toString(UTF_8).lines())
                .hasSize(PAGE / SHORT)
                .allSatisfy(Strict::read)
                .last()
                .isEqualTo(line(SHORT) + " ".repeat(PAGE % SHORT));
    }

    @Test
    @DisplayName("behind an odd place, the next full buffer is the shorter one that ends well")
    void oddPlace() {
        Batch batch = new Batch(PAGE);
        batch.aim(1_000);
        int lines = (PAGE - 1_000) / SHORT;
        write(batch, lines);

        assertThat(1_000 + file.size()).isEqualTo(PAGE);
        assertThat(batch.fits(line(SHORT))).isTrue();
    }

    @Test
    @DisplayName("where much is missing, there are no blanks")
    void sparse() {
        Batch batch = new Batch(PAGE);
        batch.add(line(PAGE - PAGE / 64 - 1));
        assertThat(batch.fits(line(PAGE / 2))).isFalse();
        batch.fill();

        assertThat(batch.length()).isEqualTo(PAGE - PAGE / 64 - 1);
    }

    @Test
    @DisplayName("an empty buffer takes any line, also one that reaches beyond the place")
    void longLines() {
        Batch batch = new Batch(PAGE);
        batch.aim(PAGE - 10);
        for (int size : new int[] {PAGE / 2, 3 * PAGE}) {
            batch.add(line(size));
            batch.fill();
            assertThat(batch.length()).isEqualTo(size);
            assertThat(batch.fits(line(SHORT))).isFalse();
            assertThat(batch.take()).isOne();
        }
    }

    @Test
    @DisplayName("lines of any length, handed over at any time: each is whole, none is missing")
    void anyLength(@TempDir Path folder) throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path path = folder.resolve("any.jsonl");
        int lines = 2_000;
        try (Transport transport = FileTransport.buffered(path, 2 * PAGE, Duration.ofHours(1))) {
            for (int i = 0; i < lines; i++) {
                transport.write(
                        line(SHORT + random.nextInt(random.nextInt(100) == 0 ? 9_000 : 99)));
                if (random.nextInt(200) == 0) {
                    transport.flush();
                }
            }
            assertThat(transport.ledger()).isEqualTo(new Transport.Ledger(lines, 0));
        }

        assertThat(Files.readAllLines(path))
                .as("seed " + seed)
                .hasSize(lines)
                .allSatisfy(Strict::read)
                .anySatisfy(line -> assertThat(line).endsWith(" "));
    }

    /// What a transport does until the line that no longer fits.
    private void write(Batch batch, int lines) {
        for (int i = 0; i < lines; i++) {
            assertThat(batch.fits(line(SHORT))).isTrue();
            batch.add(line(SHORT));
        }
        assertThat(batch.fits(line(SHORT))).isFalse();
        batch.fill();
        file.write(batch.bytes(), 0, batch.length());
        batch.aim(file.size());
        assertThat(batch.take()).isEqualTo(lines);
    }

    private static Line line(int bytes) {
        String text = "{\"a\":\"" + "x".repeat(bytes - 9) + "\"}\n";
        Line line = new Line();
        line.become(Level.INFO, 0, text.getBytes(UTF_8), 0, bytes);
        return line;
    }
}
