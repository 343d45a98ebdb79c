package spiral.eventloop.js;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import spiral.eventloop.Step;

/// The JavaScript engine: runs programs, one after the other, each in a world of its own.
///
/// Starting it costs more than running a small program, so whoever runs many keeps one. For one
/// thread at a time.
public final class JsEngine implements AutoCloseable {
    private final Engine engine;
    // the pages of ours that programs have asked for; touched by the thread that runs a program
    private final Map<String, Source> pages = new HashMap<>();

    private JsEngine(Engine engine) {
        this.engine = engine;
    }

    /// Starts an engine.
    public static JsEngine start() {
        return new JsEngine(
                Engine.newBuilder("js")
                        .allowExperimentalOptions(true)
                        .option("engine.WarnInterpreterOnly", "false")
                        .build());
    }

    /// Runs a program to its end, without a trace.
    ///
    /// @throws spiral.console.SourceError if the program is not JavaScript
    public JsOutcome run(JsProgram program, JsOptions options, JsOutput output) {
        return new JsRun(this, program, options, output, null).run();
    }

    /// Runs a program to its end and gives each step as it happens, on this thread.
    ///
    /// @throws spiral.console.SourceError if the program is not JavaScript
    public JsOutcome run(
            JsProgram program, JsOptions options, JsOutput output, Consumer<Step> trace) {
        return new JsRun(this, program, options, output, trace).run();
    }

    @Override
    public void close() {
        engine.close(true);
    }

    Engine engine() {
        return engine;
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
