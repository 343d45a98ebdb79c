package spiral.eventloop;

import static spiral.eventloop.Phase.Action.MOVE_DUE_TIMERS;
import static spiral.eventloop.Phase.Action.PICK_ONE;
import static spiral.eventloop.Phase.Action.RECEIVE;
import static spiral.eventloop.Phase.Action.RUN_CHECK;
import static spiral.eventloop.Phase.Action.RUN_FRAME;
import static spiral.eventloop.Phase.Action.RUN_IDLE;
import static spiral.eventloop.Phase.Action.RUN_TIMERS;
import static spiral.eventloop.Phase.Action.RUN_WAITING;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The order in which a loop serves its queues, as a value: another model is another value, never
/// another loop.
///
///     phases      timers --> poll --> check --> close --+      one turn
///                   ^                                   |
///                   +-----------------------------------+
///     checkpoint  ticks, microtasks                            after every task
///
/// @param name what people call the model
/// @param phases one turn of the loop, in order
/// @param checkpoint the queues that are emptied after every task, in order, again and again until
///         all are empty; [#MICROTASKS] is one of them
/// @param skipping the queues whose tasks, when they fail, leave the checkpoint to the next task;
///         with [#REJECTIONS] also a handler of unhandled rejections that fails
/// @param rejections the queue of the task that reports unhandled rejections; empty if they are
///         reported at the end of the checkpoint itself
public record LoopModel(
        String name,
        List<Phase> phases,
        List<String> checkpoint,
        Set<String> skipping,
        String rejections) {
    /// The queue of promise jobs and [EventLoop#queueMicrotask].
    public static final String MICROTASKS = "microtasks";

    /// The queue of posted tasks, and of due timers in [#SIMPLE].
    public static final String MACROTASKS = "macrotasks";

    /// Where timers wait; in [#BROWSER] also the queue of those that are due.
    public static final String TIMERS = "timers";

    /// Where requests to the outside wait for their completion.
    public static final String REQUESTS = "requests";

    /// Not a queue: the handlers of unhandled rejections.
    public static final String REJECTIONS = "rejections";

    /// The queue of `process.nextTick` in [#NODE].
    public static final String TICKS = "ticks";

    /// The queue of I/O callbacks, and of what other threads post, in [#NODE].
    public static final String POLL = "poll";

    /// The queue of `setImmediate` in [#NODE].
    public static final String IMMEDIATES = "immediates";

    /// The queue of close callbacks in [#NODE].
    public static final String CLOSING = "closing";

    /// The task source of clicks and keys in [#BROWSER].
    public static final String USER_INTERACTION = "user interaction";

    /// The task source of the document's own events in [#BROWSER].
    public static final String DOM = "dom";

    /// The task source of answers from the network in [#BROWSER].
    public static final String NETWORKING = "networking";

    /// The queue of messages: a task source in [#BROWSER], served behind I/O in [#NODE].
    public static final String MESSAGES = "messages";

    /// The queue of `requestAnimationFrame` in [#BROWSER].
    public static final String FRAMES = "frames";

    /// The queue of `requestIdleCallback` in [#BROWSER].
    public static final String IDLE = "idle";

    /// The smallest loop that orders like a browser's with one task queue: due timers join the
    /// queue, one task runs, the microtasks are emptied, and again.
    public static final LoopModel SIMPLE =
            new LoopModel(
                    "simple",
                    List.of(
                            new Phase("timers", MOVE_DUE_TIMERS, MACROTASKS),
                            new Phase("tasks", PICK_ONE, MACROTASKS),
                            new Phase("receive", RECEIVE, MACROTASKS)),
                    List.of(MICROTASKS));

    /// Node.js from version 20: libuv's phases since 1.45, timers in lists by duration, ticks
    /// before microtasks, and checkpoints that an error skips. Source: libuv `uv_run`, Node's
    /// `lib/internal/timers.js` and `task_queues.js`.
    public static final LoopModel NODE =
            new LoopModel(
                    "node",
                    List.of(
                            new Phase("timers", RUN_TIMERS, TIMERS),
                            new Phase("poll", RECEIVE, POLL),
                            new Phase("poll", RUN_WAITING, POLL),
                            new Phase("poll", RUN_WAITING, MESSAGES),
                            new Phase("check", RUN_CHECK, IMMEDIATES),
                            new Phase("close", RUN_WAITING, CLOSING)),
                    List.of(TICKS, MICROTASKS),
                    Set.of(TICKS, TIMERS, POLL, MESSAGES, IMMEDIATES, CLOSING, REJECTIONS),
                    "");

    /// A browser's window: one task from any of its sources, microtasks, and 60 times a second a
    /// chance to render. Source: HTML Standard, section 8.1.7.3 "Processing model".
    public static final LoopModel BROWSER =
            new LoopModel(
                    "browser",
                    List.of(
                            new Phase("timers", MOVE_DUE_TIMERS, TIMERS),
                            new Phase(
                                    "task",
                                    PICK_ONE,
                                    List.of(USER_INTERACTION, DOM, NETWORKING, MESSAGES, TIMERS),
                                    0),
                            new Phase("rendering", RUN_FRAME, List.of(FRAMES), 16_666_667),
                            new Phase("idle", RUN_IDLE, IDLE),
                            new Phase("receive", RECEIVE, NETWORKING)),
                    List.of(MICROTASKS),
                    Set.of(),
                    DOM);

    /// Checks that a loop can live by this model.
    ///
    /// @throws IllegalArgumentException if the model has not exactly one place for timers and one
    ///         to receive, if a queue is filled but never run, or if microtasks are never emptied
    public LoopModel {
        phases = List.copyOf(phases);
        checkpoint = List.copyOf(checkpoint);
        skipping = Set.copyOf(skipping);
        requireOne(name, phases, Set.of(MOVE_DUE_TIMERS, RUN_TIMERS));
        requireOne(name, phases, Set.of(RECEIVE));
        requireRun(name, phases, rejections);
        if (!checkpoint.contains(MICROTASKS)) {
            throw new IllegalArgumentException(
                    "model " + name + " must empty " + MICROTASKS + " but empties " + checkpoint);
        }
    }

    /// A model in which an error changes nothing about the checkpoint behind its task.
    public LoopModel(String name, List<Phase> phases, List<String> checkpoint) {
        this(name, phases, checkpoint, Set.of(), "");
    }

    /// The queue that takes in what is posted, and the callbacks of completed requests.
    String posts() {
        return phases.stream()
                .filter(phase -> phase.action() == RECEIVE)
                .map(Phase::queue)
                .findFirst()
                .orElseThrow();
    }

    /// Whether timers are kept in lists by duration.
    boolean hasTimerLists() {
        return phases.stream().anyMatch(phase -> phase.action() == RUN_TIMERS);
    }

    private static void requireOne(String name, List<Phase> phases, Set<Phase.Action> actions) {
        long count = phases.stream().filter(phase -> actions.contains(phase.action())).count();
        if (count != 1) {
            throw new IllegalArgumentException(
                    "model %s must have one phase %s but has %d"
                            .formatted(
                                    name,
                                    actions.stream()
                                            .map(Enum::name)
                                            .sorted()
                                            .collect(Collectors.joining(" or ")),
                                    count));
        }
    }

    private static void requireRun(String name, List<Phase> phases, String rejections) {
        Set<String> run =
                phases.stream()
                        .filter(Phase::runs)
                        .flatMap(phase -> phase.queues().stream())
                        .collect(Collectors.toSet());
        phases.stream().map(Phase::queue).forEach(queue -> requireRun(name, queue, run));
        if (!rejections.isEmpty()) {
            requireRun(name, rejections, run);
        }
    }

    private static void requireRun(String name, String queue, Set<String> run) {
        if (!run.contains(queue)) {
            throw new IllegalArgumentException(
                    "model " + name + " fills " + queue + " but never runs it");
        }
    }
}
