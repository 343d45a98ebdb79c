package spiral.queue.http;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import spiral.log.TraceContext;
import spiral.queue.Job;
import spiral.queue.JobStore;
import spiral.queue.NewJob;
import spiral.queue.Ties;
import spiral.queue.format.JobJson;
import spiral.queue.format.WrongJson;

/// Takes jobs in: one, or a batch of which all are stored or none.
final class Submitting {
    private final JobStore store;
    private final StoreCalls calls;
    private final HttpSettings settings;
    private final Room room;

    Submitting(JobStore store, StoreCalls calls, HttpSettings settings, Room room) {
        this.store = store;
        this.calls = calls;
        this.settings = settings;
        this.room = room;
    }

    /// `POST /v1/jobs`: a job as `submit --file` writes it.
    Answer one(Call call) {
        NewJob job;
        try {
            job = JobJson.read(call.json(), type -> Optional.empty(), ZoneOffset.UTC);
        } catch (WrongJson wrong) {
            throw Problem.in(wrong);
        }
        long id = store(call, List.of(traced(keyed(job, call), call))).getFirst();
        return Answer.json(201, Map.of("id", id)).with("Location", "/v1/jobs/" + id);
    }

    /// `POST /v1/batch`: a list of such jobs.
    Answer batch(Call call) {
        if (call.header("Idempotency-Key").isPresent()) {
            throw Problem.of(400, "each job of a batch brings its own 'key', not the request");
        }
        List<NewJob> jobs;
        try {
            jobs = JobJson.readAll(call.json(), ServerLimits.BATCH, ZoneOffset.UTC);
        } catch (WrongJson wrong) {
            throw Problem.in(wrong);
        }
        List<Long> ids = store(call, jobs);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("count", ids.size());
        answer.put("ids", ids);
        return Answer.json(201, answer);
    }

    private List<Long> store(Call call, List<NewJob> jobs) {
        jobs.forEach(job -> checkType(job.type(), call.token()));
        jobs.forEach(Submitting::checkLimitKey);
        checkParents(jobs, call.token());
        room.take(jobs);
        return calls.call(() -> store.submit(jobs));
    }

    private void checkType(String type, Token token) {
        if (!token.opens(type)) {
            throw Problem.of(
                    403,
                    "this token has no queue '%s'; it has: %s"
                            .formatted(type, String.join(", ", token.queues())));
        }
        if (!settings.admits(type)) {
            throw Problem.of(
                    403,
                    "'%s' jobs are not taken over HTTP; the server was started without --allow %s"
                            .formatted(type, type));
        }
    }

    /// A limit is shared by all who use its key: over HTTP, nobody uses up that of another queue.
    private static void checkLimitKey(NewJob job) {
        String prefix = job.type() + ":";
        if (job.ties().limit().stream().anyMatch(key -> !key.startsWith(prefix))) {
            throw Problem.of(400, "over HTTP a 'limitKey' begins with its queue: " + prefix);
        }
    }

    /// A parent of another queue is not there.
    private void checkParents(List<NewJob> jobs, Token token) {
        Set<Long> parents =
                jobs.stream()
                        .flatMap(job -> job.ties().parents().stream())
                        .collect(Collectors.toSet());
        if (parents.size() > ServerLimits.PARENTS) {
            throw Problem.of(
                    400, "one request names at most %,d parents".formatted(ServerLimits.PARENTS));
        }
        for (long id : parents) {
            Optional<Job> parent = calls.call(() -> store.find(id));
            if (parent.isEmpty() || !token.opens(parent.get().type())) {
                throw Problem.of(400, "'after': there is no job " + id);
            }
        }
    }

    /// The job with the key of the request's header.
    private static NewJob keyed(NewJob job, Call call) {
        Optional<String> header = call.header("Idempotency-Key").map(Submitting::unquoted);
        if (header.isEmpty()) {
            return job;
        }
        Ties ties = job.ties();
        if (ties.idempotency().isPresent() && !ties.idempotency().equals(header)) {
            throw Problem.of(400, "the header Idempotency-Key and the field 'key' differ");
        }
        try {
            return job.idempotencyKey(header.get());
        } catch (IllegalArgumentException wrong) {
            throw Problem.of(400, "Idempotency-Key: " + wrong.getMessage());
        }
    }

    /// Quoted, as the header's draft asks, or bare, as everybody writes it.
    private static String unquoted(String key) {
        boolean quoted = key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"");
        return quoted ? key.substring(1, key.length() - 1) : key;
    }

    /// A job without a trace of its own belongs to the request's.
    private static NewJob traced(NewJob job, Call call) {
        return call.header("traceparent")
                .filter(text -> job.traceparent().isEmpty())
                .filter(text -> TraceContext.parse(text).isPresent())
                .map(job::traceparent)
                .orElse(job);
    }
}
