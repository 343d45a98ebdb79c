package spiral.eventloop.js;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import spiral.eventloop.Step;

/// The JavaScript engine: runs programs, one after the other, each in a world of its own.
///
/// Starting it costs more than running a small program, so whoever runs many keeps one. For one
/// thread at a time. A program that cannot be stopped when its time is up is left behind, on a
/// daemon thread: a run always returns.
public final class JsEngine implements AutoCloseable {
    private final Engine engine;
    private final BiPredicate<Context, PromiseJobs> trial;
    // the pages of ours that programs have asked for; a program left behind may still ask
    private final Map<String, Source> pages = new ConcurrentHashMap<>();
    private boolean leftBehind; // belongs to the thread that asks for runs

    private JsEngine(Engine engine, BiPredicate<Context, PromiseJobs> trial) {
        this.engine = engine;
        this.trial = trial;
    }

    /// Starts an engine.
    public static JsEngine start() {
        return start(Trial::passes);
    }

    /// Starts an engine whose promise jobs are used if they pass this trial.
    static JsEngine start(BiPredicate<Context, PromiseJobs> trial) {
        return new JsEngine(
                Engine.newBuilder("js")
                        .allowExperimentalOptions(true)
                        .option("engine.WarnInterpreterOnly", "false")
                        .build(),
                trial);
    }

    /// Runs a program to its end, without a trace.
    ///
    /// @throws spiral.console.SourceError if the program is not JavaScript
    public JsOutcome run(JsProgram program, JsOptions options, JsOutput output) {
        return new TimedRun(this, program, options).run(output, null);
    }

    /// Runs a program to its end and gives each step as it happens, on the program's thread; this
    /// thread waits meanwhile.
    ///
    /// @throws spiral.console.SourceError if the program is not JavaScript
    public JsOutcome run(
            JsProgram program, JsOptions options, JsOutput output, Consumer<Step> trace) {
        return new TimedRun(this, program, options).run(output, trace);
    }

    /// Ends the engine; one that is still busy with a program that was left behind ends with the process.
    @Override
    public void close() {
        if (!leftBehind) {
            engine.close(true);
        }
    }

    /// A program of this engine could not be stopped.
    void leaveBehind() {
        leftBehind = true;
    }

    Engine engine() {
        return engine;
    }

    BiPredicate<Context, PromiseJobs> trial() {
        return trial;
    }

    /// A page of the resources beside this class, parsed once.
    Source page(String name) {
        return pages.computeIfAbsent(name, JsEngine::readPage);
    }

    private static Source readPage(String name) {
        try (InputStream in = JsEngine.class.getResourceAsStream(name + ".js")) {
            if (in == null) {
                throw new IllegalArgumentException("no page " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Source.newBuilder("js", text, "node:" + name).internal(true).buildLiteral();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
