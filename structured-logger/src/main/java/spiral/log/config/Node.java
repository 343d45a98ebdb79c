package spiral.log.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spiral.log.json.JsonReader;
import spiral.log.json.JsonSyntaxException;

/// One value of a configuration file, which knows where it stands: whatever is wrong with it is
/// said with line and column.
final class Node {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9}) ?(B|KB|MB|GB)?");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");

    private final Source source;
    private final @Nullable Object value;
    private final int position;

    private Node(Source source, @Nullable Object value, int position) {
        this.source = source;
        this.value = value;
        this.position = position;
    }

    /// A file, its text, and where in it each part stands.
    private record Source(
            String file, String text, IdentityHashMap<Object, Map<Object, Integer>> places) {}

    /// Reads a text.
    static Node read(String file, String text) {
        IdentityHashMap<Object, Map<Object, Integer>> places = new IdentityHashMap<>();
        try {
            Object value =
                    JsonReader.read(
                            text,
                            (container, key, at) ->
                                    once(
                                            places.computeIfAbsent(
                                                    container, _ -> new LinkedHashMap<>()),
                                            key,
                                            new Node(new Source(file, text, places), null, at)));
            return new Node(new Source(file, text, places), value, 0);
        } catch (JsonSyntaxException wrong) {
            throw new ConfigException(file, text, wrong.position(), wrong.sentence());
        }
    }

    private static void once(Map<Object, Integer> places, Object key, Node value) {
        if (places.put(key, value.position) != null) {
            throw value.wrong("'" + key + "' stands here for the second time");
        }
    }

    ConfigException wrong(String sentence) {
        return new ConfigException(source.file, source.text, position, sentence);
    }

    /// Refuses members that nobody asks for.
    Node only(String... names) {
        members()
                .forEach((name, node) -> {
                    if (!List.of(names).contains(name)) {
                        throw node.nameOf(name)
                                .unknown("setting '" + name + "' here", name, List.of(names));
                    }
                });
        return this;
    }

    /// What stands before this value: its name, if that is written without escapes.
    private Node nameOf(String name) {
        int at = source.text.lastIndexOf('"' + name + '"', position);
        return new Node(source, name, at < 0 ? position : at);
    }

    /// Says that this is none of the known words, and which of them may have been meant.
    ConfigException unknown(String what, String word, List<String> known) {
        return wrong(
                "there is no "
                        + what
                        + Spelling.nearest(word, known)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("; there are " + String.join(", ", known)));
    }

    /// One of these words.
    String word(String kind, List<String> known) {
        if (!known.contains(text())) {
            throw unknown(kind + " '" + text() + "'", text(), known);
        }
        return text();
    }

    /// One of the constants, in upper or lower case.
    <E extends Enum<E>> E constant(String kind, Class<E> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList();
        String word = text().strip().toLowerCase(Locale.ROOT);
        if (!names.contains(word)) {
            throw unknown(kind + " '" + text() + "'", word, names);
        }
        return type.getEnumConstants()[names.indexOf(word)];
    }

    Map<String, Node> members() {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong("an object in braces is expected here");
        }
        Map<String, Node> members = new LinkedHashMap<>();
        map.forEach((name, part) -> members.put(String.valueOf(name), part(name, part)));
        return members;
    }

    List<Node> elements() {
        if (!(value instanceof List<?> list)) {
            throw wrong("a list in brackets is expected here");
        }
        List<Node> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            elements.add(part(i, list.get(i)));
        }
        return elements;
    }

    boolean isList() {
        return value instanceof List;
    }

    private Node part(Object key, @Nullable Object part) {
        Map<Object, Integer> places =
                value == null ? Map.of() : source.places.getOrDefault(value, Map.of());
        return new Node(source, part, places.getOrDefault(key, position));
    }

    Optional<Node> get(String name) {
        return Optional.ofNullable(members().get(name));
    }

    Node need(String name) {
        return get(name).orElseThrow(() -> wrong("'" + name + "' is missing here"));
    }

    @Nullable Object plain() {
        return value;
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw wrong("text in quotes is expected here");
    }

    boolean truth() {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw wrong("true or false is expected here");
    }

    double real() {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong("a number is expected here");
    }

    int whole() {
        if (value instanceof Long number && number >= 1 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw wrong("a whole number from 1 on is expected here");
    }

    /// `64KB`, `100MB`, or a number of bytes; a KB is 1,024 bytes.
    long bytes() {
        Matcher size = SIZE.matcher(String.valueOf(value));
        if (!size.matches()) {
            throw wrong("a size such as \"64KB\" or \"100MB\" is expected here");
        }
        int power =
                List.of("B", "KB", "MB", "GB")
                        .indexOf(Optional.ofNullable(size.group(2)).orElse("B"));
        return Long.parseLong(size.group(1)) << (10 * power);
    }

    int intBytes() {
        return parsed(_ -> Math.toIntExact(bytes()));
    }

    /// `250ms`, `1s`, `5m`, `2h`, `1d`.
    Duration duration() {
        Matcher span = SPAN.matcher(String.valueOf(value));
        if (!span.matches()) {
            throw wrong("a duration such as \"250ms\" or \"1s\" is expected here");
        }
        long number = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /// The text, read by something that refuses what it does not like.
    <T> T as(Function<String, T> parser) {
        return parsed(_ -> parser.apply(text()));
    }

    /// What a factory makes of this node; its refusals get this place.
    <T> T parsed(Function<Node, T> factory) {
        try {
            return factory.apply(this);
        } catch (ConfigException placed) {
            throw placed;
        } catch (RuntimeException refused) {
            throw wrong(String.valueOf(refused.getMessage()));
        }
    }
}
