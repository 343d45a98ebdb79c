package spiral.learn.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.learn.Verdict;
import spiral.log.Logging;
import spiral.log.Threshold;
import spiral.log.transport.FileTransport;

/// A line of JSON for each verdict, in `docs/learn/target/session.jsonl`: how long it took and what
/// came out. Written with the workspace's own logger; should that one be broken, the lessons go on
/// without.
final class SessionLog {
    private final @Nullable Logger logger;

    private SessionLog(@Nullable Logger logger) {
        this.logger = logger;
    }

    static SessionLog open(Path file) {
        try {
            Logging.configure(config ->
                    config.withLevel(Threshold.INFO)
                            .withField("service.name", "learn")
                            .withTransport(FileTransport.perEvent(file)));
            return new SessionLog(LoggerFactory.getLogger("spiral.learn"));
        } catch (RuntimeException | LinkageError broken) {
            return new SessionLog(null);
        }
    }

    void judged(Verdict verdict, Duration took) {
        if (logger != null) {
            logger.atInfo()
                    .addKeyValue("exercise", verdict.exercise().slug())
                    .addKeyValue("passed", verdict.passed())
                    .addKeyValue("millis", took.toMillis())
                    .log("judged");
        }
    }
}
