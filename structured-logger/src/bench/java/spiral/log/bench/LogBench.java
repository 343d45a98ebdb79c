package spiral.log.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.log.cli.shop.SlowTuesday;

/// What an event costs beside three peers, what a file costs beside its floor, what virtual threads
/// hold, how fast a big log is searched: each figure with its bar, and whether it holds.
///
///     mvn -Pbench -pl structured-logger -am verify -Dit.test=LogBench \
///         -Dfailsafe.failIfNoSpecifiedTests=false
///
/// Takes about eight minutes. Each figure is the middle one of five JVMs of their own (see
/// [EventCost]); times are CPU time, so a busy machine does little harm. What a file costs is
/// compared with its floor batch by batch in one JVM, in files that stay small (see [EndlessFile]).
/// Penna can only write to standard output, which is /dev/null here, so its figures hold one `write`
/// per event. `-Dbench.only=keyValues` (or another
/// part of a row's name) measures less; the figure on `query` needs `jq` on the path.
@DisplayName("What an event costs, measured")
class LogBench {
    private static final String ONLY = System.getProperty("bench.only", "");
    private static final int RUNS = 5;
    private static final long GIB = 1L << 30;
    private static final Map<String, String> PROVIDERS =
            Map.of(
                    "ours", "spiral.log.slf4j.SpiralServiceProvider",
                    "Penna", "penna.core.slf4j.PennaServiceProvider",
                    "logstash", "ch.qos.logback.classic.spi.LogbackServiceProvider",
                    "Log4j2 JTL", "org.apache.logging.slf4j.SLF4JServiceProvider");

    private final Path folder = Path.of("target", "bench");
    private final List<String> table = new ArrayList<>();

    /// What one JVM printed.
    private record Cost(double figure, double bytes, double timesFloor) {}

    @Test
    void run() throws Exception {
        Files.createDirectories(folder);
        say("what", "ours", "B", "beside", "theirs", "ratio", "bar", "");
        event("5 key-values, 2 MDC", "keyValues", 0.25, 0.17, 0.12);
        event("plain message", "plain", 0.5, 0, 0);
        event("3 parameters", "parameters", 0.6, 0, 0);
        event("error, 60 frames", "error", 1, 0, 0);
        files();
        single("disabled level, ns", "disabled", cost("ours", "disabled", "null").figure, 1);
        single("100,000 virtual threads, MB", "virtual", 0, 64);
        query();
        table.forEach(System.out::println);
        assertThat(table).as("the rows named '%s', below the heads", ONLY).hasSizeGreaterThan(1);
    }

    private void event(String what, String event, double penna, double logstash, double log4j)
            throws Exception {
        if (!event.contains(ONLY)) {
            return;
        }
        Cost ours = usual("ours", event, "null");
        beside(what, ours, "Penna", usual("Penna", event, "null").figure, penna);
        beside(what, ours, "logstash", usual("logstash", event, "null").figure, logstash);
        beside(what, ours, "Log4j2 JTL", usual("Log4j2 JTL", event, "null").figure, log4j);
    }

    private void files() throws Exception {
        if ("file".contains(ONLY)) {
            Cost buffered = usual("ours", "keyValues", "buffered");
            Cost mapped = usual("ours", "keyValues", "mapped");
            Cost logstash = usual("logstash", "keyValues", "buffered");
            beside("file, 64 KiB buffer", buffered, "logstash", logstash.figure, 0.25);
            double floor = buffered.figure / buffered.timesFloor;
            beside("file, 64 KiB buffer", buffered, "the floor", floor, 2);
            beside("file, mapped", mapped, "buffered", buffered.figure, 2);
        }
    }

