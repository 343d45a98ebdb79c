package spiral.queue.http;

import java.util.LinkedHashMap;
import java.util.Map;
import spiral.queue.format.WrongJson;

/// A refusal, as RFC 9457 writes it (`application/problem+json`).
///
///     {"title":"Bad Request","status":400,"detail":"priority must be 0 to 9 but was 11",
///      "line":1,"column":27}
@SuppressWarnings("serial") // thrown and told, never serialised
final class Problem extends RuntimeException {
    private static final Map<Integer, String> TITLES =
            Map.ofEntries(
                    Map.entry(400, "Bad Request"),
                    Map.entry(401, "Unauthorized"),
                    Map.entry(403, "Forbidden"),
                    Map.entry(404, "Not Found"),
                    Map.entry(405, "Method Not Allowed"),
                    Map.entry(409, "Conflict"),
                    Map.entry(413, "Content Too Large"),
                    Map.entry(415, "Unsupported Media Type"),
                    Map.entry(429, "Too Many Requests"),
                    Map.entry(500, "Internal Server Error"),
                    Map.entry(503, "Service Unavailable"));

    private final int status;
    private final Map<String, Object> more;
    private final Map<String, String> headers;

    private Problem(
            int status, String detail, Map<String, Object> more, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.more = more;
        this.headers = headers;
    }

    static Problem of(int status, String detail) {
        return new Problem(status, detail, Map.of(), Map.of());
    }

    /// The same, with a header.
    Problem with(String header, String value) {
        return new Problem(status, String.valueOf(getMessage()), more, Map.of(header, value));
    }

    static Problem in(WrongJson wrong) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("line", wrong.line());
        place.put("column", wrong.column());
        return new Problem(400, wrong.sentence(), place, Map.of());
    }

    /// The one answer for whatever is not there, or not for this token.
    static Problem notFound() {
        return of(404, "there is no such thing here");
    }

    /// The one answer for a job that is not there, or not for this token.
    static Problem noJob(long id) {
        return of(404, "there is no job " + id);
    }

    int status() {
        return status;
    }

    Answer answer() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", TITLES.getOrDefault(status, "Error"));
        body.put("status", status);
        body.put("detail", String.valueOf(getMessage()));
        body.putAll(more);
        return new Answer(status, "application/problem+json", Answer.write(body), headers);
    }
}
