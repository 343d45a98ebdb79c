package spiral.learn.worker;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spiral.learn.Frame;
import spiral.learn.Leak;

/// Remembers where each thread was made, to name the line that started one which is left behind.
///
/// A thread copies its maker's inheritable locals while it is made, on the maker's thread: that is
/// when `childValue` takes the stack. To read it back for another thread, this JVM is started with
/// `--add-opens java.base/java.lang=ALL-UNNAMED`.
final class Births extends InheritableThreadLocal<StackTraceElement[]> {
    private static final Duration GRACE = Duration.ofMillis(200);
    private static final int LOOK_MILLIS = 5;
    private static final StackTraceElement[] NOWHERE = {};

    private Set<Thread> before = Set.of(); // the worker's main thread only

    @Override
    protected StackTraceElement[] initialValue() {
        return NOWHERE;
    }

    @Override
    protected StackTraceElement[] childValue(StackTraceElement[] parent) {
        return new Throwable().getStackTrace();
    }

    /// From now on, what is started is new. To be called before the test thread is made.
    void watch() {
        get(); // a local that was never read is not handed on
        before = Thread.getAllStackTraces().keySet();
    }

    /// The threads that were started since and do not end within a moment.
    List<Leak> left() throws InterruptedException {
        var left = fresh();
        var until = System.nanoTime() + GRACE.toNanos();
        while (!left.isEmpty() && System.nanoTime() - until < 0) {
            Thread.sleep(LOOK_MILLIS);
            left = fresh();
        }
        return left.stream().map(this::leak).toList();
    }

    /// The new threads beside `suite` that are busy right now.
    List<Leak> spinning(Thread suite) {
        return fresh().stream()
                .filter(thread ->
                        !thread.equals(suite) && thread.getState() == Thread.State.RUNNABLE)
                .map(this::leak)
                .toList();
    }

    private Set<Thread> fresh() {
        var fresh = new HashSet<>(Thread.getAllStackTraces().keySet());
        fresh.removeAll(before);
        fresh.removeIf(Births::isShared);
        return fresh;
    }

    // threads of the JDK that outlive whoever made them start, as they should
    private static boolean isShared(Thread thread) {
        var group = thread.getThreadGroup();
        return !thread.isAlive()
                || group == null
                || group.getName().equals("system")
                || group.getName().equals("InnocuousThreadGroup")
                || thread.getName().startsWith("ForkJoinPool.commonPool-")
                || thread.getName().equals("CompletableFutureDelayScheduler");
    }

    private Leak leak(Thread thread) {
        return new Leak(thread.getName(), birth(thread));
    }

    private List<Frame> birth(Thread thread) {
        try {
            var stack = valueOf(thread);
            return stack == null ? List.of() : Stacks.frames(stack);
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return List
                    .of(); // this JDK keeps them elsewhere; the leak is reported without its line
        }
    }

    private StackTraceElement @Nullable [] valueOf(Thread thread)
            throws ReflectiveOperationException {
        var locals = open(Thread.class.getDeclaredField("inheritableThreadLocals")).get(thread);
        if (locals == null) {
            return null;
        }
        var find = locals.getClass().getDeclaredMethod("getEntry", ThreadLocal.class);
        var entry = open(find).invoke(locals, this);
        if (entry == null) {
            return null;
        }
        return (StackTraceElement[]) open(entry.getClass().getDeclaredField("value")).get(entry);
    }

    private static Field open(Field field) {
        field.setAccessible(true);
        return field;
    }

    private static Method open(Method method) {
        method.setAccessible(true);
        return method;
    }
}
