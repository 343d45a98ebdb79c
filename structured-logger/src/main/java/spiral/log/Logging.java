package spiral.log;

import java.util.function.UnaryOperator;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/// The door to the logging of this process, for the few lines of start-up code that configure it.
/// Everybody else only knows SLF4J.
///
///     Logging.configure(config -> config
///             .withLevel(Threshold.INFO)
///             .withField("service.name", "queue")
///             .withTransport(FileTransport.perEvent(Path.of("logs/worker-1.jsonl"))));
///
/// Holds nothing itself: the system belongs to the provider, and SLF4J holds that.
public final class Logging {
    private Logging() {}

    /// What the SLF4J provider's logger factory also is.
    public interface Provider {
        /// The system that its loggers log to.
        LogSystem system();

        /// The context (MDC) of the calling thread.
        Context context();

        /// Replaces the context of the calling thread.
        void context(Context replacement);
    }

    /// The system that the loggers of this process log to.
    ///
    /// @throws IllegalStateException when SLF4J has bound to another provider
    public static LogSystem active() {
        return provider().system();
    }

    /// The provider's face.
    ///
    /// @throws IllegalStateException as [#active]
    public static Provider provider() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof Provider provider) {
            return provider;
        }
        throw new IllegalStateException(
                "SLF4J logs through "
                        + factory.getClass().getName()
                        + "; to log through spiral.log, remove that provider from the class path or"
                        + " set -Dslf4j.provider=spiral.log.slf4j.SpiralServiceProvider");
    }

    /// Replaces the configuration of this process.
    public static void configure(LogConfig config) {
        active().configure(config);
    }

    /// Changes the configuration of this process, starting from the present one.
    public static void configure(UnaryOperator<LogConfig> change) {
        active().configure(change);
    }
}
