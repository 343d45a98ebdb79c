package spiral.queue.format;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import spiral.queue.NewJob;
import spiral.queue.handler.BuiltIn;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/// A job as people and programs write it, from JSON to [NewJob]. Whatever is wrong is told with the
/// place where it stands ([WrongJson]).
///
///     {"type":"exec","payload":{"command":["gzip","big.csv"]},"delay":"30s","priority":9}
public final class JobJson {
    private static final NewJob BLANK = NewJob.of("none", "{}");

    private final JsonText text;
    private final Function<String, Optional<String>> typeComplaint;
    private final ZoneId zone;
    // where each value that was given stands
    private final Map<Key, TokenStreamLocation> places = new EnumMap<>(Key.class);
    private TokenStreamLocation start = TokenStreamLocation.NA;
    private NewJob job = BLANK;
    private String payload = BLANK.payload();

    private enum Key {
        TYPE("type"),
        PAYLOAD("payload"),
        DELAY("delay"),
        AT("at"),
        PRIORITY("priority"),
        MAX_ATTEMPTS("maxAttempts"),
        TIMEOUT("timeout"),
        TRACEPARENT("traceparent"),
        UNIQUE("unique"),
        KEY("key"),
        LIMIT_KEY("limitKey"),
        AFTER("after");

        private static final List<Key> ALL = List.of(values());

        private final String word;

        Key(String word) {
            this.word = word;
        }

        static Optional<Key> named(String word) {
            for (Key key : ALL) {
                if (key.word.equals(word)) {
                    return Optional.of(key);
                }
            }
            return Optional.empty();
        }

        static List<String> words() {
            return ALL.stream().map(key -> key.word).toList();
        }
    }

    private JobJson(JsonText text, Function<String, Optional<String>> typeComplaint, ZoneId zone) {
        this.text = text;
        this.typeComplaint = typeComplaint;
        this.zone = zone;
    }

    /// The job that a text describes; nothing may follow it.
    ///
    /// @param typeComplaint what is wrong with a type, in a sentence; nothing when all is well
    /// @param zone that of times without one
    /// @throws WrongJson at the first thing that is wrong
    public static NewJob read(
            JsonText text, Function<String, Optional<String>> typeComplaint, ZoneId zone) {
        try (JsonParser in = text.parser()) {
            in.nextToken();
            NewJob job = new JobJson(text, typeComplaint, zone).read(in);
            if (in.nextToken() != null) {
                throw text.wrong(in, "one job stands on one line");
            }
            return job;
        } catch (JacksonException broken) {
            throw JsonText.wrong(broken);
        }
    }

    /// The jobs that a text describes: a list of objects; nothing may follow it.
    ///
    /// @param most how many at most
    public static List<NewJob> readAll(JsonText text, int most, ZoneId zone) {
        try (JsonParser in = text.parser()) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw text.wrong(in, "a batch is a list of jobs, as in [{\"type\":\"mail\"}]");
            }
            List<NewJob> jobs = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (jobs.size() == most) {
                    throw text.wrong(in, "a batch has at most %,d jobs".formatted(most));
                }
                jobs.add(one(text, in, jobs.size() + 1, zone));
            }
            if (in.nextToken() != null) {
                throw text.wrong(in, "nothing may follow the batch");
            }
            return jobs;
        } catch (JacksonException broken) {
            throw JsonText.wrong(broken);
        }
    }

    private static NewJob one(JsonText text, JsonParser in, int number, ZoneId zone) {
        try {
            return new JobJson(text, type -> Optional.empty(), zone).read(in);
        } catch (WrongJson wrong) {
            throw wrong.in("job " + number + " of the batch");
        }
    }

    /// The job whose object begins at the parser's place; its end is the parser's place then.
    private NewJob read(JsonParser in) {
        start = in.currentTokenLocation();
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw text.wrong(in, "a job is an object like {\"type\":\"exec\",\"payload\":{}}");
        }
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            member(in);
        }
        return whole();
    }

    private void member(JsonParser in) {
        Key key = key(in);
        in.nextToken();
        places.put(key, in.currentTokenLocation());
        switch (key) {
            case TYPE -> set(key, () -> with(string(in), BLANK.payload()));
            case PAYLOAD -> payload = text.payload(in);
            case DELAY -> set(key, () -> job.delay(TimeSpan.parse(string(in))));
            case AT -> set(key, () -> job.runAt(Moment.parse(string(in), zone)));
            case PRIORITY -> set(key, () -> job.priority(integer(in)));
            case MAX_ATTEMPTS -> set(key, () -> job.maxAttempts(integer(in)));
            case TIMEOUT -> set(key, () -> job.timeout(TimeSpan.parse(string(in))));
            case TRACEPARENT -> set(key, () -> job.traceparent(string(in)));
            case UNIQUE -> set(key, () -> job.unique(string(in)));
            case KEY -> set(key, () -> job.idempotencyKey(string(in)));
            case LIMIT_KEY -> set(key, () -> job.limitKey(string(in)));
            case AFTER -> set(key, () -> job.after(ids(in)));
        }
    }

    private Key key(JsonParser in) {
        String word = in.currentName();
        Key key = Key.named(word).orElseThrow(() -> text.unknown(in, word, Key.words()));
        if (places.containsKey(key)) {
            throw text.wrong(in, "'" + word + "' stands here twice");
        }
        return key;
    }

    private void set(Key key, Supplier<NewJob> change) {
        try {
            job = change.get();
        } catch (IllegalArgumentException refused) {
            refuse(key, String.valueOf(refused.getMessage()));
        }
    }

    private NewJob with(String type, String payload) {
        return new NewJob(
                type,
                payload,
                job.priority(),
                job.start(),
                job.maxAttempts(),
                job.timeout(),
                job.traceparent(),
                job.ties());
    }

    /// Puts type and payload together, once both are known.
    private NewJob whole() {
        if (!places.containsKey(Key.TYPE)) {
            throw JsonText.wrong(start, "a job needs a 'type'");
        }
        if (places.containsKey(Key.DELAY) && places.containsKey(Key.AT)) {
            refuse(Key.AT, "a job has either 'delay' or 'at'");
        }
        typeComplaint.apply(job.type()).ifPresent(sentence -> refuse(Key.TYPE, sentence));
        BuiltIn.complaint(job.type(), payload).ifPresent(sentence -> refuse(Key.PAYLOAD, sentence));
        set(Key.PAYLOAD, () -> with(job.type(), payload));
        return job;
    }

    private void refuse(Key key, String sentence) {
        throw JsonText.wrong(places.getOrDefault(key, start), sentence);
    }

    private static String string(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException(
                    "'%s' must be a string, in quotes".formatted(in.currentName()));
        }
        return in.getString();
    }

    private static Long[] ids(JsonParser in) {
        List<Long> ids = new ArrayList<>();
        boolean list = in.currentToken() == JsonToken.START_ARRAY;
        while (list && in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            ids.add(in.getLongValue());
        }
        if (!list || in.currentToken() != JsonToken.END_ARRAY) {
            throw new IllegalArgumentException("'after' must be a list of job ids, as in [3, 4]");
        }
        return ids.toArray(Long[]::new);
    }

    private static int integer(JsonParser in) {
        boolean whole = in.currentToken() == JsonToken.VALUE_NUMBER_INT;
        if (!whole || in.getNumberType() != JsonParser.NumberType.INT) {
            throw new IllegalArgumentException(
                    "'%s' must be a whole number, and not a huge one".formatted(in.currentName()));
        }
        return in.getIntValue();
    }
}
