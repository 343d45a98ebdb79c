package spiral.eventloop.js;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.EventLoopBuilder;
import spiral.eventloop.Step;
import spiral.eventloop.node.NodeLoop;

/// One run of one program: its world, its loop, and what happens at the end.
///
/// Only the thread that runs it touches it.
final class JsRun {
    private static final String BLACK_BOX =
            "note: this version of GraalJS keeps its promise jobs elsewhere: it drains them by "
                    + "itself, and no trace shows them";

    private static final int FAILED = 1;

    private final JsEngine engine;
    private final JsProgram program;
    private final JsOptions options;
    private final @Nullable Consumer<Step> trace;
    private final Printer printer;
    private final ProgramFiles files;

    JsRun(
            JsEngine engine,
            JsProgram program,
            JsOptions options,
            JsOutput output,
            @Nullable Consumer<Step> trace) {
        this.engine = engine;
        this.program = program;
        this.options = options;
        this.trace = trace;
        this.printer = new Printer(output, options.outputLimit());
        this.files = new ProgramFiles(program, options.files());
    }

    JsOutcome run() {
        ModuleFiles modules = new ModuleFiles(files);
        Context context = Sandbox.context(engine.engine(), options, modules);
        try (JsWorld world = new JsWorld(engine, context);
                CallTrace calls = new CallTrace();
                Watch watch = new Watch(context, engine.engine(), options.timeLimit())) {
            NodeLoop node = loop(world, calls);
            MainModule main = new MainModule(world, program);
            open(world, node, modules, calls, watch, main);
            watch.begin();
            return run(world, node, watch, main);
        }
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
        EventLoop loop = node.loop();
        if (world.jobs().isEmpty()) {
            printer.say(BLACK_BOX);
        }
        world.jobs()
                .ifPresent(jobs -> {
                    EngineJobs microtasks = new EngineJobs(loop, world, jobs, main::isEcho);
                    world.microtasks(microtasks);
                    loop.drainAlso(microtasks);
                    PromiseLog log = new PromiseLog(loop, world, jobs);
                    jobs.trackRejections(
                            (promise, reason) ->
                                    loop.rejections()
                                            .rejected(promise, reason, log.number(promise)),
                            loop.rejections()::handled);
                    if (trace != null) {
                        log.begin();
                        Runnable look =
                                () -> {
                                    log.look();
                                    microtasks.announce();
                                };
                        world.afterEachCall(look);
                        calls.begin(engine.engine(), loop, look);
                    }
                });
    }

    private JsOutcome run(JsWorld world, NodeLoop node, Watch watch, MainModule main) {
        try {
            int code =
                    program.isModule()
                            ? runModule(world, node, main)
                            : runScript(world, node, main);
            if (printer.isFull()) {
                return JsOutcome.stopped(full());
            }
            // told to stop while the loop slept
            return watch.isUp()
                    ? JsOutcome.stopped(sentence(new Ended("time is up"), watch))
                    : JsOutcome.exited(code);
        } catch (Ended ended) {
            return JsOutcome.stopped(printer.isFull() ? full() : sentence(ended, watch));
        } catch (JsError
                | PolyglotException thrown) { // by our pages, on a language that was changed
            printer.say(
                    "Uncaught %s (the program changed the language's own library, so that no more can be said)"
                            .formatted(thrown.getMessage()));
            return JsOutcome.exited(FAILED);
        }
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

    private String full() {
        return "%s printed more than %,d characters"
                .formatted(program.name(), options.outputLimit());
    }

    private String sentence(Ended ended, Watch watch) {
        PolyglotException stopped = ended.stopped();
        String why =
                watch.isUp()
                        ? "did not end within " + options.timeLimit().toMillis() + " ms"
                        : stopped != null && stopped.isResourceExhausted()
                                ? "executed more than %,d statements"
                                        .formatted(options.statementLimit())
                                : String.valueOf(ended.getMessage());
        SourceSection section =
                watch.line() != null || stopped == null
                        ? watch.line()
                        : stopped.getSourceLocation();
        return place(section) + ": " + why;
    }

    private String place(@Nullable SourceSection section) {
        if (section == null || section.getSource().isInternal()) {
            return program.name();
        }
        String file = section.getSource().getName();
        return file.matches(".*\\.[cm]?js")
                ? file.substring(file.lastIndexOf('/') + 1) + ":" + section.getStartLine()
                : program.name() + ", in code made of text";
    }
}
