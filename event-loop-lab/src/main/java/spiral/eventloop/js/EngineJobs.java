package spiral.eventloop.js;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.graalvm.polyglot.Value;
import spiral.eventloop.EventLoop;
import spiral.eventloop.MicrotaskSource;
import spiral.eventloop.Task;

/// The engine's promise jobs as a line of microtasks that the loop drains.
///
///     engine:  job  job  job        (1) it queues a job and tells nobody
///     here:    task task            (2) we count again at each line of a traced program, at the
///                                       latest when the loop asks, and announce what is new
///
/// Only the loop's thread touches it.
final class EngineJobs implements MicrotaskSource {
    private final EventLoop loop;
    private final JsWorld world;
    private final PromiseJobs jobs;
    private final Predicate<JsError> isEcho;
    private final Deque<Task> announced = new ArrayDeque<>();

    /// @param isEcho tells errors that are the engine's own doing
    EngineJobs(EventLoop loop, JsWorld world, PromiseJobs jobs, Predicate<JsError> isEcho) {
        this.isEcho = isEcho;
        this.loop = loop;
        this.world = world;
        this.jobs = jobs;
    }

    @Override
    public int size() {
        return jobs.size();
    }

    @Override
    public Task take() {
        announce();
        return announced.remove();
    }

    /// Tells the trace of the jobs that were queued since the last time.
    void announce() {
        int fresh = jobs.size() - announced.size();
        if (fresh <= 0) {
            IntStream.range(fresh, 0).forEach(_ -> announced.removeLast()); // one was dropped
            return;
        }
        List<String> names =
                loop.tracer().isPresent()
                        ? jobs.newest(fresh)
                        : Collections.nCopies(fresh, "promise job");
        names.forEach(name -> announced.add(loop.announce(name, this::runOldest)));
    }

    /// Queues a function of JavaScript behind the promise jobs.
    void add(Value function, String name) {
        announce();
        jobs.add(function);
        announced.add(loop.announce(name, this::runOldest));
    }

    private void runOldest() {
        Runnable job = jobs.poll();
        if (job == null) {
            return;
        }
        try {
            world.run(job);
        } catch (JsError error) {
            if (!isEcho.test(error)) {
                throw error;
            }
        }
    }
}
