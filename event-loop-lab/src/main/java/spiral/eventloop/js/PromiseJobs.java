package spiral.eventloop.js;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.object.HiddenKey;
import com.oracle.truffle.api.source.SourceSection;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.nodes.control.AbstractAwaitNode;
import com.oracle.truffle.js.nodes.promise.PromiseReactionJobNode;
import com.oracle.truffle.js.runtime.JSAgent;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.PromiseHook;
import com.oracle.truffle.js.runtime.PromiseRejectionTracker;
import com.oracle.truffle.js.runtime.builtins.JSFunction;
import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;
import com.oracle.truffle.js.runtime.builtins.JSPromise;
import com.oracle.truffle.js.runtime.builtins.JSPromiseObject;
import com.oracle.truffle.js.runtime.builtins.JSProxyObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObjectUtil;
import com.oracle.truffle.js.runtime.objects.PromiseReactionRecord;
import com.oracle.truffle.js.runtime.util.SimpleArrayList;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// The engine's promise jobs in our hands: the only class that reaches inside GraalJS.
///
/// How this works: GraalJS keeps its jobs in a private queue of its agent and runs them whenever the
/// last call from Java returns. We enter once and never leave, so that it never runs them, and take
/// them out ourselves. The inside of the engine is not a promise of its makers: [Trial] tries
/// three jobs, and where they do not come as expected, the program runs on without this class.
///
/// Only the loop's thread touches it.
final class PromiseJobs {
    private final Context context;
    private final JSRealm realm;
    private final Deque<JSFunctionObject> jobs;
    private final HiddenKey reaction; // of a job
    private final HiddenKey function; // of what goes on behind an await
    private final HiddenKey awaited;

    @SuppressWarnings("unchecked") // the queue's declared type
    private PromiseJobs(Context context) throws ReflectiveOperationException {
        this.context = context;
        realm = JavaScriptLanguage.getJSRealm(context);
        jobs = (Deque<JSFunctionObject>) read(JSAgent.class, "promiseJobsQueue", realm.getAgent());
        reaction = (HiddenKey) read(PromiseReactionJobNode.class, "REACTION_KEY", null);
        function = (HiddenKey) read(AbstractAwaitNode.class, "ASYNC_TARGET", null);
        awaited = (HiddenKey) read(AbstractAwaitNode.class, "ASYNC_CALL_NODE", null);
    }

    /// The jobs of this context, or null if this engine keeps them another way.
    ///
    /// @param context entered on this thread, for as long as it lives
    /// @param trial whether the jobs are what we take them for
    static @Nullable PromiseJobs of(Context context, Predicate<PromiseJobs> trial) {
        try {
            PromiseJobs found = new PromiseJobs(context);
            JSAgent agent = found.realm.getAgent();
            agent.interopBoundaryEnter();
            boolean known = false;
            try {
                known = trial.test(found);
            } finally {
                if (!known) {
                    agent.interopBoundaryExit(); // the engine drains by itself again
                }
            }
            return known ? found : null;
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return null; // another engine inside: the caller says so and goes on without
        }
    }

