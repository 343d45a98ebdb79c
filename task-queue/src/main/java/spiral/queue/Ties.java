package spiral.queue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How a job hangs together with others.
///
/// @param unique while a job of the same type with this key has not ended, another one is not
///     stored: whoever submits it gets the id of the one that is there
/// @param idempotency remembered for the settings' retention, also when the job has ended: the same
///     type, key and payload give the id of the first job, another payload is refused
///     ([KeyConflict])
/// @param limit jobs with this key start only as fast as the key's [Limit] allows
/// @param parents jobs that must have succeeded first, at most [#MOST_PARENTS]
public record Ties(
        Optional<String> unique,
        Optional<String> idempotency,
        Optional<String> limit,
        List<Long> parents) {

    /// No ties at all.
    public static final Ties NONE =
            new Ties(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    /// Most parents of one job.
    public static final int MOST_PARENTS = 100;

    /// Longest key, in characters.
    public static final int LONGEST_KEY = 200;

    /// Checks the keys and counts the parents.
    public Ties {
        Stream.of(unique, idempotency, limit).flatMap(Optional::stream).forEach(Ties::checkedKey);
        parents = parents.stream().distinct().sorted().toList();
        if (parents.size() > MOST_PARENTS) {
            throw new IllegalArgumentException(
                    "a job can have at most %d parents but had %d"
                            .formatted(MOST_PARENTS, parents.size()));
        }
    }

    /// This key, if it may be one: 1 to 200 printable characters.
    public static String checkedKey(String key) {
        return checkedName("a key", key);
    }

    /// This name, if it may be one: 1 to 200 printable characters.
    static String checkedName(String what, String name) {
        boolean fits = !name.isBlank() && name.length() <= LONGEST_KEY;
        if (!fits || name.codePoints().anyMatch(Ties::unprintable)) {
            throw new IllegalArgumentException(
                    "%s must be 1 to %d printable characters but was '%s'"
                            .formatted(what, LONGEST_KEY, name));
        }
        return name;
    }

    private static boolean unprintable(int character) {
        return Character.isISOControl(character)
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
    }

    Ties unique(String key) {
        return new Ties(Optional.of(key), idempotency, limit, parents);
    }

    Ties idempotency(String key) {
        return new Ties(unique, Optional.of(key), limit, parents);
    }

    Ties limit(String key) {
        return new Ties(unique, idempotency, Optional.of(key), parents);
    }

    Ties parents(List<Long> ids) {
        return new Ties(unique, idempotency, limit, ids);
    }
}
