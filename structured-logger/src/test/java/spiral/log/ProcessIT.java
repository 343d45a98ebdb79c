package spiral.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.log.transport.FileTransport;

@DisplayName("A process that ends, one way or the other")
class ProcessIT {
    @TempDir private Path folder;

    @Test
    @DisplayName("settings reach the provider; stdout stays free for data")
    void settings() throws Exception {
        Path file = folder.resolve("app.jsonl");
        Process process = start("warn", "-Dspiral.log.file=" + file, "-Dspiral.log.fields=a.b=c");

        assertThat(process.inputReader().readLine()).isEqualTo("data");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Strict.read(Files.readAllLines(file).getFirst()))
                .containsEntry("message", "careful")
                .containsEntry("a.b", "c");
        assertThat(process.errorReader().readLine()).isNull();
    }

    @Test
    @DisplayName("without settings, warnings go to stderr as JSON when nobody watches")
    void defaults() throws Exception {
        Process process = start("warn");

        assertThat(process.inputReader().readLine()).isEqualTo("data");
        assertThat(Strict.read(process.errorReader().readLine()))
                .containsEntry("message", "careful");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisplayName("kill -9 loses no event that had returned, when each is handed over")
    void killed() throws Exception {
        Path file = folder.resolve("app.jsonl");
        Process process = start("count", "-Dspiral.log.file=" + file, "-Dspiral.log.level=info");
        long returned = 0;
        try (BufferedReader counts = process.inputReader()) {
            while (returned < 2_000) {
                returned = Long.parseLong(counts.readLine());
            }
            process.toHandle().destroyForcibly(); // leaves our end of the pipe open
            String last = counts.readLine();
            while (last != null && last.matches("\\d{4,}")) {
                returned = Math.max(returned, Long.parseLong(last));
                last = counts.readLine();
            }
        }

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSizeGreaterThanOrEqualTo((int) returned);
        assertThatCode(() -> lines.subList(0, lines.size() - 1).forEach(Strict::read))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("SIGTERM and an uncaught error flush what was buffered")
    void ended() throws Exception {
        for (String end : List.of("sleep", "uncaught")) {
            Path file = folder.resolve(end + ".jsonl");
            Process process = start(end, file.toString());
            assertThat(process.inputReader().readLine()).isEqualTo("buffered");
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

            assertThat(Files.readAllLines(file)).describedAs(end).hasSize(100);
        }
    }

    private Process start(String what, String... more) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        for (String each : more) {
            if (each.startsWith("-D")) {
                command.add(each);
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Program.class.getName(), what));
        command.addAll(List.of(more).stream().filter(each -> !each.startsWith("-D")).toList());
        return new ProcessBuilder(command).start();
    }

    /// The program that these processes run.
    static final class Program {
        private static final Logger LOG = LoggerFactory.getLogger(Program.class);

        private Program() {}

        public static void main(String[] args) throws InterruptedException {
            switch (args[0]) {
                case "warn" -> {
                    LOG.warn("careful");
                    System.out.println("data");
                }
                case "count" -> {
                    for (long i = 1; i < 10_000_000; i++) {
                        LOG.atInfo().addKeyValue("i", i).log("counted");
                        System.out.println(i);
                    }
                }
                default -> {
                    Logging.configure(c ->
                            c.withLevel(Threshold.INFO)
                                    .withTransport(
                                            FileTransport.buffered(
                                                    Path.of(args[1]),
                                                    1 << 20,
                                                    Duration.ofDays(1))));
                    for (int i = 0; i < 100; i++) {
                        LOG.info("kept in the buffer");
                    }
                    System.out.println("buffered");
                    if (args[0].equals("uncaught")) {
                        throw new IllegalStateException("on purpose");
                    }
                    Thread.sleep(Duration.ofMinutes(1));
                }
            }
        }
    }
}
