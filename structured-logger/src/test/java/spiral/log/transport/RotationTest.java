package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.log.Transport;

@DisplayName("A log that is put aside from time to time")
class RotationTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir private Path folder;
    private final List<String> complaints = new ArrayList<>();

    @Test
    @DisplayName("a full file is put aside; no line is lost or doubled")
    void bySize() throws IOException {
        write(Rotation.bySize(100), 100, Duration.ZERO);

        assertThat(names()).hasSizeGreaterThan(10).contains("app.jsonl", "app.2026-03-01.1.jsonl");
        assertThat(lines()).hasSize(100);
        assertThat(complaints).isEmpty();
    }

    @Test
    @DisplayName("a day ends at midnight where the log is read, also when clocks change")
    void byDay() throws IOException {
        // 2026-03-29 has 23 hours in Berlin: it lasts from 23:00Z to 22:00Z
        Path file = folder.resolve("app.jsonl");
        FileOptions options =
                FileOptions.of(file, new Durability.PerEvent())
                        .rotating(Rotation.bySize(1 << 20).daily(ZoneId.of("Europe/Berlin")));
        try (FileTransport transport = new FileTransport(options, complaints::add)) {
            for (String at : List.of("28T22:59:59", "28T23:00:00", "29T21:59:59", "29T22:00:00")) {
                Instant now = Instant.parse("2026-03-" + at + "Z");
                transport.write(TransportContract.line("m", now));
            }
        }

        assertThat(names())
                .contains("app.jsonl", "app.2026-03-28.1.jsonl", "app.2026-03-29.1.jsonl");
        assertThat(Files.readAllLines(folder.resolve("app.2026-03-29.1.jsonl"))).hasSize(2);
    }

    @Test
    @DisplayName("old files are compressed whole, and only so many stay")
    void zipped() throws IOException {
        write(Rotation.bySize(100).keeping(3).zipped(), 100, Duration.ZERO);

        assertThat(names()).hasSize(4).filteredOn(name -> name.endsWith(".gz")).hasSize(3);
        assertThat(lines()).hasSizeBetween(4, 40).allMatch(line -> line.endsWith("}"));
    }

    @Test
    @DisplayName("what a killed process left half compressed is tidied up")
    void tidied() throws IOException {
        Files.writeString(folder.resolve("app.2026-02-01.1.jsonl"), "{\"a\":1}\n");
        Files.writeString(folder.resolve("app.2026-02-01.1.jsonl.gz.tmp"), "half");
        Files.writeString(folder.resolve("other.2026-02-01.1.jsonl"), "not ours\n");

        write(Rotation.bySize(1_000_000).zipped(), 1, Duration.ZERO);

        assertThat(names())
                .containsExactlyInAnyOrder(
                        "app.jsonl", "app.2026-02-01.1.jsonl.gz", "other.2026-02-01.1.jsonl");
    }

    @Test
    @DisplayName("two writers on one path get a file each, and one of them is told")
    void keptApart() throws IOException {
        Path file = folder.resolve("app.jsonl");
        Durability durability = new Durability.PerEvent();
        try (FileTransport one = new FileTransport(file, durability, complaints::add);
                FileTransport two = new FileTransport(file, durability, complaints::add)) {
            one.write(TransportContract.line("one"));
            two.write(TransportContract.line("two"));
        }

        assertThat(Files.readString(file)).contains("one").doesNotContain("two");
        assertThat(Files.readString(folder.resolve("app.2.jsonl"))).contains("two");
        assertThat(complaints).hasSize(1);
        assertThat(complaints.getFirst()).contains("in use by another process");
    }

    @Test
    @DisplayName("a transport of the same process that is letting go is waited for")
    void handedOver() throws Exception {
        Path file = folder.resolve("app.jsonl");
        Durability durability = new Durability.PerEvent();
        FileTransport former = new FileTransport(file, durability, complaints::add);
        former.write(TransportContract.line("one"));
        try (FileTransport next = new FileTransport(file, durability, complaints::add)) {
            Thread closing = Thread.ofVirtual().start(former::close);
            next.write(TransportContract.line("two"));
            closing.join();
        }

        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(complaints).isEmpty();
    }

    @Test
    @DisplayName("a file that is gone when it is to be put aside is begun anew under its own name")
    void goneMeanwhile() throws IOException {
        Path file = folder.resolve("app.jsonl");
        try (FileTransport transport = new FileTransport(rotating(file), complaints::add)) {
            transport.write(TransportContract.line("one", NOON));
            Files.delete(file);
            for (int i = 2; i <= 6; i++) {
                transport.write(TransportContract.line("line " + i, NOON.plusMillis(i)));
            }
            assertThat(transport.ledger()).isEqualTo(new Transport.Ledger(5, 1));
        }

        assertThat(names()).contains("app.jsonl").noneMatch(name -> name.startsWith("app.2.jsonl"));
        assertThat(lines()).hasSize(6).anyMatch(line -> line.contains("\"log.dropped\":1"));
        assertThat(complaints).hasSize(1);
    }

    @Test
    @DisplayName("a writer that comes back to the first name puts that file aside, and no other")
    void firstNameAgain() throws IOException {
        Path file = folder.resolve("app.jsonl");
        Path beside = folder.resolve("app.2.jsonl");
        FileTransport one = new FileTransport(rotating(file), complaints::add);
        one.write(TransportContract.line("one", NOON));
        try (FileTransport two = new FileTransport(rotating(file), complaints::add)) {
            two.write(TransportContract.line("two", NOON));
            one.close();
            Files.move(beside, folder.resolve("elsewhere"));
            for (int i = 1; i <= 6; i++) {
                two.write(TransportContract.line("line " + i, NOON.plusSeconds(i)));
            }
        }

        assertThat(beside).doesNotExist();
        assertThat(names()).contains("app.jsonl", "app.2026-03-01.1.jsonl");
        assertThat(complaints).hasSize(2);
    }

    /// Each file holds one line.
    private static FileOptions rotating(Path file) {
        return FileOptions.of(file, new Durability.PerEvent()).rotating(Rotation.bySize(10));
    }

    private void write(Rotation rotation, int lines, Duration between) {
        FileOptions options =
                FileOptions.of(folder.resolve("app.jsonl"), new Durability.PerEvent())
                        .rotating(rotation);
        try (FileTransport transport = new FileTransport(options, complaints::add)) {
            for (int i = 0; i < lines; i++) {
                Instant now = NOON.plus(between.multipliedBy(i));
                transport.write(TransportContract.line("line " + i, now));
            }
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : names()) {
            try (InputStream bytes = Files.newInputStream(folder.resolve(name));
                    InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
                new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))
                        .lines()
                        .forEach(lines::add);
            }
        }
        return lines;
    }
}
