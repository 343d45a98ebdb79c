package spiral.log.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What each tracing vendor adds to a `traceparent`: the `tracestate` of
/// [W3C Trace Context](https://www.w3.org/TR/trace-context/), section 3.3.
///
///     rojo=00f067aa0ba902b7,congo=t61rcWkgMzE
///
/// The latest who changed something stands first.
///
/// @param entries keys and values, in order
public record TraceState(Map<String, String> entries) {
    /// Entries that are passed on (section 3.3.1.1).
    public static final int MAX_ENTRIES = 32;

    /// Characters that everybody must be able to pass on (section 3.3.1.5).
    public static final int MAX_LENGTH = 512;

    /// Nothing added.
    public static final TraceState EMPTY = new TraceState(Map.of());

    private static final Pattern KEY =
            Pattern.compile(
                    "[a-z][a-z0-9_*/-]{0,255}"
                            + "|[a-z0-9][a-z0-9_*/-]{0,240}@[a-z][a-z0-9_*/-]{0,13}");
    private static final Pattern VALUE = Pattern.compile("[ -~&&[^,=]]{0,255}[!-~&&[^,=]]");

    /// Checks keys, values and their number.
    public TraceState {
        entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        if (entries.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "entries must be at most " + MAX_ENTRIES + " but were " + entries.size());
        }
        entries.forEach(TraceState::check);
    }

    private static void check(String key, String value) {
        if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an entry must be a key and a value by section 3.3.1 but was '"
                            + key
                            + "="
                            + value
                            + "'");
        }
    }

    /// Reads the headers of a request, which may be several. One wrong entry makes all of it void,
    /// as the recommendation asks; of a key that stands twice the first, the latest one written,
    /// counts, as in the recommendation's own test suite.
    public static Optional<TraceState> parse(Collection<String> headers) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String member : String.join(",", headers).split(",", -1)) {
            String text = member.strip();
            int equals = text.indexOf('=');
            if (text.isEmpty()) {
                continue;
            }
            if (equals < 0) {
                return Optional.empty();
            }
            entries.putIfAbsent(text.substring(0, equals), text.substring(equals + 1));
        }
        try {
            return Optional.of(new TraceState(entries));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /// This state with a changed or new entry, which then stands first. The last one goes if there
    /// are too many.
    public TraceState with(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>();
        changed.put(key, value);
        entries.forEach((other, its) -> {
            if (changed.size() < MAX_ENTRIES) {
                changed.putIfAbsent(other, its);
            }
        });
        return new TraceState(changed);
    }

    /// The header. Beyond [#MAX_LENGTH] characters, long entries go first (section 3.3.1.5), then
    /// the last ones.
    @Override
    public String toString() {
        List<String> members = new ArrayList<>();
        entries.forEach((key, value) -> members.add(key + "=" + value));
        if (length(members) > MAX_LENGTH) {
            members.removeIf(member -> member.length() > 128);
        }
        while (length(members) > MAX_LENGTH) {
            members.removeLast();
        }
        return String.join(",", members);
    }

    private static int length(List<String> members) {
        return String.join(",", members).length();
    }
}
