package spiral.eventloop;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One thread that runs one task at a time, each to its end, and the microtasks of each before the
/// next.
///
///     EventLoop loop = EventLoop.onVirtualClock().output(System.out::println).build();
///     loop.post("main", () -> {
///         loop.setTimeout("tick", Duration.ofMillis(10), () -> loop.print("third"));
///         loop.queueMicrotask("soon", () -> loop.print("second"));
///         loop.print("first");
///     });
///     loop.run();
///
/// **Time.** On a virtual clock time stands still while code runs and jumps when the loop would
/// sleep: a run is a function of its program. On the wall clock the loop's thread is parked while
/// nothing is due.
///
/// **Threads.** The loop's thread is the one that called [#run], [#runUntilIdle] or [#advance].
/// Everything belongs to that thread, also what is set up before the run, but for [#post],
/// [#stop], [#keepAlive], [#nanos] and [#onLoopThread], which any thread may call.
///
/// **Limits.** 16,777,216 tasks wait in a queue and as many timers. What other threads post is not
/// bounded here: a post can neither wait nor get lost, so bound what you have under way.
///
/// Source: HTML Standard, section 8.1.7 "Event loops".
public final class EventLoop {
    /// The longest time that a timer can wait, or that a clock can be moved at once.
    public static final Duration LONGEST = Duration.ofDays(36_500);

    private final LoopClock clock;
    private final String posts;
    private final Consumer<String> output;
    private final @Nullable Tracer tracer;
    private final Inbox inbox;

    // null while nobody runs the loop, else its thread
    private final AtomicReference<@Nullable Thread> runner = new AtomicReference<>();

    // the rest belongs to the loop's thread
    private final Timers timers = new Timers();
    private final Execution execution;
    private final Turns turns;
    private long lastId;

    EventLoop(EventLoopBuilder from) {
        clock = from.clock.get();
        posts = from.model.posts();
        output = from.output;
        tracer = from.sink == null ? null : new Tracer(from.sink, clock);
        inbox = new Inbox(clock);
        execution = new Execution(from.model.checkpoint(), from.uncaught, tracer);
        turns = new Turns(from.model, timers, execution, inbox, this::receive, clock, tracer);
    }

    /// A loop whose time is simulated; the same program gives the same trace.
    public static EventLoopBuilder onVirtualClock() {
        return new EventLoopBuilder(VirtualClock::new);
    }

    /// A loop in real time, which other threads may post to.
    public static EventLoopBuilder onWallClock() {
        return new EventLoopBuilder(WallClock::new);
    }

    // ---- what programs ask for

    /// Queues a task. Any thread may post; tasks posted by one thread run in its order.
    ///
    /// After [#stop] nothing runs any more. Posts of other threads do not keep a loop alive that
    /// has nothing left to do: hold a [#keepAlive] while some are to come.
    public void post(String name, Runnable body) {
        if (onLoopThread()) {
            enqueue(posts, name, body);
        } else {
            inbox.put(
                    new Inbox.Letter(
                            Objects.requireNonNull(name, "name"),
                            Objects.requireNonNull(body, "body")));
        }
    }

    /// [#post(String, Runnable)] with the name "task".
    public void post(Runnable body) {
        post("task", body);
    }

    /// Queues a task in a queue of the model, be it a queue of tasks or of microtasks.
    ///
    /// @throws IllegalArgumentException if the model has no such queue
    public void enqueue(String queue, String name, Runnable body) {
        Task task = newTask(name, body);
        TaskQueue tasks = turns.queue(queue);
        if (tasks != null) {
            tasks.add(task);
        } else {
            microtasks(queue).add(task);
        }
        if (tracer != null) {
            tracer.enqueued(queue, task, execution.running());
        }
    }

    /// Queues a microtask: it runs as soon as the call stack is empty, before any other task.
    public void queueMicrotask(String name, Runnable body) {
        enqueue(LoopModel.MICROTASKS, name, body);
    }

    /// Queues a task that becomes due after `delay`. Timers due at the same time run in the order
    /// in which they were set. The core neither rounds nor clamps: one nanosecond is one.
    ///
    /// @throws IllegalArgumentException if the delay is negative or longer than [#LONGEST]
    public Timeout setTimeout(String name, Duration delay, Runnable body) {
        long due = clock.nanos() + nanosOf("delay", delay);
        Timers.Entry timer = timers.add(due, newTask(name, body));
        if (tracer != null) {
            tracer.timerSet(timer, execution.running());
        }
        return new Timeout(this, timer);
    }

