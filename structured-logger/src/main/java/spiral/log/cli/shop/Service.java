package spiral.log.cli.shop;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import spiral.log.LogConfig;
import spiral.log.LogSystem;
import spiral.log.context.Span;
import spiral.log.redact.PathRedactor;
import spiral.log.sample.Below;
import spiral.log.sample.Burst;
import spiral.log.slf4j.Loggers;
import spiral.log.transport.FileTransport;

/// One service with a log file of its own: sampled below WARN, secrets hidden.
final class Service implements AutoCloseable {
    private static final int BUFFER = 256 * 1024;

    private final LogSystem system;
    private final Logger log;
    private final Span.Spans spans;

    Service(String name, Path folder, InstantSource clock, LongSupplier nanos, Random random) {
        FileTransport file =
                FileTransport.buffered(folder.resolve(name + ".jsonl"), BUFFER, Duration.ofDays(1));
        system =
                new LogSystem(
                        LogConfig.of(clock, file)
                                .withField("service.name", name)
                                .withRedaction(PathRedactor.of("**.card.number"))
                                .withSampler(
                                        new Below(
                                                Level.WARN,
                                                new Burst(40, 10, Duration.ofSeconds(1)))),
                        System.err::println);
        Loggers loggers = new Loggers(system);
        log = loggers.getLogger("shop." + name);
        spans = new Span.Spans(log, random, nanos);
    }

    Logger log() {
        return log;
    }

    Span.Spans spans() {
        return spans;
    }

    /// A span that goes on with what the calling service is in, as if by its header.
    Span continued(String name) {
        return spans.continued(Span.current().orElseThrow().toString(), name);
    }

    @Override
    public void close() {
        system.close();
    }
}
