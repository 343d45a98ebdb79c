package spiral.log.metrics;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/// What tells one meter from the others: its name and its tags. Sorted by name, then by tags.
///
/// @param name what is measured: `jobs.done`
/// @param tags of what, as names and values: `type=exec`; sorted, unmodifiable
public record MeterId(String name, SortedMap<String, String> tags) implements Comparable<MeterId> {
    private static final Comparator<MeterId> ORDER =
            Comparator.comparing(MeterId::name).thenComparing(id -> id.tags().toString());

    /// Keeps an unmodifiable copy of the tags.
    public MeterId {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank but was '" + name + "'");
        }
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /// An identity from tags in pairs: `of("jobs.done", "type", "exec")`.
    public static MeterId of(String name, String... tagPairs) {
        if (tagPairs.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "tags must come in pairs but there were " + tagPairs.length + " strings");
        }
        SortedMap<String, String> tags = new TreeMap<>();
        for (int i = 0; i < tagPairs.length; i += 2) {
            tags.put(tagPairs[i], tagPairs[i + 1]);
        }
        return new MeterId(name, tags);
    }

    @Override
    public int compareTo(MeterId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tags.isEmpty() ? name : name + tags;
    }
}
