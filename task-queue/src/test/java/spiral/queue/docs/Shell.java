package spiral.queue.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A terminal in a folder of its own, in which the commands of one page are typed. `./spiral` is
/// there and builds nothing. Closing it ends whatever still runs.
final class Shell implements AutoCloseable {
    private static final int LIMIT_SECONDS = 60;
    private static final String BESIDE = " &";

    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    /// What a command left.
    ///
    /// @param exit its exit code; 0 of one that goes on beside the others
    record Result(int exit, List<String> printed) {}

    Shell(Path folder) throws IOException {
        this.folder = folder;
        Path launcher = folder.resolve("spiral");
        String ours = Workspace.ROOT.resolve("spiral").toString();
        Files.writeString(launcher, "#!/usr/bin/env bash\nexec '" + ours + "' \"$@\"\n");
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + launcher);
        }
    }

    /// True when this command is to go on beside those that follow.
    static boolean goesOn(String command) {
        return command.endsWith(BESIDE);
    }

    /// True while a command that goes on has been started.
    boolean busy() {
        return started.stream().anyMatch(Process::isAlive);
    }

    Result run(String command) throws IOException, InterruptedException {
        Path output = folder.resolve(".printed");
        Process process = start(command, output);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(command + " did not end within " + LIMIT_SECONDS + " s");
        }
        return new Result(process.exitValue(), Files.readAllLines(output));
    }

    /// Starts a command that goes on; what it prints is in `output` from now on.
    Process beside(String command, Path output) throws IOException {
        String bare = command.substring(0, command.length() - BESIDE.length());
        return start("exec " + bare, output);
    }

    private Process start(String command, Path output) throws IOException {
        ProcessBuilder shell =
                new ProcessBuilder("bash", "-c", command)
                        .directory(folder.toFile())
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        shell.environment().put("SPIRAL_BUILD", "never");
        shell.environment().remove("SPIRAL_QUEUE_DB");
        Process process = shell.start();
        started.add(process);
        return process;
    }

    /// Asks what still runs to end, and does not wait for ever.
    @Override
    public void close() {
        for (Process process : started) {
            List<ProcessHandle> family = process.descendants().toList();
            process.destroy();
            process.onExit().completeOnTimeout(process, LIMIT_SECONDS, TimeUnit.SECONDS).join();
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