    /// Calls `body` now, in a frame of its own on the call stack.
    public void call(String frame, Runnable body) {
        requireLoopThread();
        execution.call(frame, body);
    }

    /// Prints one line to the loop's output.
    public void print(String text) {
        requireLoopThread();
        if (tracer != null) {
            tracer.output(text);
        }
        output.accept(text);
    }

    /// Works for that long: virtual time goes on, or the thread is really blocked. Either way
    /// nothing else can run meanwhile.
    ///
    /// @throws IllegalArgumentException if `work` is negative or longer than [#LONGEST]
    public void burn(Duration work) {
        requireLoopThread();
        long from = clock.nanos();
        clock.burn(nanosOf("work", work));
        if (tracer != null) {
            tracer.burned(from);
        }
    }

    // ---- running

    /// Runs until nothing is left: no task, no timer, and on the wall clock no [#keepAlive]; or
    /// until [#stop]. A virtual clock jumps from timer to timer.
    ///
    /// An interrupt of the thread while it sleeps is a [#stop]; the thread stays interrupted.
    ///
    /// @throws IllegalStateException if the loop runs already
    public void run() {
        runUntil(Timers.NEVER);
    }

    /// Runs all that can run now; the clock does not move, and timers that are not due stay set.
    public void runUntilIdle() {
        runUntil(clock.nanos());
    }

    /// Lets virtual time pass: runs all that is due until then, each thing at its time.
    ///
    /// @throws IllegalStateException if the loop is on the wall clock
    public void advance(Duration time) {
        if (clock.hearsOtherThreads()) {
            throw new IllegalStateException("only a virtual clock can be advanced");
        }
        long target = clock.nanos() + nanosOf("time", time);
        runUntil(target);
        jumpTo(target);
    }

    /// Ends the run after the current task and its microtasks, for good. Any thread may call it,
    /// also before the run.
    public void stop() {
        inbox.stop();
    }

    /// Keeps [#run] waiting for posts of other threads until the returned hold is closed.
    public KeepAlive keepAlive() {
        return new KeepAlive(inbox);
    }

    /// Now, in nanoseconds since the loop was built.
    public long nanos() {
        return clock.nanos();
    }

    /// Whether the caller is on the thread that runs this loop at the moment.
    public boolean onLoopThread() {
        return Thread.currentThread().equals(runner.get());
    }

    // ---- behind the face

    /// A number that no other task or promise of this loop has.
    long nextId() {
        return ++lastId;
    }

    Rejections rejections() {
        return execution.rejections();
    }

    @Nullable Tracer tracer() {
        return tracer;
    }

    boolean cancel(Timers.Entry timer) {
        requireLoopThread();
        timers.remove(timer);
        boolean cancelled = timer.task().cancel();
        if (cancelled && tracer != null) {
            tracer.timerCancelled(timer.task());
        }
        return cancelled;
    }

    private void runUntil(long horizon) {
        if (!runner.compareAndSet(null, Thread.currentThread())) {
            throw new IllegalStateException("the loop runs already, on " + runner.get());
        }
        try {
            turns.runUntil(horizon);
        } finally {
            runner.set(null);
        }
    }

    private void jumpTo(long target) {
        long from = clock.nanos();
        if (from < target && !inbox.stopped()) {
            clock.sleepUntil(target, () -> false);
            if (tracer != null) {
                tracer.clockJumped(from);
            }
        }
    }

    private static long nanosOf(String what, Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    what + " must be between 0 and " + LONGEST + " but was " + duration);
        }
        return duration.toNanos();
    }

    private void receive() {
        inbox.take(letter -> enqueue(posts, letter.name(), letter.body()));
    }

    private Task newTask(String name, Runnable body) {
        requireLoopThread();
        return new Task(
                nextId(),
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(body, "body"));
    }

    private MicrotaskQueue microtasks(String queue) {
        MicrotaskQueue microtasks = execution.microtasks(queue);
        if (microtasks == null) {
            throw new IllegalArgumentException("the loop's model has no queue " + queue);
        }
        return microtasks;
    }

    private void requireLoopThread() {
        Thread thread = runner.get();
        if (thread != null && !thread.equals(Thread.currentThread())) {
            throw new IllegalStateException(
                    "the loop runs on " + thread + "; from other threads, post to it");
        }
    }
}
