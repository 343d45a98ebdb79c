package spiral.queue.process;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Another JVM, running one of our programs with this JVM's class path. It holds a pipe to us as
/// its standard input: when we end, however we end, it sees the end of its input and ends too.
public final class ChildProcess implements Supervisor.Child, AutoCloseable {
    private final String name;
    private final Process process;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /// Starts `main` with these arguments; what it prints goes to where ours goes.
    public static ChildProcess start(Class<?> main, List<String> jvm, List<String> arguments)
            throws IOException {
        return start(main.getSimpleName(), main, jvm, arguments);
    }

    /// The same, with a name by which people know it.
    public static ChildProcess start(
            String name, Class<?> main, List<String> jvm, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ChildProcess(
                name,
                new ProcessBuilder(command)
                        .redirectOutput(Redirect.INHERIT)
                        .redirectError(Redirect.INHERIT)
                        .start());
    }

    @Override
    public String name() {
        return name + " (pid " + pid() + ")";
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /// The running process, for whoever wants to wait for its end.
    public Process process() {
        return process;
    }

    @Override
    public CompletableFuture<?> ended() {
        return process.onExit();
    }

    /// SIGKILL: no goodbye, no hook, no flush.
    @Override
    public void kill() {
        process.destroyForcibly();
    }

    /// Asks it to drain and leave (the end of its input), and waits that long for it.
    ///
    /// @return false when it was still alive then, and was killed
    public boolean leave(Duration patience) throws InterruptedException {
        askToLeave();
        boolean left = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!left) {
            kill();
        }
        return left;
    }

    /// Ends it at once.
    @Override
    public void close() {
        kill();
    }

    /// Lets it see the end of its input.
    @Override
    public void askToLeave() {
        try (OutputStream input = process.getOutputStream()) {
            input.flush();
        } catch (IOException itHasEnded) {
            return;
        }
    }
}
