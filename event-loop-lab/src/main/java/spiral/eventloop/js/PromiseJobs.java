package spiral.eventloop.js;

import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.runtime.JSAgent;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.PromiseRejectionTracker;
import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;
import com.oracle.truffle.js.runtime.builtins.JSPromise;
import com.oracle.truffle.js.runtime.builtins.JSPromiseObject;
import com.oracle.truffle.js.runtime.builtins.JSProxyObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import java.lang.reflect.Field;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// The engine's promise jobs in our hands: the only class that reaches inside GraalJS.
///
/// How this works: GraalJS keeps its jobs in a private queue of its agent and runs them whenever the
/// last call from Java returns. We enter once and never leave, so that it never runs them, and take
/// them out ourselves. The inside of the engine is not a promise of its makers: [#of] tries three
/// jobs, and where they do not come as expected, the program runs on without this class.
///
/// Only the loop's thread touches it.
final class PromiseJobs {
    /// Three jobs whose order and number are known; asynchronous code has run when `seen` is 123.
    private static final String TRIAL =
            """
            (() => {
                const seen = [];
                Promise.resolve().then(() => seen.push(1)).then(() => seen.push(3));
                (async () => { await 0; seen.push(2); })();
                return () => seen.join('');
            })()
            """;

    private final Context context;
    private final JSRealm realm;
    private final Deque<JSFunctionObject> jobs;

    private PromiseJobs(Context context, JSRealm realm, Deque<JSFunctionObject> jobs) {
        this.context = context;
        this.realm = realm;
        this.jobs = jobs;
    }

    /// The jobs of this context, or null if this engine keeps them another way.
    ///
    /// @param context entered on this thread, for as long as it lives
    static @Nullable PromiseJobs of(Context context) {
        try {
            JSRealm realm = JavaScriptLanguage.getJSRealm(context);
            PromiseJobs found = new PromiseJobs(context, realm, queueOf(realm.getAgent()));
            realm.getAgent().interopBoundaryEnter();
            return found.inOrder() ? found : null;
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return null; // another engine inside: the caller says so and goes on without
        }
    }

    @SuppressWarnings("unchecked") // the field's declared type
    private static Deque<JSFunctionObject> queueOf(JSAgent agent)
            throws ReflectiveOperationException {
        Field field = JSAgent.class.getDeclaredField("promiseJobsQueue");
        field.setAccessible(true);
        return (Deque<JSFunctionObject>) field.get(agent);
    }

    private boolean inOrder() {
        Value seen = context.eval("js", TRIAL);
        int ran = 0;
        for (Runnable job = poll(); job != null; job = poll()) {
            job.run();
            ran++;
        }
        return ran == 3 && seen.execute().asString().equals("123");
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
    List<Object> outcome(Value promise) {
        return inside(promise) instanceof JSPromiseObject object && !JSPromise.isPending(object)
                ? List.of(
                        JSPromise.isFulfilled(object) ? "fulfilled" : "rejected",
                        context.asValue(JSPromise.getPromiseResult(object)))
                : List.of();
    }

    /// What a proxy stands for, null if it is revoked; an empty list if this is no proxy.
    List<Object> proxyTarget(Value value) {
        return inside(value) instanceof JSProxyObject proxy
                ? List.of(context.asValue(proxy.getProxyTarget()))
                : List.of();
    }

    private Object inside(Value value) {
        return realm.getEnv().asGuestValue(value);
    }

    /// Ends the program at once: neither `catch` nor `finally` runs any more.
    void exit(int code) {
        realm.getEnv().getContext().closeExited(null, code);
    }
}