    private static Object read(Class<?> owner, String name, @Nullable Object from)
            throws ReflectiveOperationException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(from);
    }

    /// How many wait.
    int size() {
        return jobs.size();
    }

    /// The oldest job, taken from the engine; null if there is none.
    @Nullable Runnable poll() {
        JSFunctionObject job = jobs.pollLast();
        return job == null ? null : context.asValue(job)::executeVoid;
    }

    /// What the newest jobs go on with, in words, the oldest of them first.
    List<String> newest(int count) {
        List<String> found = new ArrayList<>();
        Iterator<JSFunctionObject> newestFirst = jobs.iterator();
        while (found.size() < count) {
            Object asked = JSObjectUtil.getHiddenProperty(newestFirst.next(), reaction);
            found.add(asked instanceof PromiseReactionRecord it ? name(it) : Names.FOLLOWS);
        }
        return found.reversed();
    }

    private String name(PromiseReactionRecord record) {
        if (record.getHandler() == null
                || !(record.getHandler().callback() instanceof JSFunctionObject callback)) {
            return Names.PASSES;
        }
        if (JSObjectUtil.getHiddenProperty(callback, function) instanceof RootCallTarget target) {
            SourceSection place =
                    JSObjectUtil.getHiddenProperty(callback, awaited) instanceof Node node
                            ? node.getEncapsulatingSourceSection()
                            : null;
            return Names.resumes(
                    target.getRootNode().getName(), place == null ? 0 : place.getStartLine());
        }
        Object last = JSObjectUtil.getHiddenProperty(callback, JSPromise.PROMISE_ON_FINALLY);
        return name(last instanceof JSFunctionObject it ? it : callback, "then");
    }

    private String name(JSFunctionObject it, String kind) {
        String name = JSFunction.getName(it).toJavaStringUncached();
        return Names.callback(name, kind, context.asValue(it).getSourceLocation());
    }

    /// What people call a function of the program that was given to `kind`.
    String name(Value any, String kind) {
        return inside(any) instanceof JSFunctionObject it ? name(it, kind) : kind;
    }

    /// Tells of promises before it happens: `resolving` of each that is to get its outcome, `asked`
    /// of each whose outcome another promise waits for.
    void watch(Consumer<Object> resolving, Consumer<Object> asked) {
        realm.getContext()
                .setPromiseHook((type, promise, parent) -> {
                    if (type == PromiseHook.TYPE_RESOLVE) {
                        resolving.accept(promise);
                    } else if (parent instanceof JSPromiseObject) {
                        asked.accept(parent);
                    }
                });
    }

    /// Who was the last to ask for the outcome of a promise, in words; empty if it has one.
    String lastToAsk(Object promise) {
        if (!(promise instanceof JSPromiseObject object) || !JSPromise.isPending(object)) {
            return "";
        }
        SimpleArrayList<PromiseReactionRecord> asked = object.getPromiseFulfillReactions();
        int last = asked.size() - 1;
        String name = last < 0 ? "" : name(asked.get(last));
        return name.equals(Names.PASSES)
                ? name(object.getPromiseRejectReactions().get(last))
                : name;
    }

    /// Forgets the job that was queued last.
    void dropNewest() {
        jobs.pollFirst();
    }

    /// Queues a JavaScript function behind the promise jobs.
    void add(Value function) {
        if (inside(function) instanceof JSFunctionObject job) {
            realm.getAgent().enqueuePromiseJob(job);
        }
    }

    /// Tells of each promise that is rejected without a handler, and of each such promise that gets
    /// one later. The promise is always the same object.
    void trackRejections(BiConsumer<Object, Value> rejected, Consumer<Object> handled) {
        PromiseRejectionTracker tracker =
                new PromiseRejectionTracker() {
                    @Override
                    public void promiseRejected(JSDynamicObject promise, Object reason) {
                        rejected.accept(promise, context.asValue(reason));
                    }

                    @Override
                    public void promiseRejectionHandled(JSDynamicObject promise) {
                        handled.accept(promise);
                    }

                    @Override
                    public void promiseRejectedAfterResolved(JSDynamicObject p, Object reason) {}

                    @Override
                    public void promiseResolvedAfterResolved(JSDynamicObject p, Object value) {}
                };
        realm.getContext().setPromiseRejectionTracker(realm.getAgent(), tracker);
    }

    boolean isPromise(Value value) {
        return inside(value) instanceof JSPromiseObject;
    }

    /// "fulfilled" or "rejected", and the value or the reason; an empty list while it is pending.
    List<Object> outcome(Object promise) {
        Object it = promise instanceof Value value ? inside(value) : promise;
        if (!(it instanceof JSPromiseObject object) || JSPromise.isPending(object)) {
            return List.of();
        }
        String state = JSPromise.isFulfilled(object) ? "fulfilled" : "rejected";
        return List.of(state, context.asValue(JSPromise.getPromiseResult(object)));
    }

    /// What a proxy stands for, null if it is revoked; an empty list if this is no proxy.
    List<Object> proxyTarget(Value value) {
        return inside(value) instanceof JSProxyObject proxy
                ? List.of(context.asValue(proxy.getProxyTarget()))
                : List.of();
    }

    private Object inside(Value value) {
        return env().asGuestValue(value);
    }

    /// What tools may use of this engine.
    TruffleLanguage.Env env() {
        return realm.getEnv();
    }
}
