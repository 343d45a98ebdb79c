package spiral.learn.judge;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import spiral.learn.Run;
import spiral.learn.worker.Births;
import spiral.learn.worker.Event;
import spiral.learn.worker.Order;
import spiral.learn.worker.Wire;
import spiral.learn.worker.Worker;

/// One worker JVM and the line to it. For one thread at a time.
final class WorkerProcess implements AutoCloseable {
    /// Longer than any run: a rule has its own limit inside the worker.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int HEAP_MEGABYTES = 192;

    private final Process process;
    private final Wire wire;
    private boolean ready;
    private boolean reusable = true;

    private WorkerProcess(Process process) {
        this.process = process;
        this.wire =
                new Wire(
                        new BufferedInputStream(process.getInputStream()),
                        new BufferedOutputStream(process.getOutputStream()));
    }

    /// Starts a JVM; it gets ready while the caller goes on.
    static WorkerProcess start(List<Path> classPath, StartCache start) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx" + HEAP_MEGABYTES + "m",
                        "-Xlog:aot=off",
                        "-Xlog:cds=off"));
        command.addAll(Births.OPENED);
        command.addAll(start.options());
        command.add("-cp");
        command.add(
                classPath.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        command.add(Worker.class.getName());
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return new WorkerProcess(process);
    }

    /// Runs a suite, and waits for its end. Afterwards [#reusable] says whether this worker can take
    /// another.
    ///
    /// @throws IOException when the worker could not be reached or did not answer
    Run run(Order order) throws IOException, InterruptedException {
        var report = new Report();
        var reading = new FutureTask<Void>(() -> read(report), null);
        wire.send(order);
        var reader = Thread.ofVirtual().start(reading);
        try {
            reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            close();
            reader.join();
            report.silent(PATIENCE);
        } catch (ExecutionException impossible) {
            throw new IOException(impossible.getCause());
        }
        if (!ready) {
            throw new IOException("the worker JVM did not start");
        }
        reusable = report.reusable() && process.isAlive();
        return report.run();
    }

    boolean reusable() {
        return reusable;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Lets the worker end by itself, and waits for that.
    void finish() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read(Report report) {
        try {
            for (var event = wire.event();
                    !(event instanceof Event.Done done && report.done(done));
                    event = wire.event()) {
                ready |= event instanceof Event.Ready;
                report.add(event);
            }
        } catch (IOException gone) {
            report.gone();
        }
    }
}
