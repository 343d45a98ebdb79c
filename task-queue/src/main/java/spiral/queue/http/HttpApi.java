package spiral.queue.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import spiral.log.metrics.Registry;
import spiral.queue.JobQueue;
import spiral.queue.JobStore;

/// A queue served over HTTP, until it is closed.
///
///     try (HttpApi api = HttpApi.start(queue, HttpSettings.usual(tokens), InstantSource.system())) {
///         System.out.println(api.uri());      // http://127.0.0.1:40123
///     }
///
/// It takes jobs in and shows them; workers run them elsewhere. Each request has a virtual thread of
/// its own, the store a few platform threads. The JDK's server reads its limits (connections,
/// headers, times) when the first one in a process is made: make this one first.
public final class HttpApi implements AutoCloseable {
    private static final int BACKLOG = 128;

    private final HttpServer server;
    private final HttpSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final StoreCalls calls = new StoreCalls();

    private HttpApi(JobQueue queue, HttpSettings settings, InstantSource clock) throws IOException {
        this.settings = settings;
        this.server = HttpServer.create(settings.address(), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", door(queue.store(), clock));
    }

    /// Starts to listen.
    ///
    /// @param clock measures requests, and how old what is shown may be
    /// @throws IOException when the address cannot be had
    public static HttpApi start(JobQueue queue, HttpSettings settings, InstantSource clock)
            throws IOException {
        ServerLimits.set();
        HttpApi api = new HttpApi(queue, settings, clock);
        api.server.start();
        return api;
    }

    private Door door(JobStore store, InstantSource clock) {
        Registry traffic = new Registry();
        Room room =
                new Room(
                        () -> calls.call(() -> store.standing(queues())),
                        settings.mostJobs(),
                        clock);
        Routes routes =
                new Routes(
                        new Submitting(store, calls, settings, room),
                        new Looking(store, calls),
                        new MetricsPage(store, calls, room, traffic, clock));
        Health health = new Health(store, calls, clock);
        return new Door(settings.tokens(), routes, health, traffic, clock);
    }

    private Set<String> queues() {
        return settings.tokens().tokens().stream()
                .flatMap(token -> token.queues().stream())
                .collect(Collectors.toSet());
    }

    /// Where it listens: `http://127.0.0.1:40123`.
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        InetAddress host = address.getAddress();
        String text = host.getHostAddress();
        String name = text.indexOf(':') < 0 ? text : "[" + text.replaceFirst("%.*", "") + "]";
        return URI.create("http://" + name + ":" + address.getPort());
    }

    /// Takes nothing more, lets requests in progress end for a while, then breaks them off.
    @Override
    public void close() {
        server.stop((int) settings.grace().toSeconds());
        threads.shutdownNow();
        calls.close();
    }
}
