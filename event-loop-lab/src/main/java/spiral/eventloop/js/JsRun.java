package spiral.eventloop.js;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.EventLoopBuilder;
import spiral.eventloop.Rejections;
import spiral.eventloop.Step;
import spiral.eventloop.node.NodeLoop;

/// One run of one program: its world, its loop, and what happens at the end.
///
/// Only the thread that runs it touches it.
final class JsRun {
    private static final String BLACK_BOX =
            "this version of GraalJS keeps its promise jobs elsewhere, and drains them by itself:"
                    + " they run before ticks, no trace shows them, and rejections that nobody"
                    + " handles are not told";

    private static final int FAILED = 1;

    private final JsEngine engine;
    private final JsProgram program;
    private final JsOptions options;
    private final Limits limits;
    private final @Nullable Consumer<Step> trace;
    private final Consumer<JsOutcome> giveUp;
    private final Printer printer;
    private final ProgramFiles files;
    // where it was when its time was up, null before; written by whoever ends the run
    private volatile @Nullable String place;

    /// @param giveUp what to do if the program does not stop when its time is up
    JsRun(
            JsEngine engine,
            JsProgram program,
            JsOptions options,
            JsOutput output,
            @Nullable Consumer<Step> trace,
            Consumer<JsOutcome> giveUp) {
        this.engine = engine;
        this.program = program;
        this.options = options;
        this.limits = new Limits(program, options);
        this.trace = trace;
        this.giveUp = giveUp;
        this.printer = new Printer(output, options.outputLimit());
        this.files = new ProgramFiles(program, options.files());
    }

    Limits limits() {
        return limits;
    }

    /// Where it was when its time was up, `file:line`; empty if nobody saw it.
    String place() {
        return Objects.requireNonNullElse(place, "");
    }

    /// Whether its time was up and nobody saw where it was.
    boolean isUnseen() {
        return "".equals(place);
    }

    /// @param everyLine whether to look for the line at which the program stays, which takes long
    JsOutcome run(boolean everyLine) {
        ModuleFiles modules = new ModuleFiles(files);
        Context context = Sandbox.context(engine.engine(), options, modules);
        try (JsWorld world = new JsWorld(engine, context);
                CallTrace calls = new CallTrace();
                Watch watch =
                        new Watch(
                                context,
                                engine.engine(),
                                world.jobs().map(jobs -> new Whereabouts(jobs.env())),
                                options.timeLimit(),
                                where -> giveUp.accept(timeIsUp(where)))) {
            NodeLoop node = loop(world, calls);
            MainModule main = new MainModule(world, program);
            open(world, node, modules, calls, watch, main);
            watch.begin(everyLine);
            JsOutcome outcome = run(world, node, watch, main);
            return world.jobs().isPresent() ? outcome : outcome.noting(BLACK_BOX);
        }
    }

    private JsOutcome timeIsUp(String where) {
        place = where;
        return limits.time(where);
    }

    private NodeLoop loop(JsWorld world, CallTrace calls) {
        EventLoopBuilder settings =
                EventLoop.onVirtualClock().output(printer::out).errors(printer::err);
        if (trace != null) {
            settings.trace(trace).place(calls);
        }
        return new NodeLoop(settings, new JsEvents(world, printer), options.startup());
    }

    private void open(
            JsWorld world,
            NodeLoop node,
            ModuleFiles modules,
            CallTrace calls,
            Watch watch,
            MainModule main) {
        Host host = new Host(world, node, program, options, files, printer);
        world.begin(host.members(), a -> world.page(a[0].asString()), node::exit, watch::isUp);
        modules.builtIns(new BuiltIns(world));
        Runnable atEachLine =
                world.jobs().map(jobs -> take(jobs, world, node.loop(), main)).orElse(() -> {});
        if (trace != null) {
            calls.begin(engine.engine(), node.loop(), atEachLine);
        }
    }

    /// Takes the engine's promise jobs into the loop.
    ///
    /// @return what to do at each line of a traced program
    private Runnable take(PromiseJobs jobs, JsWorld world, EventLoop loop, MainModule main) {
        EngineJobs microtasks = new EngineJobs(loop, world, jobs, main::isEcho);
        world.microtasks(microtasks);
        loop.drainAlso(microtasks);
        PromiseLog log = new PromiseLog(loop, world, jobs);
        Rejections rejections = loop.rejections();
        jobs.trackRejections(
                (promise, reason) -> rejections.rejected(promise, reason, log.number(promise)),
                rejections::handled);
        if (trace == null) {
            return () -> {};
        }
        log.begin();
        Runnable look =
                () -> {
                    log.look();
                    microtasks.announce();
                };
        world.afterEachCall(look);
        return look;
    }

    private JsOutcome run(JsWorld world, NodeLoop node, Watch watch, MainModule main) {
        try {
            int code =
                    program.isModule()
                            ? runModule(world, node, main)
                            : runScript(world, node, main);
            if (printer.isFull()) {
                return limits.printed();
            }
            // told to stop while the loop slept
            return watch.isUp() ? timeIsUp(watch.place()) : JsOutcome.exited(code);
        } catch (Ended ended) {
            return stopped(ended, watch);
        } catch (JsError
                | PolyglotException thrown) { // by our pages, on a language that was changed
            if (watch.isUp()) {
                return timeIsUp(watch.place());
            }
            printer.say(
                    "Uncaught %s (the program changed the language's own library, so that no more can be said)"
                            .formatted(thrown.getMessage()));
            return JsOutcome.exited(FAILED);
        }
    }

    private JsOutcome stopped(Ended ended, Watch watch) {
        PolyglotException by = ended.stopped();
        if (printer.isFull()) {
            return limits.printed();
        }
        if (watch.isUp()) {
            return timeIsUp(watch.place());
        }
        return by == null
                ? JsOutcome.stopped(program.name() + ": " + ended.getMessage())
                : limits.engine(by);
    }

    // a file of this name can also be a module, as in Node: if it can be read only as one
    private int runScript(JsWorld world, NodeLoop node, MainModule module) {
        Value prepare = world.page("modules").getMember("prepareMain");
        try {
            Value main =
                    compiled(() -> prepare.execute(program.file().toString(), program.source()));
            return node.run(program.name(), () -> world.run(main::executeVoid));
        } catch (JsSyntaxError asScript) {
            if (program.mayBeModule() && isModule(world)) {
                return runModule(world, node, module);
            }
            throw asScript;
        }
    }

    private boolean isModule(JsWorld world) {
        try {
            world.parseModule(program.source(), program.file());
            return true;
        } catch (PolyglotException notAModuleEither) {
            return false;
        }
    }

    private int runModule(JsWorld world, NodeLoop node, MainModule main) {
        compiled(() -> world.parseModule(program.source(), program.file()));
        world.page("process"); // it says what becomes of a module that waits for ever
        return node.runModule(program.name(), main::evaluate);
    }

    private <T> T compiled(Supplier<T> work) {
        try {
            return work.get();
        } catch (PolyglotException thrown) {
            if (thrown.isSyntaxError() && thrown.getSourceLocation() != null) {
                throw JsSyntaxError.of(thrown, program);
            }
            throw thrown;
        }
    }
}
