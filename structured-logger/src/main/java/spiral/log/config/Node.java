package spiral.log.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spiral.log.json.JsonReader;
import spiral.log.json.JsonSyntaxException;
import spiral.log.read.Amounts;

/// One value of a configuration file, which knows where it stands: whatever is wrong with it is
/// said with line and column.
final class Node {
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
            String file, String text, IdentityHashMap<Object, Map<Object, Integer>> places) {
        void found(Object container, Object key, int at) {
            if (places.computeIfAbsent(container, _ -> new LinkedHashMap<>()).put(key, at)
                    != null) {
                throw wrong(at, "'" + key + "' stands here for the second time");
            }
        }

        ConfigException wrong(int at, String sentence) {
            return new ConfigException(file, text, at, sentence);
        }
    }

    /// Reads a text.
    static Node read(String file, String text) {
        Source source = new Source(file, text, new IdentityHashMap<>());
        try {
            return new Node(source, JsonReader.read(text, source::found), 0);
        } catch (JsonSyntaxException wrong) {
            throw source.wrong(wrong.position(), wrong.sentence());
        }
    }

    ConfigException wrong(String sentence) {
        return source.wrong(position, sentence);
    }

    /// Refuses members that nobody asks for.
    Node only(Collection<String> names) {
        for (String name : members().keySet()) {
            if (!names.contains(name)) {
                throw nameOf(name).unknown("setting '" + name + "' here", name, names);
            }
        }
        return this;
    }

    Node only(String... names) {
        return only(List.of(names));
    }

    /// The name of a member as a value of its own, if it is written without escapes.
    Node nameOf(String name) {
        Node member = need(name);
        int at = source.text.lastIndexOf('"' + name + '"', member.position - 1);
        return new Node(source, name, at < 0 ? member.position : at);
    }

    /// Says that this is none of the known words, and which of them may have been meant.
    private ConfigException unknown(String what, String word, Collection<String> known) {
        return wrong(
                "there is no "
                        + what
                        + Spelling.nearest(word, known)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("; there are " + String.join(", ", known)));
    }

    /// One of these words.
    String word(String kind, Collection<String> known) {
        return choice(kind, known.stream().collect(Collectors.toMap(it -> it, it -> it)));
    }

    /// What one of these words stands for.
    <T> T choice(String kind, Map<String, T> known) {
        return chosen(kind, text(), known);
    }

    /// One of the constants, in upper or lower case.
    <E extends Enum<E>> E constant(String kind, Class<E> type) {
        Map<String, E> constants = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            constants.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        return chosen(kind, text().strip().toLowerCase(Locale.ROOT), constants);
    }

    private <T> T chosen(String kind, String word, Map<String, T> known) {
        T chosen = known.get(word);
        if (chosen == null) {
            throw unknown(kind + " '" + text() + "'", word, known.keySet());
        }
        return chosen;
    }

    Map<String, Node> members() {
        Map<?, ?> map = as(Map.class, "an object in braces");
        Map<String, Node> members = new LinkedHashMap<>();
        map.forEach((name, part) -> members.put(String.valueOf(name), part(name, part)));
        return members;
    }

    List<Node> elements() {
        List<Node> elements = new ArrayList<>();
        for (Object part : as(List.class, "a list in brackets")) {
            elements.add(part(elements.size(), part));
        }
        return elements;
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

    boolean is(Class<?> type) {
        return type.isInstance(value);
    }

    @Nullable Object plain() {
        return value;
    }

    private <T> T as(Class<T> type, String what) {
        return Optional.ofNullable(value)
                .filter(type::isInstance)
                .map(type::cast)
                .orElseThrow(() -> wrong(what + " is expected here"));
    }

    String text() {
        return as(String.class, "text in quotes");
    }

    String[] texts() {
        return elements().stream().map(Node::text).toArray(String[]::new);
    }

    boolean truth() {
        return as(Boolean.class, "true or false");
    }

    double real() {
        return as(Number.class, "a number").doubleValue();
    }

    int whole() {
        if (value instanceof Long number && number >= 1 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw wrong("a whole number from 1 on is expected here");
    }

    /// `64KB`, `100MB`, or a number of bytes; a KB is 1,024 bytes.
    long bytes() {
        return Amounts.bytes(String.valueOf(value))
                .orElseThrow(() -> wrong("a size such as \"64KB\" or \"100MB\" is expected here"));
    }

    int intBytes() {
        long bytes = bytes();
        if (bytes > Integer.MAX_VALUE) {
            throw wrong("a size below 2 GB is expected here");
        }
        return (int) bytes;
    }

    /// `250ms`, `1s`, `5m`, `2h`, `1d`.
    Duration duration() {
        return Amounts.duration(String.valueOf(value))
                .orElseThrow(
                        () -> wrong("a duration such as \"250ms\" or \"1s\" is expected here"));
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
