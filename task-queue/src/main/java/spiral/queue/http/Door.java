package spiral.queue.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.log.metrics.Registry;
import spiral.queue.KeyConflict;
import spiral.queue.Lane;
import spiral.queue.NoSuchJob;
import spiral.queue.StoreException;

/// Where every request comes in, each on a virtual thread of its own: who is it, what came of it,
/// and one log line about it. Whatever goes wrong inside, the client learns no more than a
/// [Problem] says.
final class Door implements HttpHandler {
    private static final int LONGEST_LOGGED_PATH = 200;
    private static final String NOBODY = "";

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Tokens tokens;
    private final Routes routes;
    private final Health health;
    private final Registry traffic;
    private final InstantSource clock;
    private final Semaphore bodies = new Semaphore(ServerLimits.BODIES);
    // by token: one permit for each request at a time
    private final Map<String, Semaphore> atOnce = new ConcurrentHashMap<>();

    Door(Tokens tokens, Routes routes, Health health, Registry traffic, InstantSource clock) {
        this.tokens = tokens;
        this.routes = routes;
        this.health = health;
        this.traffic = traffic;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Instant start = clock.instant();
        Optional<Token> token = Optional.empty();
        Answer answer;
        try {
            token = tokens.shownIn(Call.header(exchange, "Authorization"));
            answer = answer(exchange, token);
        } catch (RuntimeException thrown) {
            answer = problem(thrown).answer();
        }
        try (exchange) {
            send(exchange, answer);
        } finally {
            tell(exchange, token, answer.status(), Duration.between(start, clock.instant()));
        }
    }

    private Answer answer(HttpExchange exchange, Optional<Token> token) {
        if (Call.pathOf(exchange).equals(Health.PATH)) {
            return health.answer(exchange.getRequestMethod());
        }
        if (token.isEmpty()) {
            throw Problem.of(401, "show a token: Authorization: Bearer …")
                    .with("WWW-Authenticate", "Bearer realm=\"spiral-queue\"");
        }
        Semaphore mine =
                atOnce.computeIfAbsent(
                        token.get().name(), name -> new Semaphore(ServerLimits.AT_ONCE));
        if (!mine.tryAcquire()) {
            throw Problem.of(
                            429,
                            "this token has %d requests under way".formatted(ServerLimits.AT_ONCE))
                    .with("Retry-After", "1");
        }
        try {
            return routes.answer(new Call(exchange, token.get(), bodies));
        } finally {
            mine.release();
        }
    }

    private static Problem problem(RuntimeException thrown) {
        return switch (thrown) {
            case Problem problem -> problem;
            case KeyConflict refused -> Problem.of(409, String.valueOf(refused.getMessage()));
            case Lane.Closed refused -> Problem.of(409, String.valueOf(refused.getMessage()));
            case NoSuchJob refused -> Problem.of(400, String.valueOf(refused.getMessage()));
            case StoreException trouble -> unavailable(trouble);
            default -> broken(thrown);
        };
    }

    private static Problem unavailable(StoreException trouble) {
        LOG.warn("the store cannot be used just now", trouble);
        return Problem.of(503, "the store cannot be used just now; nothing was changed")
                .with("Retry-After", "5");
    }

    private static Problem broken(RuntimeException thrown) {
        LOG.error("a request failed", thrown);
        return Problem.of(500, "this is our mistake; the server's log says more");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.bytes();
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.contentType());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        answer.headers().forEach(headers::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void tell(HttpExchange exchange, Optional<Token> token, int status, Duration took) {
        String path = Call.pathOf(exchange);
        String route = path.equals(Health.PATH) ? "health" : routes.name(path);
        String who = token.map(Token::name).orElse(NOBODY);
        traffic.counter(
                        "spiral.http.requests",
                        "token",
                        who,
                        "route",
                        route,
                        "status",
                        Integer.toString(status))
                .increment();
        traffic.timer("spiral.http.request", "token", who, "route", route).record(took);
        LOG.atInfo()
                .addKeyValue("http.request.method", exchange.getRequestMethod())
                .addKeyValue("url.path", shortened(path))
                .addKeyValue("http.response.status_code", status)
                .addKeyValue("token", who)
                .addKeyValue("client.address", exchange.getRemoteAddress().getHostString())
                .addKeyValue("millis", took.toMillis())
                .log("request");
    }

    private static String shortened(String path) {
        return path.substring(0, Math.min(path.length(), LONGEST_LOGGED_PATH));
    }
}
