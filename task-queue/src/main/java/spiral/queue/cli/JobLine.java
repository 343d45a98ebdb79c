package spiral.queue.cli;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import spiral.console.SourceError;
import spiral.console.UserError;
import spiral.queue.NewJob;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One line of a jobs file, from text to job. Whatever is wrong is told with the column where it
/// stands.
///
///     {"type":"exec","payload":{"command":["gzip","big.csv"]},"delay":"30s","priority":9}
final class JobLine {
    private static final NewJob BLANK = NewJob.of("none", "{}");

    private final SourceLine line;
    private final KnownTypes known;
    private final ZoneId zone;
    // the column of each value that was given
    private final Map<Key, Integer> columns = new EnumMap<>(Key.class);
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

    private JobLine(SourceLine line, KnownTypes known, ZoneId zone) {
        this.line = line;
        this.known = known;
        this.zone = zone;
    }

    /// The job that a line describes.
    ///
    /// @param zone that of times without one
    /// @throws SourceError at the first thing that is wrong
    static NewJob read(SourceLine line, KnownTypes known, ZoneId zone) {
        return new JobLine(line, known, zone).read();
    }

    private NewJob read() {
        try (JsonParser in = line.parser()) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw line.wrong(in, "a job is an object like {\"type\":\"exec\",\"payload\":{}}");
            }
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                member(in);
            }
            if (in.nextToken() != null) {
                throw line.wrong(in, "one job stands on one line");
            }
        } catch (JacksonException broken) {
            throw line.wrong(broken);
        }
        return whole();
    }

    private void member(JsonParser in) {
        Key key = key(in);
        in.nextToken();
        columns.put(key, SourceLine.column(in));
        switch (key) {
            case TYPE -> set(key, () -> with(string(in), BLANK.payload()));
            case PAYLOAD -> payload = line.payload(in);
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
        Key key =
                Key.named(word)
                        .orElseThrow(() ->
                                line.wrong(
                                        in,
                                        UserError.unknown("key", word, Key.words()).getMessage()));
        if (columns.containsKey(key)) {
            throw line.wrong(in, "'" + word + "' stands here twice");
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
        if (!columns.containsKey(Key.TYPE)) {
            throw line.wrong(1, "a job needs a 'type'");
        }
        if (columns.containsKey(Key.DELAY) && columns.containsKey(Key.AT)) {
            refuse(Key.AT, "a job has either 'delay' or 'at'");
        }
        known.complaint(job.type()).ifPresent(sentence -> refuse(Key.TYPE, sentence));
        KnownTypes.complaint(job.type(), payload)
                .ifPresent(sentence -> refuse(Key.PAYLOAD, sentence));
        set(Key.PAYLOAD, () -> with(job.type(), payload));
        return job;
    }

    private void refuse(Key key, String sentence) {
        throw line.wrong(columns.getOrDefault(key, 1), sentence);
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
