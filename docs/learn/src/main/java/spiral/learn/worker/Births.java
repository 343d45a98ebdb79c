package spiral.learn.worker;

import static java.util.Comparator.comparingLong;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spiral.learn.Frame;
import spiral.learn.Leak;

/// Remembers where each thread was made, to name the line that started one which is left behind.
///
/// A thread copies its maker's inheritable locals while it is made, on the maker's thread: that is
/// when `childValue` takes the stack. Reading it back for another thread, and finding the virtual
/// ones, needs what only the JDK itself may touch, unless this JVM is started with [#OPENED].
public final class Births extends InheritableThreadLocal<StackTraceElement[]> {
    /// Options of a JVM that lets this class look.
    public static final List<String> OPENED =
            List.of(
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED");

    private static final Set<String> JDK_GROUPS =
            Set.of("system", "InnocuousThreadGroup", "CarrierThreads");
    private static final Duration GRACE = Duration.ofMillis(200);
    private static final int LOOK_MILLIS = 5;
    private static final StackTraceElement[] NOWHERE = {};

    private Set<Thread> before = Set.of(); // the worker's main thread only

    Births() {}

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
        before = all();
    }

    /// The threads that were started since and do not end within a moment.
    List<Leak> left() throws InterruptedException {
        var left = fresh();
        var until = System.nanoTime() + GRACE.toNanos();
        while (!left.isEmpty() && System.nanoTime() - until < 0) {
            Thread.sleep(LOOK_MILLIS);
            left = fresh();
        }
        return left.stream().sorted(comparingLong(Thread::threadId)).map(this::leak).toList();
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
        var fresh = all();
        fresh.removeAll(before);
        fresh.removeIf(Births::isShared);
        return fresh;
    }

    private static Set<Thread> all() {
        var all = new HashSet<>(Thread.getAllStackTraces().keySet());
        try {
            addVirtual(all);
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return all; // this JDK keeps them elsewhere; only platform threads are seen
        }
        return all;
    }

    // the JDK keeps a tree of containers: a root, and one for each executor or scope
    private static void addVirtual(Set<Thread> all) throws ReflectiveOperationException {
        var root = Class.forName("jdk.internal.vm.ThreadContainers").getMethod("root").invoke(null);
        var type = Class.forName("jdk.internal.vm.ThreadContainer");
        var threads = type.getMethod("threads");
        var children = type.getMethod("children");
        var open = new ArrayDeque<Object>(List.of(root));
        while (!open.isEmpty()) {
            var container = open.pop();
            ((Stream<?>) threads.invoke(container))
                    .map(Thread.class::cast)
                    .filter(Thread::isVirtual)
                    .forEach(all::add);
            ((Stream<?>) children.invoke(container)).forEach(open::add);
        }
    }

    // threads of the JDK that outlive whoever made them start, as they should
    private static boolean isShared(Thread thread) {
        var group = thread.getThreadGroup();
        return !thread.isAlive()
                || group == null
                || JDK_GROUPS.contains(group.getName())
                || thread.getName().startsWith("ForkJoinPool.commonPool-")
                || thread.getName().equals("CompletableFutureDelayScheduler");
    }

    private Leak leak(Thread thread) {
        var name = thread.isVirtual() ? "a virtual one " + thread.getName() : thread.getName();
        return new Leak(name.strip(), birth(thread));
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
