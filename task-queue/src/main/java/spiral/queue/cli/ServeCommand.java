package spiral.queue.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.log.Threshold;
import spiral.queue.JobQueue;
import spiral.queue.handler.BuiltIn;
import spiral.queue.http.HttpApi;
import spiral.queue.http.HttpSettings;
import spiral.queue.http.Tokens;
import spiral.queue.process.ProcessLog;

/// `queue serve`: the queue over HTTP.
@Command(
        name = "serve",
        description = {
            "Takes jobs in and shows them over HTTP, until Ctrl-C. Workers run them",
            "elsewhere. A token opens the queues (job types) that it names, and shows no",
            "others. A file of tokens has one per line: name secret queue,queue. Only its",
            "owner may read it."
        },
        footer = {
            "",
            "Examples:",
            "  (umask 77; echo \"web $(openssl rand -hex 20) email,report\" > tokens)",
            "  ./spiral queue serve --tokens tokens",
            "  ./spiral queue serve --tokens tokens --port 8080 --allow exec"
        })
final class ServeCommand extends StoreCommand {
    @Option(
            names = "--tokens",
            required = true,
            paramLabel = "FILE",
            description = "who may come in, and to which queues")
    private Path tokens = Path.of("tokens");

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "the address to listen at; 127.0.0.1 unless given")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "the port; 0 takes any free one; 8080 unless given")
    private int port = 8080;

    @Option(
            names = "--allow",
            paramLabel = "TYPE",
            split = ",",
            description = "take jobs of this built-in type too: exec, http, http.NAME")
    private List<String> allowed = List.of();

    @Option(
            names = "--most-jobs",
            paramLabel = "N",
            description = "a queue with so many jobs takes no more; 1000000 unless given")
    private long mostJobs = HttpSettings.MOST_JOBS;

    @Option(
            names = "--logs",
            paramLabel = "DIR",
            description = "where to log; the store's name and .logs unless given")
    private @Nullable Path logs;

    @Override
    JobQueue open(StoreOption db) {
        check();
        return db.open();
    }

    @Override
    int run(JobQueue queue, Screen screen) throws Exception {
        HttpSettings settings = settings();
        Path folder = logs != null ? logs : db().logs();
        ProcessLog.open(folder, "serve", Threshold.INFO);
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread end = Thread.ofPlatform().name("end").unstarted(() -> leave(ended, stopped));
        try (HttpApi api = start(queue, settings)) {
            Runtime.getRuntime().addShutdownHook(end);
            screen.out(api.uri().toString());
            screen.err("serving " + db().name() + ", logs in " + folder);
            if (!settings.address().getAddress().isLoopbackAddress()) {
                screen.err(
                        "whoever can listen in on this network can read the tokens: put TLS in front");
            }
            screen.err("Ctrl-C lets requests in progress end");
            ended.await();
        } finally {
            queue.close();
            stopped.countDown();
        }
        return Exit.OK;
    }

    /// Runs when the process is asked to end: holds it until the server has stopped.
    private static void leave(CountDownLatch ended, CountDownLatch stopped) {
        ended.countDown();
        try {
            stopped.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() {
        checkRange("--port", port, 0, 65_535);
        if (mostJobs < 1) {
            throw new UserError("--most-jobs must be at least 1 but was " + mostJobs);
        }
        for (String type : allowed) {
            if (BuiltIn.risk(type).isEmpty()) {
                throw UserError.unknown("built-in type", type, BuiltIn.RISKY);
            }
        }
    }

    private HttpSettings settings() throws IOException {
        try {
            return HttpSettings.usual(Tokens.read(tokens))
                    .allow(new HashSet<>(allowed))
                    .mostJobs(mostJobs)
                    .at(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (NoSuchFileException missing) {
            throw new UserError("there is no file " + tokens + "; one line: name secret queue");
        } catch (UnknownHostException unknown) {
            throw new UserError("there is no address '" + host + "'");
        } catch (IllegalArgumentException wrong) {
            throw new UserError(String.valueOf(wrong.getMessage()));
        }
    }

    private static HttpApi start(JobQueue queue, HttpSettings settings) throws IOException {
        try {
            return HttpApi.start(queue, settings, InstantSource.system());
        } catch (BindException taken) {
            throw UserError.environment(
                    "cannot listen at %s:%d: %s; another --port, or 0 for any free one"
                            .formatted(
                                    settings.address().getAddress().getHostAddress(),
                                    settings.address().getPort(),
                                    taken.getMessage()));
        }
    }
}