    /// The middle one of some JVMs: what the compiler inlines differs from one start to the next.
    private Cost usual(String peer, String event, String sink) throws Exception {
        List<Cost> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            runs.add(cost(peer, event, sink));
        }
        runs.sort(Comparator.comparingDouble(Cost::figure));
        return runs.get(RUNS / 2);
    }

    private void single(String what, String event, double figure, double bar) throws Exception {
        if (event.contains(ONLY)) {
            double its =
                    event.equals("virtual")
                            ? java(VirtualThreads.class, "ours", List.of()).figure / 1e6
                            : figure;
            say(what, format(its), "", "", "", "", "<= " + bar, its <= bar ? "holds" : "NOT MET");
        }
    }

    private void beside(String what, Cost ours, String peer, double theirs, double bar) {
        double ratio = ours.figure / theirs;
        say(
                what,
                format(ours.figure),
                format(ours.bytes),
                peer,
                format(theirs),
                "%.2f".formatted(ratio),
                bar == 0 ? "" : "<= " + bar,
                bar == 0 ? "" : ratio <= bar ? "holds" : "NOT MET");
    }

    private Cost cost(String peer, String event, String sink) throws Exception {
        if (ONLY.isEmpty() || event.contains(ONLY) || !sink.equals("null")) {
            Path file = folder.resolve("events.log");
            Cost cost = java(EventCost.class, peer, List.of(event, sink, file.toString()));
            Files.deleteIfExists(file);
            return cost;
        }
        return new Cost(0, 0, 0);
    }

    private Cost java(Class<?> main, String peer, List<String> arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dslf4j.provider=" + PROVIDERS.get(peer),
                                "-Dslf4j.internal.verbosity=ERROR",
                                "-Dlog4j2.configurationFile=log4j2-bench.xml",
                                "-Dlogback.configurationFile="
                                        + (arguments.contains("buffered")
                                                ? "logback-file.xml"
                                                : "logback-bench.xml"),
                                "-Dspiral.log.console=off",
                                "-Dbench.file=" + folder.resolve("events.log"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        command.addAll(arguments);
        String said = run(new ProcessBuilder(command).redirectOutput(Redirect.DISCARD));
        String cost =
                said.lines()
                        .filter(line -> line.startsWith("cost: "))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(said));
        String[] words = cost.split(" ", -1);
        return new Cost(
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                words.length > 3 ? Double.parseDouble(words[3]) : 0);
    }

    /// Both search the same file; ours in a heap of 64 MB, which a memory that grows with the file
    /// would not survive.
    private void query() throws Exception {
        if (!"query".contains(ONLY)) {
            return;
        }
        Path log = big();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        double ours =
                seconds(
                        java
                                + " -Xmx64m -XX:+UseSerialGC -cp '"
                                + System.getProperty("java.class.path")
                                + "' spiral.log.cli.Main query --json level=error "
                                + log);
        double theirs = seconds("jq -c 'select(.\"log.level\"==\"ERROR\")' " + log);
        Files.delete(log);
        double speed = theirs / ours;
        say(
                "query level=error, 1 GB, s",
                format(ours),
                "",
                "jq",
                format(theirs),
                "%.1f x".formatted(speed),
                ">= 5 x",
                Double.isNaN(speed) ? "no jq here" : speed >= 5 ? "holds" : "NOT MET");
    }

    /// The logs of a small shop, again and again.
    private Path big() throws IOException {
        SlowTuesday.write(folder, SlowTuesday.SEED);
        Path log = folder.resolve("big.jsonl");
        try (OutputStream all = new BufferedOutputStream(Files.newOutputStream(log))) {
            while (Files.size(log) < GIB) {
                for (String service : List.of("gateway", "orders", "bank")) {
                    Files.copy(folder.resolve(service + ".jsonl"), all);
                }
            }
        }
        return log;
    }

    /// CPU time of a command, its own and the system's; NaN when it fails.
    private static double seconds(String command) throws Exception {
        String timed = "TIMEFORMAT='cpu %U %S'; time " + command;
        String said = run(new ProcessBuilder("bash", "-c", timed).redirectOutput(Redirect.DISCARD));
        String[] words = said.strip().lines().toList().getLast().split(" ", -1);
        return said.contains("not found")
                ? Double.NaN
                : Double.parseDouble(words[1]) + Double.parseDouble(words[2]);
    }

    private static String run(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static String format(double figure) {
        return String.format(Locale.ROOT, figure < 10 ? "%.2f" : "%.0f", figure);
    }

    private void say(Object... cells) {
        table.add("%-28s %8s %6s  %-10s %8s %6s  %-8s %s".formatted(cells).stripTrailing());
    }
}
