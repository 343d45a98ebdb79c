package spiral.queue.format;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import spiral.log.json.JsonReader;
import spiral.log.json.JsonSyntaxException;
import spiral.queue.Job;
import spiral.queue.JobState;
import tools.jackson.databind.util.RawValue;

/// A job as `--json` prints it and HTTP shows it.
public final class JobFacts {
    private JobFacts() {}

    /// The facts of a list: everything but the texts.
    public static Map<String, Object> brief(Job job) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", job.id());
        facts.put("type", job.type());
        facts.put("state", job.life().state().name().word());
        facts.put("priority", job.priority());
        facts.put("attempt", job.life().attempt());
        facts.put("maxAttempts", job.life().maxAttempts());
        facts.put("crashes", job.life().crashes());
        facts.put("submittedAt", job.submittedAt().toString());
        facts.put(timeName(job.life().state()), time(job.life().state()).toString());
        job.lastError().ifPresent(error -> facts.put("lastError", error));
        return facts;
    }

    /// All of them.
    public static Map<String, Object> all(Job job) {
        Map<String, Object> facts = brief(job);
        facts.put("timeoutSeconds", job.timeout().toMillis() / 1_000.0);
        facts.put("traceparent", job.traceparent());
        job.worker().ifPresent(worker -> facts.put("worker", worker));
        job.ties().unique().ifPresent(key -> facts.put("unique", key));
        job.ties().limit().ifPresent(key -> facts.put("limitKey", key));
        if (!job.ties().parents().isEmpty()) {
            facts.put("waitsFor", job.ties().parents());
        }
        job.progress()
                .ifPresent(far -> {
                    facts.put("percent", far.percent());
                    facts.put("progress", far.note());
                });
        facts.put("payload", json(job.payload()));
        job.result().ifPresent(result -> facts.put("result", json(result)));
        return facts;
    }

    /// When the state began, or what it waits for.
    public static Instant time(JobState state) {
        return switch (state) {
            case JobState.Blocked s -> s.dueAt();
            case JobState.Scheduled s -> s.dueAt();
            case JobState.Ready s -> s.since();
            case JobState.Running s -> s.since();
            case JobState.Retrying s -> s.dueAt();
            case JobState.Succeeded s -> s.at();
            case JobState.Dead s -> s.at();
            case JobState.Cancelled s -> s.at();
        };
    }

    private static String timeName(JobState state) {
        return switch (state.name()) {
            case BLOCKED, SCHEDULED, RETRYING -> "dueAt";
            case READY, RUNNING -> "since";
            case SUCCEEDED, DEAD, CANCELLED -> "endedAt";
        };
    }

    /// JSON as it is; whatever else a program has submitted as a string.
    private static Object json(String text) {
        try {
            JsonReader.read(text);
            return new RawValue(text);
        } catch (JsonSyntaxException notJson) {
            return text;
        }
    }
}
