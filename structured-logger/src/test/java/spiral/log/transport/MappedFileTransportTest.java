package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.log.Line;
import spiral.log.Transport;

@DisplayName("A file that is memory")
class MappedFileTransportTest extends TransportContract {
    // enough for the code to be compiled half-way through
    private static final int ROUNDS = 400;
    private static final int LINES = 100;

    @TempDir private Path folder;
    private Path file;
    private FileTransport transport;

    @BeforeEach
    void open() {
        file = folder.resolve("app.jsonl");
        transport = FileTransport.mapped(file, 64 * 1024);
    }

    @Override
    protected Transport transport() {
        return transport;
    }

    /// While the file is open its end is NUL bytes.
    @Override
    protected List<String> arrived() throws IOException {
        return Files.readString(file).replace("\0", "").lines().toList();
    }

    @Test
    @DisplayName("a line is in the file as soon as the call returned")
    void atOnce() throws IOException {
        transport.write(TransportContract.line("now"));

        assertThat(arrived()).hasSize(1);
    }

    @Test
    @DisplayName("closing cuts the NUL bytes off")
    void closed() throws IOException {
        send("one");
        transport.close();

        assertThat(Files.readAllBytes(file)).doesNotContain(0).endsWith('\n');
    }

    @Test
    @DisplayName("what a killed process left behind is mended")
    void mended() throws IOException {
        Files.writeString(file, "{\"a\":1}\n{\"b\":" + "\0".repeat(100_000));

        send("next");
        transport.close();

        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    @DisplayName("many windows, one file")
    void windows() throws IOException {
        for (int i = 0; i < 2_000; i++) {
            transport.write(TransportContract.line("x".repeat(200)));
        }
        transport.close();

        assertThat(Files.readAllLines(file)).hasSize(2_000);
    }

    @Test
    @DisplayName("truncated from outside, it goes on in whole lines")
    void truncated() throws IOException {
        for (int i = 0; i < 300; i++) {
            transport.write(TransportContract.line("before", Instant.EPOCH));
        }
        try (RandomAccessFile outside = new RandomAccessFile(file.toFile(), "rw")) {
            outside.setLength(0);
        }
        for (int i = 0; i < 10; i++) {
            transport.write(TransportContract.line("after", Instant.EPOCH.plusSeconds(i)));
        }
        transport.close();

        assertThat(Files.readAllLines(file))
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
                .filteredOn(line -> line.contains("after"))
                .hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    @DisplayName("truncated again and again under compiled code: nothing is thrown, all is counted")
    void truncatedOften() throws IOException {
        List<String> thrown = new ArrayList<>();
        long sent = 0;
        try (RandomAccessFile outside = new RandomAccessFile(file.toFile(), "rw")) {
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < LINES; i++) {
                    write(thrown, sent++);
                }
                outside.setLength(0);
            }
        }
        write(thrown, sent++);
        transport.close();

        assertThat(thrown).isEmpty();
        assertThat(transport.ledger().written() + transport.ledger().dropped()).isEqualTo(sent);
        assertThat(Files.readAllLines(file))
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
                .anyMatch(line -> line.contains("n" + (LINES * ROUNDS) + "\""));
    }

    /// A millisecond passes from line to line: most truncations are met by a line, not by a look.
    private void write(List<String> thrown, long number) {
        Line line = TransportContract.line("n" + number, Instant.ofEpochMilli(number));
        try {
            transport.write(line);
        } catch (InternalError fault) {
            thrown.add("at line " + number + ": " + fault);
        }
    }
}
