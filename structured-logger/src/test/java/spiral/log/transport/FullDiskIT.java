package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.log.Strict;

/// Needs the right to mount: a file system of its own, 2 MiB in memory. Without it, it says so.
@DisplayName("A full disk")
class FullDiskIT {
    private static final int LINES = 20_000; // of about 210 bytes: twice the disk
    private static final int MOST_COMPLAINTS = 10;

    @TempDir private Path folder;
    private final List<String> complaints = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private boolean mounted;

    @Test
    @DisplayName("per event: counted, no torn line, and on it goes within a second")
    void perEvent() throws Exception {
        fillAndFree(new Durability.PerEvent());
    }

    @Test
    @DisplayName("buffered: counted, no torn line, and on it goes within a second")
    void buffered() throws Exception {
        fillAndFree(new Durability.Buffered(64 * 1024, Duration.ofMillis(500)));
    }

    @Test
    @DisplayName("mapped: counted, no torn line, and on it goes within a second")
    void mapped() throws Exception {
        fillAndFree(new Durability.Mapped(256 * 1024));
    }

    private void fillAndFree(Durability durability) throws Exception {
        if (!mount()) {
            System.out.println("Skipped: a full disk (run as root on Linux, where mount works)");
            return;
        }
        Path ballast = folder.resolve("ballast");
        Files.write(ballast, new byte[1 << 20]);
        Path file = folder.resolve("app.jsonl");
        long taken = 0;
        FileTransport transport = new FileTransport(file, durability, complaints::add);
        taken += write(transport, LINES, "before");
        transport.flush();
        long dropped = transport.ledger().dropped();
        assertThat(dropped).isPositive();

        Files.delete(ballast);
        now = now.plusSeconds(1);
        taken += write(transport, 100, "after");
        transport.close();

        assertThat(transport.ledger().dropped()).isEqualTo(dropped);
        assertThat(transport.ledger().written()).isEqualTo(taken - dropped);
        List<String> lines = Files.readAllLines(file);
        lines.forEach(Strict::read);
        assertThat(lines).filteredOn(line -> line.contains("after")).hasSize(100);
        assertThat(lines).anyMatch(line -> line.contains("log.dropped"));
        assertThat(complaints).hasSizeBetween(1, MOST_COMPLAINTS);
    }

    private long write(FileTransport transport, int count, String mark) {
        for (int i = 0; i < count; i++) {
            now = now.plusNanos(20_000);
            transport.write(TransportContract.line(mark + " " + i + "x".repeat(180), now));
        }
        return count;
    }

    private boolean mount() throws Exception {
        mounted = command("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.toString());
        return mounted;
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(command("umount", folder.toString())).isTrue();
        }
    }

    private static boolean command(String... words) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
