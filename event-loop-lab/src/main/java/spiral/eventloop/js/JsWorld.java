package spiral.eventloop.js;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.Halt;

/// The global object of one program and the pages of ours that were loaded into it: the way from
/// Java into JavaScript.
///
///     call(function) --> engine --returns--> value
///                          |
///                          +--throws--> JsError       what a program can catch
///                          +--stops---> Ended         exit, a limit: nothing can catch it
///
/// Only the thread that runs the program touches it.
final class JsWorld implements AutoCloseable {
    /// What stands before a CommonJS module, on its first line.
    static final String WRAPPER = "(function (exports, require, module, __filename, __dirname) {";

    private static final int RUNNING = Integer.MIN_VALUE;

    private final JsEngine engine;
    private final Context context;
    private final @Nullable PromiseJobs jobs;
    private final Map<String, Value> pages = new HashMap<>();
    // these two are set before the first line runs
    private IntFunction<Error> exit = code -> new Ended("exit code " + code);
    private BooleanSupplier timeIsUp = () -> false;
    private @Nullable Value node;
    // set before the first line runs, where the engine's jobs were found
    private @Nullable EngineJobs microtasks;
    private Runnable afterEachCall = () -> {};
    private int exitCode = RUNNING;
    private boolean over;

    /// Enters the context on this thread, until [#close].
    JsWorld(JsEngine engine, Context context) {
        this.engine = engine;
        this.context = context;
        context.enter();
        context.initialize("js");
        jobs = PromiseJobs.of(context, found -> engine.trial().test(context, found));
    }

    /// The engine's promise jobs, unless this engine keeps them where we do not find them.
    Optional<PromiseJobs> jobs() {
        return Optional.ofNullable(jobs);
    }

    /// Says where microtasks stand in line.
    void microtasks(EngineJobs newMicrotasks) {
        microtasks = newMicrotasks;
    }

    /// From now on this is done whenever JavaScript has returned to Java; it must not throw.
    void afterEachCall(Runnable action) {
        afterEachCall = action;
    }

    /// Queues a function behind the promise jobs.
    void queue(Value function, String name) {
        Objects.requireNonNull(microtasks, "the engine keeps them").add(function, name);
    }

    /// Evaluates the first page, with the functions of the host.
    ///
    /// @param newExit how to leave the loop with an exit code
    /// @param newTimeIsUp whether the program was told to stop
    void begin(
            Object host,
            ProxyExecutable load,
            IntFunction<Error> newExit,
            BooleanSupplier newTimeIsUp) {
        exit = newExit;
        timeIsUp = newTimeIsUp;
        node = context.eval(engine.page("bootstrap")).execute(host, load);
    }

    /// What a page returned; it is evaluated when first asked for.
    Value page(String name) {
        Value page = pages.get(name);
        if (page == null) {
            page = context.eval(engine.page(name)).execute(node);
            pages.put(name, page);
        }
        return page;
    }

    boolean isLoaded(String page) {
        return pages.containsKey(page);
    }

    /// A function or an object of the first page.
    Value member(String name) {
        return Objects.requireNonNull(node, "not begun").getMember(name);
    }

    /// A CommonJS module as a function of `exports`, `require`, `module` and two names. What the
    /// engine throws comes out as it is: JavaScript asked for this.
    Value compile(String text, Path file) {
        String body = text.startsWith("#!") ? "//" + text.substring(2) : text;
        return context.eval(source(WRAPPER + body + "\n})", file).buildLiteral());
    }

    /// Checks an ES module's grammar.
    Value parseModule(String text, Path file) {
        return context.parse(module(text, file));
    }

    /// Evaluates an ES module, and what it imports before it.
    ///
    /// @return a promise if it is still waiting for something
    Value evaluateModule(String text, Path file) {
        return in(() -> context.eval(module(text, file)));
    }

    private static Source module(String text, Path file) {
        return source(text, file).mimeType("application/javascript+module").buildLiteral();
    }

    // a source with a path, because imports are relative to it
    private static Source.Builder source(String text, Path file) {
        return Source.newBuilder("js", file.toFile()).name(file.toString()).content(text);
    }

    /// Calls a function of JavaScript.
    Value call(Value function, Object... arguments) {
        return in(() -> function.execute(arguments));
    }

    /// Does something that may throw what JavaScript throws.
    <T> T in(Supplier<T> work) {
        requireTime(); // the engine stops what runs when its time is up, not what comes next
        try {
            return work.get();
        } catch (PolyglotException thrown) {
            throw inOurWords(thrown);
        } catch (Halt halt) {
            throw halt;
        } catch (OutOfMemoryError full) {
            over = true;
            throw new Ended(Limits.memory());
        } catch (Throwable inside) { // the engine's own way to stop does not always reach us whole
            requireRunning();
            throw inside;
        } finally {
            afterEachCall.run();
        }
    }

    /// The same, where nothing is returned.
    void run(Runnable work) {
        in(() -> {
            work.run();
            return work;
        });
    }

    private RuntimeException inOurWords(PolyglotException thrown) {
        if (thrown.isExit()) {
            over = true;
            throw exit.apply(thrown.getExitStatus());
        }
        if (thrown.isInterrupted() || thrown.isCancelled() || thrown.isResourceExhausted()) {
            over = true;
            throw new Ended(thrown);
        }
        requireRunning();
        if (thrown.isHostException() && thrown.asHostException() instanceof Halt halt) {
            throw halt;
        }
        if (thrown.isGuestException()) {
            return new JsError(thrown);
        }
        return thrown;
    }

    /// The program has asked to end with this code.
    void exiting(int code) {
        exitCode = code;
    }

    /// Ends the run if the program has asked for it, or its time is up.
    void requireRunning() {
        if (exitCode != RUNNING) {
            over = true;
            throw exit.apply(exitCode);
        }
        requireTime();
    }

    private void requireTime() {
        if (timeIsUp.getAsBoolean()) {
            over = true;
            throw new Ended("time is up");
        }
    }

    /// Whether the program has ended so that no line of it can run any more.
    boolean isOver() {
        return over;
    }

    Value value(Object any) {
        return context.asValue(any);
    }

    @Override
    public void close() {
        context.leave();
        context.close(true);
    }
}
