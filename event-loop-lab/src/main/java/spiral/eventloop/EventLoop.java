package spiral.eventloop;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
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
    private final Consumer<String> errors;
    private final @Nullable Tracer tracer;
    private final Inbox inbox;

    private final Owner owner = new Owner();

    // the rest belongs to the loop's thread
    private final Queues queues;
    private final Waiting waiting;
    private final Execution execution;
    private final Turns turns;
    private long lastId;

    EventLoop(EventLoopBuilder from) {
        clock = from.clock.get();
        posts = from.model.posts();
        output = from.output;
        errors = from.errors;
        tracer = from.sink == null ? null : new Tracer(from.sink, clock, from.place);
        inbox = new Inbox(clock);
        queues = new Queues(from.model);
        waiting = new Waiting(from.model, tracer);
        execution = new Execution(from, this::enqueueOwn, tracer);
        turns = new Turns(from, queues, waiting, execution, inbox, this::receive, clock, tracer);
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
    /// @return the task, for [#cancel] and [#setRef]
    /// @throws IllegalArgumentException if the model has no such queue
    public Task enqueue(String queue, String name, Runnable body) {
        Task task = newTask(name, body);
        TaskSource tasks = queues.get(queue);
        if (tasks != null) {
            queues.add(tasks, task);
        } else {
            microtasks(queue).add(task);
        }
        if (tracer != null) {
            tracer.enqueued(queue, task.id(), task.name(), execution.running());
        }
        return task;
    }

    /// Queues a microtask: it runs as soon as the call stack is empty, before any other task.
    public void queueMicrotask(String name, Runnable body) {
        enqueue(LoopModel.MICROTASKS, name, body);
    }

    /// Makes sure that a queued task does not run; false if it has started or was cancelled.
    public boolean cancel(Task task) {
        requireLoopThread();
        boolean cancelled = task.cancel();
        if (cancelled && tracer != null) {
            tracer.cancelled("", task);
        }
        return cancelled;
    }

    /// Says whether the loop stays alive for a queued task, as it does at first.
    public void setRef(Task task, boolean ref) {
        requireLoopThread();
        task.setRef(ref);
    }

    /// Queues a task that becomes due after `delay`. Timers due at the same time run in the order
    /// in which they were set, unless the model has another rule. On an exact model nothing is
    /// rounded or clamped: one nanosecond is one; Node's model cuts to milliseconds.
    ///
    /// @throws IllegalArgumentException if the delay is negative or longer than [#LONGEST]
    public Timeout setTimeout(String name, Duration delay, Runnable body) {
        return newTimer(name, nanosOf("delay", delay), false, body);
    }

    /// A timer that is set again each time when it has run; its time begins when it starts to run.
    ///
    /// @throws IllegalArgumentException if the period is negative or longer than [#LONGEST]
    public Timeout setInterval(String name, Duration period, Runnable body) {
        return newTimer(name, nanosOf("period", period), true, body);
    }

    /// Asks the outside for something that takes `latency`; then `completion` joins the queue.
    /// Requests that complete together do so in the order of asking.
    ///
    /// @throws IllegalArgumentException if the latency is negative or longer than [#LONGEST], or
    ///         the model has no such queue of tasks
    public void request(String queue, String name, Duration latency, Runnable completion) {
        if (queues.get(queue) == null) {
            throw new IllegalArgumentException("the loop's model has no queue " + queue);
        }
        waiting.addRequest(
                queue,
                clock.nanos(),
                nanosOf("latency", latency),
                newTask(name, completion),
                execution.running());
    }

    /// Calls `body` now, in a frame of its own on the call stack.
    public void call(String frame, Runnable body) {
        requireLoopThread();
        execution.call(frame, body);
    }

    /// Puts a frame on the call stack until [#pop]; [#call] for those who cannot pass a body.
    ///
    /// @param at where the function stands, `file:line`, or empty
    public void push(String frame, String at) {
        requireLoopThread();
        execution.push(frame, at);
    }

    /// Takes the newest frame from the call stack.
    public void pop() {
        requireLoopThread();
        execution.pop();
    }

    /// How many frames are on the call stack.
    public int depth() {
        return execution.depth();
    }

    /// Prints one line to the loop's output.
    public void print(String text) {
        print("out", text, output);
    }

    /// Prints one line to where the loop's errors go.
    public void printError(String text) {
        print("err", text, errors);
    }

    private void print(String stream, String text, Consumer<String> to) {
        requireLoopThread();
        if (tracer != null) {
            tracer.output(stream, text);
        }
        to.accept(text);
    }

    /// Works for that long: virtual time goes on, or the thread is really blocked. Either way
    /// nothing else can run meanwhile.
    ///
    /// @throws IllegalArgumentException if `work` is negative or longer than [#LONGEST]
    public void burn(Duration work) {
        requireLoopThread();
        long from = clock.nanos();
        clock.burn(nanosOf("work", work));
        if (tracer != null && clock.nanos() > from) {
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
        runUntil(TimerStore.NEVER);
    }

    /// Runs this one task now, then its microtasks, and nothing else: what a host does with the
    /// main script, before it runs the loop.
    ///
    /// @param queue the name of the queue in which the trace shows it, and whose rule for failing
    ///         tasks it follows
    /// @throws IllegalStateException if the loop runs already
    public void runTask(String queue, String name, Runnable body) {
        Task task = newTask(name, body);
        if (tracer != null) {
            tracer.enqueued(queue, task.id(), name, execution.running());
        }
        owner.run(() -> execution.run(queue, task));
    }

    /// Whether there is anything left to run or to wait for.
    public boolean isAlive() {
        return !inbox.stopped() && (queues.keepAlive() || waiting.keepsAlive());
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
        return owner.isCaller();
    }

    // ---- for those who bring their own microtasks and promises

    /// Empties the microtask queues now; does nothing inside a microtask. For code that calls
    /// several callbacks from one task, and owes a checkpoint to each.
    public void checkpoint() {
        requireLoopThread();
        execution.checkpoint();
    }

    /// Reports an error as if it had left the task `name`, without ending the current one.
    public void report(String name, Throwable error) {
        requireLoopThread();
        execution.report(name, error);
    }

    /// Makes the calling thread the loop's own until [#giveBack], while the one that was waits for
    /// it: for functions that stop in their middle.
    public void lend() {
        owner.lend();
    }

    /// Ends the latest [#lend].
    public void giveBack() {
        owner.giveBack();
    }

    /// From now on, each checkpoint empties this line, too.
    public void drainAlso(MicrotaskSource source) {
        requireLoopThread();
        execution.drainAlso(source);
    }

    /// A task that joins a [MicrotaskSource] at this moment.
    public Task announce(String name, Runnable body) {
        Task task = newTask(name, body);
        if (tracer != null) {
            tracer.enqueued(LoopModel.MICROTASKS, task.id(), name, execution.running());
        }
        return task;
    }

    /// Where to report promises that are rejected without a handler.
    public Rejections rejections() {
        return execution.rejections();
    }

    /// Where to report what only the program knows, if the loop is traced.
    public Optional<Tracer> tracer() {
        return Optional.ofNullable(tracer);
    }

    /// A number that no other task or promise of this loop has.
    public long nextId() {
        return ++lastId;
    }

    /// The number of the task that is running, or 0.
    public long running() {
        return execution.running();
    }

    // ---- behind the face

    private Timeout newTimer(String name, long duration, boolean repeats, Runnable body) {
        Timeout timer = new Timeout(this, name, duration, repeats, body);
        timer.set(clock.nanos());
        timersAlive(1);
        return timer;
    }

    TimerStore.Entry addTimer(long start, long duration, String name, Runnable body) {
        return waiting.addTimer(start, duration, newTask(name, body), execution.running());
    }

    boolean removeTimer(TimerStore.Entry entry) {
        return waiting.removeTimer(entry);
    }

    void timersAlive(int more) {
        waiting.countTimers(more);
    }

    private void enqueueOwn(String queue, Runnable body) {
        enqueue(queue, LoopModel.REJECTIONS, body);
    }

    private void runUntil(long horizon) {
        owner.run(() -> turns.runUntil(horizon));
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
        waiting.takeCompleted(clock.nanos(), this::join);
    }

    private void join(String queue, Task task) {
        queues.add(Objects.requireNonNull(queues.get(queue)), task);
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

    void requireLoopThread() {
        owner.requireCaller();
    }
}
