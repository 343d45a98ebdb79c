package spiral.queue.handler;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running program that does not outlive its worker, however the worker ends.
///
/// How this works. Between us and the program stands a small shell script, our only child, whose
/// standard input is a pipe that we hold. It starts the program in a process group of its own and
/// reads the pipe: a line means "please end" (SIGTERM to the group), its end means "now" (SIGKILL
/// to the group). So closing the pipe kills the program with all its helpers, and when this JVM is
/// killed, the system closes the pipe for us. What left the group (a helper that made itself a
/// group of its own) is found among our descendants and killed too; only what left the group *and*
/// was orphaned before, as daemons do on purpose, lives on. `setsid` makes the group on Linux, job
/// control (`set -m`) on macOS. A signal that reaches the script (Ctrl-C goes to all of a terminal's
/// group) ends its `wait`, so it waits again; 127 then means that the program's code is known.
final class GuardedProcess implements AutoCloseable {
    private static final String GUARD =
            """
            unset SPIRAL_GUARD
            trap 'again=1' INT TERM HUP QUIT
            exec 3<&0 </dev/null
            if command -v setsid >/dev/null 2>&1; then
                setsid "$@" 3<&- &
            else
                set -m
                "$@" 3<&- &
                set +m
            fi
            job=$!
            exec 2>/dev/null
            {
                trap '' INT TERM HUP QUIT
                while read -r _ <&3; do kill -s TERM -- "-$job" "$job"; done
                kill -s KILL -- "-$job" "$job"
            } >/dev/null &
            watch=$!
            exec 3<&-
            again=1 code=
            while [ "$again" ]; do
                again=
                wait "$job"
                got=$?
                if [ "$got" -ne 127 ] || [ -z "$code" ]; then code=$got; fi
            done
            kill -s KILL "$watch"
            if [ "$code" -gt 128 ]; then kill -s KILL -- "-$job"; fi
            exit "$code"
            """;

    /// How much of the output is kept: its last 8 KiB.
    private static final int TAIL = 8 * 1024;

    /// How long a program may take to end after SIGTERM.
    private static final Duration GRACE = Duration.ofSeconds(1);

    /// How often, and how far apart, we look whether killed processes are gone. Those that are not
    /// after two seconds hang in the kernel.
    private static final int LAST_LOOKS = 200;

    private static final long LOOK_NANOS = 10_000_000;

    /// How long we wait for the end of the output when the program has ended: a helper that it left
    /// behind may hold it open for ever.
    private static final Duration OUTPUT_WAIT = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(GuardedProcess.class);

    private final Process process;
    private final OutputTail tail = new OutputTail(TAIL);
    private final CompletableFuture<@Nullable Void> outputEnded = new CompletableFuture<>();

    private GuardedProcess(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().name("output-" + process.pid()).start(this::read);
    }

    /// Starts the command.
    ///
    /// @param variables beside those of this process and of the command
    /// @throws CommandFailed with a sentence when there is no such program or folder
    static GuardedProcess start(ExecCommand command, Map<String, String> variables)
            throws CommandFailed, IOException {
        List<String> guarded =
                new ArrayList<>(List.of("/bin/sh", "-c", "eval \"$SPIRAL_GUARD\"", "guard"));
        guarded.addAll(command.command());
        ProcessBuilder builder = new ProcessBuilder(guarded).redirectErrorStream(true);
        builder.environment().putAll(variables);
        builder.environment().putAll(command.env());
        builder.environment().put("SPIRAL_GUARD", GUARD);
        Path folder = Path.of(command.dir().orElse(""));
        command.dir().ifPresent(dir -> builder.directory(new File(dir)));
        checkFolder(folder);
        checkProgram(
                command.command().getFirst(),
                folder,
                builder.environment().getOrDefault("PATH", "/usr/bin:/bin"));
        return new GuardedProcess(builder.start());
    }

    private static void checkFolder(Path folder) throws CommandFailed {
        if (!Files.isDirectory(folder.toAbsolutePath())) {
            throw new CommandFailed("there is no folder " + folder + " to run it in");
        }
    }

    private static void checkProgram(String program, Path folder, String path)
            throws CommandFailed {
        if (program.indexOf('/') >= 0) {
            Path file = folder.resolve(program);
            if (!Files.isRegularFile(file)) {
                throw new CommandFailed("there is no program " + program);
            }
            if (!Files.isExecutable(file)) {
                throw new CommandFailed("the file " + program + " is not executable");
            }
        } else if (Pattern.compile(File.pathSeparator)
                .splitAsStream(path)
                .map(place -> folder.resolve(place).resolve(program))
                .noneMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file))) {
            throw new CommandFailed("there is no program '" + program + "' on the PATH");
        }
    }

    long pid() {
        return process.pid();
    }

    /// Waits for the program's end and returns its exit code; 128 + N for one killed by signal N.
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /// The last of what the ended program printed, errors and all.
    String tail() {
        outputEnded.completeOnTimeout(null, OUTPUT_WAIT.toMillis(), MILLISECONDS).join();
        return tail.text();
    }

    /// Kills the program and everything that it has started, and waits until all are gone. Does
    /// nothing when it has ended.
    @Override
    public void close() {
        if (process.isAlive()) {
            Set<ProcessHandle> family = new LinkedHashSet<>();
            family.add(process.toHandle());
            process.descendants().forEach(family::add);
            askToEnd();
            closePipe();
            killAll(family);
        }
    }

    private void askToEnd() {
        try {
            OutputStream pipe = process.getOutputStream();
            pipe.write('\n');
            pipe.flush();
            waitForEnd();
        } catch (IOException itHasEnded) {
            LOG.debug("the command ended by itself: {}", itHasEnded.getMessage());
        }
    }

    private void closePipe() {
        try {
            process.getOutputStream().close();
            waitForEnd();
        } catch (IOException itHasEnded) {
            LOG.debug("the command ended by itself: {}", itHasEnded.getMessage());
        }
    }

    private void waitForEnd() {
        process.onExit().completeOnTimeout(process, GRACE.toMillis(), MILLISECONDS).join();
    }

    /// Kills whoever of the family is left, also children that they start meanwhile.
    private static void killAll(Set<ProcessHandle> family) {
        for (int i = 0; i < LAST_LOOKS && family.stream().anyMatch(GuardedProcess::lives); i++) {
            List.copyOf(family).forEach(member -> member.descendants().forEach(family::add));
            family.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(LOOK_NANOS);
        }
        family.removeIf(member -> !lives(member));
        if (!family.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("pids", family.stream().map(ProcessHandle::pid).toList())
                    .log("killed processes are still there");
        }
    }

    /// A process that has ended but was not yet collected by its parent has no command any more.
    private static boolean lives(ProcessHandle member) {
        return member.isAlive() && member.info().command().isPresent();
    }

    private void read() {
        byte[] buffer = new byte[TAIL];
        try (InputStream in = process.getInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                tail.add(buffer, n);
            }
        } catch (IOException closed) {
            LOG.debug("the output ended: {}", closed.getMessage());
        }
        outputEnded.complete(null);
    }
}
