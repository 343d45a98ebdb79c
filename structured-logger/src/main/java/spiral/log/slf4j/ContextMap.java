package spiral.log.slf4j;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.MDCAdapter;
import spiral.log.Context;

/// What holds for all that a thread says at present: the "mapped diagnostic context".
///
/// Each thread has its own. A new thread starts with none, or with its maker's if that is
/// configured. How this works: a map is never
/// changed after it was made; `put` makes a new one and turns the value into JSON. So an event
/// takes the whole context by taking one reference, and writes it by copying bytes. A platform
/// thread has that reference on its [Desk], too, where its events find all they need at once.
final class ContextMap implements MDCAdapter {
    private final Carried current;
    private final ThreadLocal<Desk> desks = ThreadLocal.withInitial(() -> new Desk(current()));
    private final ThreadLocal<Map<String, Deque<String>>> stacks =
            ThreadLocal.withInitial(HashMap::new);

    /// A context for each thread.
    ///
    /// @param inherits asked when a thread is made: whether it begins with its maker's context
    ContextMap(BooleanSupplier inherits) {
        this.current = new Carried(inherits);
    }

    /// One context per thread.
    private static final class Carried extends InheritableThreadLocal<Context> {
        private final BooleanSupplier inherits;

        Carried(BooleanSupplier inherits) {
            this.inherits = inherits;
        }

        @Override
        protected Context initialValue() {
            return Context.EMPTY;
        }

        @Override
        protected Context childValue(Context parent) {
            return inherits.getAsBoolean() ? parent : Context.EMPTY;
        }
    }

    /// The context of this thread; it will never change.
    Context current() {
        return current.get();
    }

    /// Replaces the context of this thread.
    void become(Context context) {
        if (context.isEmpty()) {
            current.remove();
        } else {
            current.set(context);
        }
        if (!Thread.currentThread().isVirtual()) {
            desk().become(context);
        }
    }

    /// What this thread, a platform thread, keeps between its events.
    Desk desk() {
        return desks.get();
    }

    @Override
    public void put(@Nullable String key, @Nullable String value) {
        become(current().with(checked(key), value));
    }

    @Override
    public @Nullable String get(@Nullable String key) {
        Object value = current().get(checked(key));
        return value == null ? null : value.toString();
    }

    @Override
    public void remove(@Nullable String key) {
        become(current().without(checked(key)));
    }

    @Override
    public void clear() {
        become(Context.EMPTY);
        stacks.remove();
    }

    @Override
    @SuppressWarnings("NullAway") // values may be null here; SLF4J's signature cannot say so
    public Map<String, @Nullable String> getCopyOfContextMap() {
        Map<String, @Nullable String> copy = new LinkedHashMap<>();
        current()
                .toMap()
                .forEach((name, value) -> copy.put(name, value == null ? null : value.toString()));
        return copy;
    }

    @Override
    @SuppressWarnings("NullAway") // values may be null here; SLF4J's signature cannot say so
    public void setContextMap(@Nullable Map<String, @Nullable String> replacement) {
        become(replacement == null ? Context.EMPTY : Context.of(replacement));
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

    private static String checked(@Nullable String key) {
        if (key == null) {
            throw new IllegalArgumentException("key must not be null");
        }
        return key;
    }
}
