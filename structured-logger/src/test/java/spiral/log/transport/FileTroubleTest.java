package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.log.Transport;

@DisplayName("What others do to a log file")
class FileTroubleTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir private Path folder;
    private final List<String> complaints = new ArrayList<>();

    @Test
    @DisplayName("cut in the middle of a line: the half goes, the next line is whole")
    void cut() throws IOException {
        try (FileTransport transport = open()) {
            transport.write(TransportContract.line("one", NOON));
            transport.write(TransportContract.line("two", NOON));
            try (RandomAccessFile outside = new RandomAccessFile(file().toFile(), "rw")) {
                outside.setLength(outside.length() - 10);
            }
            transport.write(TransportContract.line("three", NOON));
        }

        assertThat(Files.readAllLines(file()))
                .hasSize(2)
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    @DisplayName("emptied, or half a line of somebody else at its end: the next line is whole")
    void emptied() throws IOException {
        try (FileTransport transport = open()) {
            transport.write(TransportContract.line("one", NOON));
            Files.write(file(), new byte[0]);
            transport.write(TransportContract.line("two", NOON));
            Files.writeString(file(), "{\"half\":", StandardOpenOption.APPEND);
            transport.write(TransportContract.line("three", NOON));
        }

        assertThat(Files.readAllLines(file()))
                .hasSize(2)
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    @DisplayName("moved or deleted with its folder: begun anew, and the loss is in the stream")
    void vanished() throws IOException {
        try (FileTransport transport = open()) {
            transport.write(TransportContract.line("one", NOON));
            Files.move(folder.resolve("logs"), folder.resolve("elsewhere"));
            transport.write(TransportContract.line("two", NOON.plusMillis(100)));
            transport.write(TransportContract.line("three", NOON.plusMillis(300)));

            assertThat(transport.ledger()).isEqualTo(new Transport.Ledger(1, 2));
        }
        assertThat(Files.readAllLines(file())).hasSize(2);
        assertThat(Files.readString(file())).contains("\"log.dropped\":2").contains("three");
        assertThat(complaints).hasSize(1);
    }

    @Test
    @DisplayName(
            "a listener to complaints that logs to the same file loses that line, and only that")
    void listenerThatLogs() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(file(), "{\"half\":");
        FileTransport[] self = {null};
        self[0] =
                new FileTransport(
                        file(),
                        new Durability.PerEvent(),
                        sentence -> self[0].write(TransportContract.line(sentence, NOON)));
        self[0].write(TransportContract.line("one", NOON));
        self[0].close();

        assertThat(Files.readString(file())).contains("one").contains("\"log.dropped\":1");
        assertThat(self[0].ledger()).isEqualTo(new Transport.Ledger(1, 1));
        assertThat(folder.resolve("logs").resolve("app.2.jsonl")).doesNotExist();
    }

    @Test
    @DisplayName("a pipe or a device is written to as it is: no lock beside it, no rotation")
    void streams() throws Exception {
        Path pipe = folder.resolve("pipe");
        if (!Files.exists(Path.of("/proc/self/fd")) || !command("mkfifo", pipe.toString())) {
            System.out.println("Skipped: pipes and devices (run where mkfifo and /proc are)");
            return;
        }
        Path real = Files.createFile(folder.resolve("real"));
        Path link = folder.resolve("stdout");
        try (RandomAccessFile shown = new RandomAccessFile(real.toFile(), "rw");
                FileTransport device = open(Path.of("/dev/null"));
                FileTransport toLink = open(Files.createSymbolicLink(link, number(shown, real)))) {
            Thread reader = Thread.ofPlatform().start(() -> copy(pipe, folder.resolve("got")));
            try (FileTransport toPipe = open(pipe)) {
                for (FileTransport transport : List.of(device, toLink, toPipe)) {
                    transport.write(TransportContract.line("one", NOON));
                    transport.write(TransportContract.line("two", NOON));
                    assertThat(transport.ledger()).isEqualTo(new Transport.Ledger(2, 0));
                }
            }
            reader.join();
        }

        assertThat(Files.readAllLines(folder.resolve("got"))).hasSize(2);
        assertThat(Files.readAllLines(real)).hasSize(2);
        assertThat(Path.of("/dev/.null.lock")).doesNotExist();
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).hasSize(4);
        }
        assertThat(complaints).isEmpty();
    }

    /// The path of an open file among the process's own, as `/dev/stdout` leads to one.
    private static Path number(RandomAccessFile open, Path real) throws IOException {
        assertThat(open.getFD().valid()).isTrue();
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(fd -> leadsTo(fd, real)).findFirst().orElseThrow();
        }
    }

    private static boolean leadsTo(Path link, Path real) {
        try {
            return Files.readSymbolicLink(link).equals(real.toRealPath());
        } catch (IOException closed) {
            return false;
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static boolean command(String... words) throws Exception {
        return new ProcessBuilder(words).start().waitFor() == 0;
    }

    private FileTransport open(Path path) {
        Durability mapped = new Durability.Mapped(Durability.Mapped.MIN_BYTES);
        return new FileTransport(
                FileOptions.of(path, mapped).rotating(Rotation.bySize(1)), complaints::add);
    }

    @Test
    @DisplayName("an interrupted thread logs on, and stays interrupted; others notice nothing")
    void interrupted() throws IOException {
        for (Durability durability :
                List.of(
                        new Durability.PerEvent(),
                        new Durability.Buffered(1_024, Duration.ZERO),
                        new Durability.Mapped(Durability.Mapped.MIN_BYTES))) {
            Path file = folder.resolve(durability.getClass().getSimpleName());
            try (FileTransport transport = new FileTransport(file, durability, complaints::add)) {
                Thread.currentThread().interrupt();
                transport.write(TransportContract.line("one", NOON));
                transport.flush();
                assertThat(Thread.interrupted()).isTrue();
                transport.write(TransportContract.line("two", NOON));
            }
            assertThat(Files.readAllLines(file)).hasSize(2);
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    @DisplayName("a file that cannot be written is complained of with the reason")
    void reason() throws IOException {
        Files.writeString(folder.resolve("logs"), "no folder");
        try (FileTransport transport = open()) {
            transport.write(TransportContract.line("one", NOON));
        }

        assertThat(complaints).hasSize(1);
        assertThat(complaints.getFirst())
                .startsWith("cannot write " + file())
                .contains("FileAlreadyExistsException");
    }

    private FileTransport open() {
        return new FileTransport(file(), new Durability.PerEvent(), complaints::add);
    }

    private Path file() {
        return folder.resolve("logs").resolve("app.jsonl");
    }
}
