package spiral.queue.fault;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import spiral.queue.process.ChildProcess;

/// Some worker processes, each in its seat. A seat that is killed can be started anew. For one
/// thread. When it is closed, whatever happened before, no process of it is left.
final class Fleet implements AutoCloseable {
    private static final List<String> JVM =
            List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx128m");

    private final Site site;
    private final int slots;
    private final Map<Integer, ChildProcess> seats = new TreeMap<>();

    Fleet(Site site, int seats, int slots) throws IOException {
        this.site = site;
        this.slots = slots;
        for (int seat = 1; seat <= seats; seat++) {
            start(seat);
        }
    }

    void start(int seat) throws IOException {
        List<String> arguments =
                List.of(site.folder().toString(), "worker-" + seat, Integer.toString(slots));
        seats.put(seat, ChildProcess.start(FaultWorker.class, JVM, arguments));
    }

    /// Starts every seat anew whose process has ended.
    void restartEnded() throws IOException {
        for (int seat : List.copyOf(seats.keySet())) {
            if (!seats.get(seat).alive()) {
                start(seat);
            }
        }
    }

    long pid(int seat) {
        return seats.get(seat).pid();
    }

    int seatOf(long pid) {
        return seats.keySet().stream().filter(seat -> pid(seat) == pid).findFirst().orElseThrow();
    }

    List<Long> pids() {
        return seats.values().stream().map(ChildProcess::pid).toList();
    }

    /// SIGKILL; returns when the system has ended it.
    void kill(int seat) throws InterruptedException {
        ChildProcess process = seats.get(seat);
        process.kill();
        process.process().onExit().join();
    }

    /// SIGTERM: asks it to leave in order.
    void terminate(int seat) {
        seats.get(seat).process().destroy();
    }

    /// Whether its process has ended within that time.
    boolean ended(int seat, long seconds) throws InterruptedException {
        return seats.get(seat).process().waitFor(seconds, TimeUnit.SECONDS);
    }

    /// SIGSTOP: it stands still, in the middle of whatever it does.
    void stop(int seat) throws IOException, InterruptedException {
        signal("STOP", seat);
    }

    /// SIGCONT: it goes on as if nothing had been.
    void resume(int seat) throws IOException, InterruptedException {
        signal("CONT", seat);
    }

    @Override
    public void close() {
        seats.values().forEach(ChildProcess::kill);
        for (ChildProcess process : seats.values()) {
            process.process().onExit().join();
        }
    }

    private void signal(String name, int seat) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, "" + pid(seat)).start().waitFor();
        if (code != 0) {
            throw new IOException("kill -%s %d ended with %d".formatted(name, pid(seat), code));
        }
    }
}
