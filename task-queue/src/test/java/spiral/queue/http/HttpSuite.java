package spiral.queue.http;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobQueue;
import spiral.queue.JobState;

/// A queue over HTTP in a folder of its own, and two tokens that know nothing of each other.
abstract class HttpSuite {
    static final String WEB = "web-secret-0123456789";
    static final String BILLING = "billing-secret-0123456789";
    static final Tokens TOKENS =
            new Tokens(
                    List.of(
                            Token.of("web", WEB, Set.of("mail", "report", "exec")),
                            Token.of("billing", BILLING, Set.of("invoice"))));

    @TempDir Path folder;
    // what is shown may be a few seconds old: a test moves this on
    volatile Instant now = Instant.EPOCH;
    JobQueue queue;
    HttpApi api;
    Client web;
    Client billing;

    @BeforeEach
    void start() throws Exception {
        queue = JobQueue.open(folder.resolve("queue.db").toString());
        serve(HttpSettings.usual(TOKENS));
    }

    void serve(HttpSettings settings) throws Exception {
        api = HttpApi.start(queue, settings, () -> now);
        web = new Client(api.uri(), WEB);
        billing = new Client(api.uri(), BILLING);
    }

    @AfterEach
    void stop() {
        api.close();
        queue.close();
    }

    JobState state(long job) {
        return queue.store().find(job).orElseThrow().life().state();
    }
}
