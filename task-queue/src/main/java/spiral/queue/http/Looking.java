package spiral.queue.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spiral.queue.IllegalMove;
import spiral.queue.Job;
import spiral.queue.JobState;
import spiral.queue.JobStore;
import spiral.queue.format.JobFacts;

/// Shows jobs, and withdraws them; those of other queues are not there.
final class Looking {
    private static final int USUAL_LIST = 20;
    private static final Set<String> OF_A_LIST = Set.of("state", "type", "limit");

    private static final Logger LOG = LoggerFactory.getLogger(Looking.class);

    private final JobStore store;
    private final StoreCalls calls;
    // a list walks through the store: one at a time
    private final Semaphore lists = new Semaphore(1);

    Looking(JobStore store, StoreCalls calls) {
        this.store = store;
        this.calls = calls;
    }

    /// `GET /v1/jobs/7`: all about a job.
    Answer job(Call call, long id) {
        return Answer.json(200, facts(visible(call.token(), id), call.token()));
    }

    /// `POST /v1/jobs/7/cancel`: withdraws it; one that runs is asked to stop.
    Answer cancel(Call call, long id) {
        visible(call.token(), id);
        try {
            Job job = calls.call(() -> store.cancel(id));
            LOG.atInfo()
                    .addKeyValue("job.id", id)
                    .addKeyValue("token", call.token().name())
                    .log("withdrawn over HTTP");
            boolean runs = job.life().state() instanceof JobState.Running;
            return Answer.json(runs ? 202 : 200, facts(job, call.token()));
        } catch (IllegalMove refused) {
            throw Problem.of(409, String.valueOf(refused.getMessage()));
        }
    }

    /// `GET /v1/jobs?state=dead&type=mail&limit=50`: the newest jobs, without their texts.
    Answer list(Call call) {
        Map<String, String> query = call.query(OF_A_LIST);
        Optional<JobState.Name> state = Optional.ofNullable(query.get("state")).map(Looking::state);
        Set<String> types =
                Optional.ofNullable(query.get("type"))
                        .map(type -> Set.of(opened(type, call.token())))
                        .orElse(call.token().queues());
        int limit = Optional.ofNullable(query.get("limit")).map(Looking::limit).orElse(USUAL_LIST);
        if (!lists.tryAcquire()) {
            throw Problem.of(429, "another list is being made").with("Retry-After", "1");
        }
        try {
            return Answer.json(200, Map.of("jobs", newest(types, state, limit)));
        } finally {
            lists.release();
        }
    }

    private List<Map<String, Object>> newest(
            Set<String> types, Optional<JobState.Name> state, int limit) {
        List<Map<String, Object>> jobs = new ArrayList<>();
        for (long id : calls.call(() -> store.newest(types, state, limit))) {
            calls.call(() -> store.find(id)).ifPresent(job -> jobs.add(JobFacts.brief(job)));
        }
        return jobs;
    }

    private Job visible(Token token, long id) {
        return find(token, id).orElseThrow(() -> Problem.noJob(id));
    }

    private Optional<Job> find(Token token, long id) {
        return calls.call(() -> store.find(id)).filter(job -> token.opens(job.type()));
    }

    /// Without the number of the worker, and without parents in queues of others.
    private Map<String, Object> facts(Job job, Token token) {
        Map<String, Object> facts = new LinkedHashMap<>(JobFacts.all(job));
        facts.remove("worker");
        facts.computeIfPresent(
                "waitsFor",
                (name, all) ->
                        job.ties().parents().stream()
                                .filter(parent -> find(token, parent).isPresent())
                                .toList());
        return facts;
    }

    private static String opened(String type, Token token) {
        if (!token.opens(type)) {
            throw Problem.of(
                    403,
                    "this token has no such queue; it has: " + String.join(", ", token.queues()));
        }
        return type;
    }

    private static JobState.Name state(String word) {
        return JobState.Name.called(word)
                .orElseThrow(() ->
                        Problem.of(
                                400,
                                "unknown state; known: "
                                        + String.join(", ", JobState.Name.words())));
    }

    private static int limit(String text) {
        if (!text.matches("[0-9]{1,4}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > ServerLimits.LIST) {
            throw Problem.of(400, "limit must be 1 to " + ServerLimits.LIST);
        }
        return Integer.parseInt(text);
    }
}
