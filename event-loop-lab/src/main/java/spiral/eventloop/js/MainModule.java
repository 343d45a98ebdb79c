package spiral.eventloop.js;

import java.util.List;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// The program as an ES module: its body is a promise job, and so is the news of its failure.
///
/// How this works: the engine evaluates a module with a reaction of its own behind it, which throws
/// what the module threw. Node has none, but tells the failure some jobs later; so the engine's is
/// dropped here, and the page `modules` counts the jobs. For the thread that runs the program.
final class MainModule {
    private final JsWorld world;
    private final JsProgram program;
    private @Nullable Value promise;

    MainModule(JsWorld world, JsProgram program) {
        this.world = world;
        this.program = program;
    }

    /// Evaluates the module, and what it imports before it.
    void evaluate() {
        Value pages = world.page("modules");
        try {
            Value value = world.evaluateModule(program.source(), program.file());
            if (world.jobs().map(jobs -> jobs.isPromise(value)).orElse(false)) {
                promise = value;
                world.call(pages.getMember("mainWaits"), value);
            }
        } catch (JsError error) {
            world.jobs().ifPresent(PromiseJobs::dropNewest);
            world.call(pages.getMember("mainFailed"), error.value());
        }
    }

    /// Whether this is the engine's own reaction to the failure of the module.
    boolean isEcho(JsError error) {
        Value main = promise;
        if (main == null) {
            return false;
        }
        List<Object> outcome = world.jobs().map(jobs -> jobs.outcome(main)).orElse(List.of());
        return outcome.size() == 2 && outcome.getLast().equals(error.value());
    }
}
