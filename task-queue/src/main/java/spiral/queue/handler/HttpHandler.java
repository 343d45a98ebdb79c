package spiral.queue.handler;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.queue.JobContext;
import spiral.queue.JobHandler;
import spiral.queue.RetryLater;

/// POSTs JSON to an address on the worker's list: the payload is an [HttpCall], the result
/// `{"status":200,"body":"…","millis":12}` with the first 8 KiB of the answer. An answer other than
/// 2xx is a failure, redirects included; when it says `Retry-After`, the next attempt waits for that
/// (up to a day).
///
/// The other side sees `Spiral-Job`, `Spiral-Attempt`, `traceparent`, and an `Idempotency-Key` that
/// is the same for all attempts of a job: a call may be made more than once. An interrupt (time-out,
/// cancellation, a lost lease, shutdown) breaks the call off.
public final class HttpHandler implements JobHandler {
    /// The job type that it handles.
    public static final String TYPE = "http";

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /// How much of an answer is read, in bytes.
    private static final int BODY = 8 * 1024;

    /// How much of it an error quotes, in characters.
    private static final int QUOTED = 500;

    private static final Logger LOG = LoggerFactory.getLogger(HttpHandler.class);

    private final HttpTargets targets;
    private final InstantSource clock;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    /// @param targets where calls may go
    /// @param clock measures how long calls take, and reads dates in answers
    public HttpHandler(HttpTargets targets, InstantSource clock) {
        this.targets = targets;
        this.clock = clock;
    }

    @Override
    public void run(JobContext context) throws Exception {
        HttpCall call = HttpCall.parse(context.payload());
        HttpTargets.Target target = targets.checked(call.url().uri().toString());
        HttpTargets.requireElsewhere(target, InetAddress::getAllByName);
        Instant start = clock.instant();
        HttpResponse<String> answer = send(request(target, call.body(), context));
        Instant end = clock.instant();
        LOG.atInfo()
                .addKeyValue("server.address", target.host())
                .addKeyValue("http.response.status_code", answer.statusCode())
                .addKeyValue("millis", Duration.between(start, end).toMillis())
                .log("call ended");
        if (answer.statusCode() / 100 != 2) {
            throw refused(answer, end);
        }
        context.result(result(answer, Duration.between(start, end)));
    }

    private static HttpRequest request(HttpTargets.Target target, String body, JobContext context) {
        return HttpRequest.newBuilder(target.uri())
                .timeout(context.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "spiral-queue")
                .header("Spiral-Job", Long.toString(context.job()))
                .header("Spiral-Attempt", Integer.toString(context.attempt()))
                .header("Idempotency-Key", key(context))
                .header("traceparent", context.traceparent())
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /// The job's number is that of its store; its trace tells it from another store's.
    private static String key(JobContext context) {
        String trace = context.traceparent().split("-", -1)[1];
        return "\"%d-%s\"".formatted(context.job(), trace);
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request, info -> new Beginning(BODY));
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            throw new IOException(
                    "no answer from %s: %s".formatted(request.uri(), failed.getCause()), failed);
        } finally {
            answer.cancel(true);
        }
    }

    private static Exception refused(HttpResponse<String> answer, Instant now) {
        boolean redirect = answer.statusCode() / 100 == 3;
        String body = answer.body().strip();
        String said =
                redirect
                        ? ", a redirect, which is not followed"
                        : body.isEmpty() ? "" : ": " + beginning(body);
        String sentence = "%s answered %d%s".formatted(answer.uri(), answer.statusCode(), said);
        Duration wait =
                answer.headers()
                        .firstValue("Retry-After")
                        .map(header -> RetryAfter.read(header, now))
                        .orElse(Duration.ZERO);
        return new RetryLater(sentence, wait);
    }

    private static String beginning(String body) {
        int end =
                body.offsetByCodePoints(0, Math.min(QUOTED, body.codePointCount(0, body.length())));
        return end == body.length() ? body : body.substring(0, end) + "...";
    }

    private static String result(HttpResponse<String> answer, Duration took) {
        return JsonObject.of(out -> {
            out.writeNumberProperty("status", answer.statusCode());
            out.writeStringProperty("body", answer.body());
            out.writeNumberProperty("millis", took.toMillis());
        });
    }
}
