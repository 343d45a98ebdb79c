package spiral.log.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import spiral.log.Context;
import spiral.log.Event;
import spiral.log.LogConfig;
import spiral.log.LogSystem;
import spiral.log.json.JsonReader;
import spiral.log.json.JsonText;
import spiral.log.read.StrictLine;

@DisplayName("kill -9")
class KillIT {
    private static final int ROUNDS = Boolean.getBoolean("spiral.stress") ? 50 : 2;
    private static final long SEED = Long.getLong("spiral.seed", 20_260_301);
    private static final int BUFFER = 16 * 1024;
    private static final int THREADS = 8;

    private final Random random = new Random(SEED);

    @TempDir private Path folder;

    @Test
    @DisplayName("per event: nothing that had returned is lost")
    void perEvent() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(lost("event", i)).describedAs("seed %d, round %d", SEED, i).isZero();
        }
    }

    @Test
    @DisplayName("mapped: nothing that had returned is lost")
    void mapped() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(lost("mapped", i)).describedAs("seed %d, round %d", SEED, i).isZero();
        }
    }

    @Test
    @DisplayName("buffered: at most the buffer is lost")
    void buffered() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(lost("buffered", i) * 100L)
                    .describedAs("seed %d, round %d", SEED, i)
                    .isLessThanOrEqualTo(BUFFER);
        }
    }

    @Test
    @DisplayName("rotation under eight threads, compressing: nothing that had returned is lost")
    void rotation() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(lost("rotate", i)).describedAs("seed %d, round %d", SEED, i).isZero();
        }
    }

    /// Runs a process that logs, kills it, and gives the number of events that had returned and are
    /// not in its files.
    private long lost(String mode, int round) throws Exception {
        Path home = Files.createDirectories(folder.resolve(mode + round));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Program.class.getName(),
                                mode,
                                home.resolve("app.jsonl").toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        Map<String, Long> returned = new HashMap<>();
        try (BufferedReader said = process.inputReader()) {
            int events = 500 + random.nextInt(20_000);
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                count(line, returned);
                if (--events == 0) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        mend(home);
        Map<String, Long> found = new HashMap<>();
        for (Path file : files(home)) {
            read(file, found);
        }
        long lost = 0;
        for (Map.Entry<String, Long> thread : returned.entrySet()) {
            lost += Math.max(0, thread.getValue() - found.getOrDefault(thread.getKey(), 0L));
        }
        return lost;
    }

    /// What the next process does when it opens the file.
    private static void mend(Path home) throws IOException {
        TornTail.repair(home.resolve("app.jsonl"));
    }

    private static void count(String line, Map<String, Long> returned) {
        int space = line.indexOf(' ');
        if (space > 0 && line.endsWith(".")) { // the last line may be half a line
            returned.put(
                    line.substring(0, space),
                    Long.parseLong(line.substring(space + 1, line.length() - 1)));
        }
    }

    private static List<Path> files(Path home) throws IOException {
        try (Stream<Path> all = Files.list(home)) {
            return all.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !file.toString().endsWith(".tmp"))
                    .filter(file -> !isTwice(file))
                    .toList();
        }
    }

    /// Killed between compressing and deleting: the next process deletes it.
    private static boolean isTwice(Path file) {
        return Files.exists(file.resolveSibling(file.getFileName() + ".gz"));
    }

    private static void read(Path file, Map<String, Long> found) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                if (line.isEmpty()) {
                    continue;
                }
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                assertThat(StrictLine.fault(bytes, 0, bytes.length)).describedAs(line).isEmpty();
                Map<?, ?> event = (Map<?, ?>) JsonReader.read(line);
                found.merge((String) event.get("process.thread.name"), 1L, Long::sum);
            }
        }
    }

    /// The program that is killed: says each number after the call that logged it has returned.
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            Path file = Path.of(args[1]);
            FileTransport transport =
                    switch (args[0]) {
                        case "event" -> FileTransport.perEvent(file);
                        case "mapped" -> FileTransport.mapped(file, 256 * 1024);
                        case "buffered" ->
                                FileTransport.buffered(file, BUFFER, Duration.ofMinutes(1));
                        default ->
                                new FileTransport(
                                        FileOptions.of(file, new Durability.PerEvent())
                                                .rotating(Rotation.bySize(100_000).zipped()));
                    };
            LogSystem system =
                    new LogSystem(LogConfig.of(InstantSource.system(), transport), s -> {});
            for (int i = 0; i < (args[0].equals("rotate") ? THREADS : 1); i++) {
                String name = "t" + i;
                Thread.ofPlatform().start(() -> log(system, name));
            }
        }

        private static void log(LogSystem system, String name) {
            JsonText logger = JsonText.of("a");
            for (long i = 1; i < 10_000_000; i++) {
                system.log(
                        new Event(Level.INFO, logger, name, Context.EMPTY)
                                .message("m")
                                .add("i", i));
                System.out.println(name + " " + i + ".");
            }
        }
    }
}
