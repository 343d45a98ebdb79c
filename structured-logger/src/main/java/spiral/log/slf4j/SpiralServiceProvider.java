package spiral.log.slf4j;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;
import spiral.log.LogConfig;
import spiral.log.LogSystem;
import spiral.log.config.LevelWatch;
import spiral.log.config.Settings;
import spiral.log.transport.TeeTransport;

/// What SLF4J finds on the class path. It holds the one [LogSystem] of the process and flushes it
/// when the process ends by itself.
///
/// Making a provider does nothing, because SLF4J makes all that it finds and uses one;
/// [#initialize] reads the settings and opens the transport.
public final class SpiralServiceProvider implements SLF4JServiceProvider {
    /// The newest SLF4J that this provider was written for.
    private static final String API_VERSION = "2.0.99";

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final LogSystem system =
            new LogSystem(
                    LogConfig.of(InstantSource.system(), new TeeTransport()),
                    sentence -> System.err.println("spiral.log: " + sentence));
    private final Loggers loggers = new Loggers(system);

    /// Called by SLF4J through the class path.
    public SpiralServiceProvider() {}

    @Override
    public void initialize() {
        Settings settings = Settings.ofProcess();
        LogConfig base = settings.withoutFile();
        system.configure(settings.withFile(base));
        settings.file()
                .map(file -> new LevelWatch(file, base, system, settings::complain))
                .ifPresent(watch -> watch.start(LOOK));
        Runtime.getRuntime().addShutdownHook(new Thread(system::ending, "log-flush"));
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return loggers;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return loggers.mdc();
    }

    @Override
    public String getRequestedApiVersion() {
        return API_VERSION;
    }
}
