package spiral.queue.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import spiral.queue.format.JsonText;

/// One request of somebody who may come in.
///
/// @param bodies one permit for each body that may be read at a time
record Call(HttpExchange exchange, Token token, Semaphore bodies) {

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return pathOf(exchange);
    }

    static String pathOf(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        return path == null ? "" : path;
    }

    /// A header that may stand there once.
    Optional<String> header(String name) {
        return header(exchange, name);
    }

    static Optional<String> header(HttpExchange exchange, String name) {
        List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Problem.of(400, "the header " + name + " stands there twice");
        }
        return values.stream().findFirst();
    }

    /// The query's parameters, all of them among these.
    Map<String, String> query(Set<String> known) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String part : raw == null || raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int at = part.indexOf('=');
            String name = at < 0 ? part : part.substring(0, at);
            if (!known.contains(name)) {
                String all = String.join(", ", new TreeSet<>(known));
                throw Problem.of(400, "unknown parameter; known: " + all);
            }
            String value = decoded(at < 0 ? "" : part.substring(at + 1));
            if (query.put(name, value) != null) {
                throw Problem.of(400, "the parameter " + name + " stands there twice");
            }
        }
        return query;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw Problem.of(400, "the query is not percent-encoded: " + wrong.getMessage());
        }
    }

    /// The body, which must be JSON in UTF-8, and small enough.
    JsonText json() {
        String type = header("Content-Type").orElse("").replaceFirst("\\s*;.*", "").strip();
        boolean encoded =
                !header("Content-Encoding").orElse("identity").equalsIgnoreCase("identity");
        if (!type.equalsIgnoreCase("application/json") || encoded) {
            throw Problem.of(415, "the body must be JSON: Content-Type: application/json");
        }
        try {
            byte[] body = body();
            return new JsonText(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException wrong) {
            throw Problem.of(400, "the body is not UTF-8");
        }
    }

    private byte[] body() {
        if (header("Content-Length").map(Call::length).orElse(0L) > ServerLimits.BODY) {
            throw tooLarge();
        }
        if (!bodies.tryAcquire()) {
            throw Problem.of(503, "too much is coming in at once").with("Retry-After", "1");
        }
        try {
            InputStream in = exchange.getRequestBody();
            byte[] body = in.readNBytes(ServerLimits.BODY + 1);
            if (body.length > ServerLimits.BODY) {
                throw tooLarge();
            }
            return body;
        } catch (IOException broken) { // it broke off, or its chunks are none
            throw Problem.of(400, "the body cannot be read");
        } finally {
            bodies.release();
        }
    }

    private static long length(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            throw Problem.of(400, "Content-Length must be a number");
        }
    }

    private static Problem tooLarge() {
        return Problem.of(413, "a body has at most %,d bytes".formatted(ServerLimits.BODY));
    }
}
