package spiral.eventloop.js;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.io.IOAccess;

/// What a program may not do: everything. It has the language, our host functions, and a file system
/// that shows it itself and, with permission, its own folder.
final class Sandbox {
    private Sandbox() {}

    static Context context(Engine engine, JsOptions options, ModuleFiles files) {
        Context.Builder builder =
                Context.newBuilder("js")
                        .engine(engine)
                        .allowAllAccess(false)
                        .allowHostAccess(HostAccess.NONE)
                        .allowHostClassLoading(false)
                        .allowNativeAccess(false)
                        .allowCreateThread(false)
                        .allowCreateProcess(false)
                        .allowEnvironmentAccess(EnvironmentAccess.NONE)
                        .allowPolyglotAccess(PolyglotAccess.NONE)
                        .allowIO(IOAccess.newBuilder().fileSystem(files).build())
                        .allowExperimentalOptions(true)
                        .option("js.unhandled-rejections", "none")
                        .option("js.v8-compat", "true")
                        .option("js.console", "false")
                        .option("js.print", "false")
                        .option("js.load", "false")
                        .option("js.graal-builtin", "false")
                        .option("js.polyglot-builtin", "false")
                        .option("js.java-package-globals", "false");
        if (options.statementLimit() > 0) {
            builder.resourceLimits(
                    ResourceLimits.newBuilder()
                            .statementLimit(options.statementLimit(), its -> !its.isInternal())
                            .build());
        }
        return builder.build();
    }
}
