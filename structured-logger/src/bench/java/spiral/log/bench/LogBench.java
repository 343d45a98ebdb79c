package spiral.log.bench;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import spiral.log.LogConfig;
import spiral.log.Logging;
import spiral.log.Threshold;
import spiral.log.Transport;
import spiral.log.config.AnchoredClock;
import spiral.log.transport.FileTransport;

/// What an event costs the thread that logs it, beside three peers, each in a JVM of its own.
///
///     mvn -Pbench -pl structured-logger -am verify -Dit.test=LogBench \
///         -Dfailsafe.failIfNoSpecifiedTests=false
///
/// With `-Dbench.sink=buffered`, `mapped` or `event` our lines, and with the first of them
/// Logback's, go to `-Dbench.file`. Penna can only write to standard output, which is /dev/null
/// here, so its figures hold one `write` per event. `-Dbench.peers=SPIRAL,PENNA` and
/// `-Dbench.only=plain` measure less.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@DisplayName("What an event costs, measured")
public class LogBench {
    private static final int FRAMES = 60;
    private static final String SINK = System.getProperty("bench.sink", "null");
    private static final String FILE = System.getProperty("bench.file", "target/bench.log");

    private final Logger log = LoggerFactory.getLogger("shop.Orders");
    private final Exception error = deep(FRAMES);

    /// The peers, and what each JVM needs.
    private enum Peer {
        SPIRAL("spiral.log.slf4j.SpiralServiceProvider"),
        PENNA("penna.core.slf4j.PennaServiceProvider"),
        LOGSTASH("ch.qos.logback.classic.spi.LogbackServiceProvider"),
        LOG4J("org.apache.logging.slf4j.SLF4JServiceProvider");

        private final String provider;

        Peer(String provider) {
            this.provider = provider;
        }
    }

    /// Runs all peers and prints one table.
    @Test
    void run() throws RunnerException, IOException {
        List<String> table = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            if (!System.getProperty("bench.peers", "SPIRAL,PENNA,LOGSTASH,LOG4J")
                    .contains(peer.name())) {
                continue;
            }
            ChainedOptionsBuilder options =
                    new OptionsBuilder()
                            .include(
                                    LogBench.class.getName()
                                            + "."
                                            + System.getProperty("bench.only", ""))
                            .addProfiler(GCProfiler.class)
                            .jvmArgsAppend(
                                    "-Dslf4j.provider=" + peer.provider,
                                    "-Dslf4j.internal.verbosity=ERROR",
                                    "-Dlogback.configurationFile="
                                            + (SINK.equals("null")
                                                    ? "logback-bench.xml"
                                                    : "logback-file.xml"),
                                    "-Dlog4j2.configurationFile=log4j2-bench.xml",
                                    "-Dspiral.log.console=off",
                                    "-Dbench.sink=" + SINK,
                                    "-Dbench.file=" + FILE);
            if (peer == Peer.PENNA) {
                options.jvm(silentJvm().toString());
            }
            rows(peer, new Runner(options.build()).run(), table);
        }
        System.out.println("event, peer, ns, B/op");
        table.stream().sorted().forEach(System.out::println);
    }

    private static void rows(Peer peer, Collection<RunResult> results, List<String> table) {
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark().replaceAll(".*\\.", "");
            double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
            table.add(
                    "%-12s %-9s %9.1f ns %9.3f B"
                            .formatted(name, peer, result.getPrimaryResult().getScore(), bytes));
        }
    }

    /// Each peer with a sink that keeps nothing, or a buffered file.
    @Setup
    public void open() {
        if (LoggerFactory.getILoggerFactory() instanceof Logging.Provider) {
            Path file = Path.of(FILE);
            Transport sink =
                    switch (SINK) {
                        case "buffered" ->
                                FileTransport.buffered(file, 64 * 1024, Duration.ofSeconds(1));
                        case "mapped" -> FileTransport.mapped(file, 4 << 20);
                        case "event" -> FileTransport.perEvent(file);
                        default -> new NullTransport();
                    };
            Logging.configure(LogConfig.of(new AnchoredClock(), sink).withLevel(Threshold.INFO));
        }
        MDC.put("correlation.id", "c-4bf92f3577b34da6");
        MDC.put("user", "ada");
    }

    /// Penna writes to standard output; here that is nothing. JMH does not need it.
    private static Path silentJvm() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path script = Files.createTempFile("java", ".sh");
        Files.writeString(script, "#!/bin/sh\nexec " + java + " \"$@\" > /dev/null\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    @Benchmark
    public void keyValues() {
        log.atInfo()
                .addKeyValue("order.id", ORDER_ID)
                .addKeyValue("customer", "barbara")
                .addKeyValue("total", TOTAL)
                .addKeyValue("paid", true)
                .addKeyValue("country", "Switzerland")
                .log("order placed");
    }

    private static final Long ORDER_ID = 1_000_000L;
    private static final Double TOTAL = 129.95;

    @Benchmark
    public void plain() {
        log.info("order placed, and the customer has been told of it by mail");
    }

    @Benchmark
    public void parameters() {
        log.info("order {} of {} placed in {} ms", ORDER, "barbara", TOOK);
    }

    private static final Integer ORDER = 17_000;
    private static final Integer TOOK = 250;

    @Benchmark
    public void error() {
        log.error("order failed", error);
    }

    @Benchmark
    public void disabled() {
        log.debug("nobody reads this");
    }

    private static Exception deep(int frames) {
        return frames <= 1 ? new IllegalStateException("out of stock") : deep(frames - 1);
    }
}
