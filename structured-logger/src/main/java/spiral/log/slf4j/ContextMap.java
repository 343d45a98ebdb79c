package spiral.log.slf4j;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.MDCAdapter;

/// What holds for all that a thread says at present: the "mapped diagnostic context".
///
/// Each thread has its own, and a new thread starts with none. How this works: a map is never
/// changed after it was made; `put` makes a new one. So an event takes the whole context by taking
/// one reference.
final class ContextMap implements MDCAdapter {
    private final ThreadLocal<Map<String, @Nullable String>> current =
            ThreadLocal.withInitial(Map::of);
    private final ThreadLocal<Map<String, Deque<String>>> stacks =
            ThreadLocal.withInitial(HashMap::new);

    /// The context of this thread; it will never change.
    Map<String, @Nullable String> current() {
        return current.get();
    }

    @Override
    public void put(@Nullable String key, @Nullable String value) {
        String name = checked(key);
        Map<String, @Nullable String> changed = new LinkedHashMap<>(current());
        changed.put(name, value);
        become(changed);
    }

    @Override
    public @Nullable String get(@Nullable String key) {
        return current().get(checked(key));
    }

    @Override
    public void remove(@Nullable String key) {
        if (current().containsKey(checked(key))) {
            Map<String, @Nullable String> changed = new LinkedHashMap<>(current());
            changed.remove(key);
            become(changed);
        }
    }

    @Override
    public void clear() {
        current.remove();
        stacks.remove();
    }

    @Override
    @SuppressWarnings("NullAway") // values may be null here; SLF4J's signature cannot say so
    public Map<String, @Nullable String> getCopyOfContextMap() {
        return new LinkedHashMap<>(current());
    }

    @Override
    @SuppressWarnings("NullAway") // values may be null here; SLF4J's signature cannot say so
    public void setContextMap(@Nullable Map<String, @Nullable String> replacement) {
        become(replacement == null ? Map.of() : new LinkedHashMap<>(replacement));
    }

    @Override
    public void pushByKey(@Nullable String key, @Nullable String value) {
        if (key != null && value != null) {
            stacks.get().computeIfAbsent(key, _ -> new ArrayDeque<>()).push(value);
        }
    }

    @Override
    public @Nullable String popByKey(@Nullable String key) {
        Deque<String> stack = stacks.get().get(key);
        return stack == null ? null : stack.poll();
    }

    @Override
    public @Nullable Deque<String> getCopyOfDequeByKey(@Nullable String key) {
        Deque<String> stack = stacks.get().get(key);
        return stack == null ? null : new ArrayDeque<>(stack);
    }

    @Override
    public void clearDequeByKey(@Nullable String key) {
        stacks.get().remove(key);
    }

    private void become(Map<String, @Nullable String> changed) {
        if (changed.isEmpty()) {
            current.remove();
        } else {
            current.set(Collections.unmodifiableMap(changed));
        }
    }

    private static String checked(@Nullable String key) {
        if (key == null) {
            throw new IllegalArgumentException("key must not be null");
        }
        return key;
    }
}
