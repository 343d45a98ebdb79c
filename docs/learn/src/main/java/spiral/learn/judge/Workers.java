package spiral.learn.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import spiral.learn.Run;
import spiral.learn.worker.Order;

/// A worker and, when asked for, spares behind it, so that one that dies costs no time. For one
/// thread.
public final class Workers implements AutoCloseable {
    private final List<Path> classPath;
    private final StartCache cache;
    private final int wanted;
    private final Deque<WorkerProcess> waiting = new ArrayDeque<>();

    /// Starts the first worker at once, in the background.
    ///
    /// @param wanted how many stand ready: 1 for a single check, 2 to have a spare
    public Workers(List<Path> classPath, StartCache cache, int wanted) throws IOException {
        this.classPath = List.copyOf(classPath);
        this.cache = cache;
        this.wanted = wanted;
        fill();
    }

    /// Runs a suite on the first worker; if that one is not clean afterwards, the spare is next.
    Run run(Order order) throws IOException, InterruptedException {
        var worker = next();
        var run = worker.run(order);
        if (worker.reusable()) {
            waiting.addFirst(worker);
        } else {
            worker.close();
        }
        if (wanted > 1) {
            fill();
        }
        return run;
    }

    @Override
    public void close() {
        waiting.forEach(WorkerProcess::close);
        waiting.clear();
    }

    private WorkerProcess next() throws IOException {
        waiting.removeIf(worker -> !worker.isAlive());
        fill();
        return waiting.removeFirst();
    }

    private void fill() throws IOException {
        while (waiting.size() < wanted) {
            waiting.addLast(WorkerProcess.start(classPath, cache));
        }
    }
}
