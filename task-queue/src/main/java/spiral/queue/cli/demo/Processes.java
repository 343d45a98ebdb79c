package spiral.queue.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import spiral.queue.process.ChildProcess;

/// The demo's other processes: started, killed, and sent home together. Once closed it starts
/// nothing more, so that no process can slip out while the demo is being interrupted.
///
/// Any thread may call any method.
final class Processes implements AutoCloseable {
    private static final List<String> JVM =
            List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xss512k", "-Xmx96m");

    private final DemoSetup setup;
    private final Departure departure;
    // guarded by this
    private final Map<String, Member> members = new LinkedHashMap<>();
    private boolean closed;

    /// A process, and the moment when the demo has heard of its end.
    private record Member(ChildProcess child, CompletableFuture<Void> gone) {}

    /// Hears, on a thread of the JDK, that a process has ended.
    @FunctionalInterface
    interface Departure {
        void ended(ProcessExit exit);
    }

    Processes(DemoSetup setup, Departure departure) {
        this.setup = setup;
        this.departure = departure;
    }

    /// Starts a process for this role. Does nothing once the processes is closed.
    synchronized void start(Role role) {
        if (closed) {
            return;
        }
        ChildProcess child = started(role);
        CompletableFuture<Void> gone =
                child.process()
                        .onExit()
                        .thenAccept(ended ->
                                departure.ended(
                                        new ProcessExit(role, ended.pid(), ended.exitValue())));
        members.put(role.name(), new Member(child, gone));
    }

    private ChildProcess started(Role role) {
        List<String> jvm = new ArrayList<>(JVM);
        jvm.add("-Dorg.sqlite.tmpdir=" + setup.folder().nativeLibrary());
        try {
            return ChildProcess.start(DemoProcess.class, jvm, setup.arguments(role));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// SIGKILL, if it is alive.
    synchronized void kill(Role role) {
        member(role).ifPresent(ChildProcess::kill);
    }

    /// Its process id while it lives.
    synchronized Optional<Long> pid(Role role) {
        return member(role).filter(ChildProcess::alive).map(ChildProcess::pid);
    }

    /// Whether it was ever started.
    synchronized boolean known(Role role) {
        return members.containsKey(role.name());
    }

    private Optional<ChildProcess> member(Role role) {
        return Optional.ofNullable(members.get(role.name())).map(Member::child);
    }

    /// Asks all of them to finish what they do and leave, and waits for them; kills those that
    /// are still there after so long.
    void leave(Duration patience) {
        try (ExecutorService goodbyes = Executors.newVirtualThreadPerTaskExecutor()) {
            dismissed().forEach(member -> goodbyes.execute(() -> leave(member.child(), patience)));
        }
    }

    private static void leave(ChildProcess child, Duration patience) {
        try {
            child.leave(patience);
        } catch (InterruptedException e) {
            child.kill();
        }
    }

    /// Kills all of them and waits until they are gone.
    @Override
    public void close() {
        List<Member> rest = dismissed();
        rest.forEach(member -> member.child().kill());
        rest.forEach(member -> member.gone().join());
    }

    private synchronized List<Member> dismissed() {
        closed = true;
        return List.copyOf(members.values());
    }
}
