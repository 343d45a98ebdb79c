package spiral.queue.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.log.Threshold;
import spiral.queue.postgres.Server;
import spiral.queue.process.ProcessLog;

/// Every promised figure beside its bar, on this machine, in one run: this project's queue, its
/// peers and the bare database on one PostgreSQL server with durable settings, and SQLite with
/// `synchronous=FULL`. Nothing is asserted: a busy machine moves the figures, and the ratios less.
///
///     mvn -Pbench -pl task-queue -am verify -Dit.test=QueueBarsBench \
///         -Dfailsafe.failIfNoSpecifiedTests=false [-Dbars=process,submit,...]
@DisplayName("The bars")
class QueueBarsBench {
    /// Jobs stored per transaction.
    static final int BATCH = 1_000;

    @TempDir Path folder;

    private final Scoreboard board = new Scoreboard();

    /// Measures some of the bars.
    @FunctionalInterface
    interface Part {
        void measure(Scoreboard board) throws Exception;
    }

    @Test
    @DisplayName("every bar and its verdict")
    void bars() throws Exception {
        ProcessLog.open(folder.resolve("logs"), "bench", Threshold.WARN);
        try (Server server = Server.startOrSayWhyNot()) {
            Map<String, Part> parts = new LinkedHashMap<>();
            if (server.runs()) {
                assertThat(server.durability())
                        .containsExactly(
                                "fsync on", "synchronous_commit on", "full_page_writes on");
                PostgresBars postgres = new PostgresBars(server);
                parts.put("process", postgres::process);
                parts.put("submit", postgres::submit);
                parts.put("single", postgres::single);
                parts.put("snapshot", postgres::heldSnapshot);
                parts.put("blocked", postgres::blocked);
                parts.put("delayed", postgres::delayed);
                parts.put("idle-pg", board -> idle(server.freshStore(), "PostgreSQL", board));
                parts.put("kill-pg", board -> kill(server, board));
            }
            parts.put("sqlite", board -> new SqliteBars(folder).processes(board));
            parts.put("sqlite-single", board -> new SqliteBars(folder).singles(board));
            parts.put("idle-sqlite", board -> idle(file("idle"), "SQLite", board));
            parts.put(
                    "kill-sqlite",
                    board -> new IdleBars(folder, "SQLite").kills(() -> file("kill"), board));
            List<String> chosen = chosen(parts);
            for (var part : parts.entrySet()) {
                if (chosen.contains(part.getKey())) {
                    run(part.getKey(), part.getValue());
                }
            }
        }
        board.print();
    }

    private void idle(String store, String name, Scoreboard board) throws Exception {
        new IdleBars(folder, name).idle(store, board);
    }

    private void kill(Server server, Scoreboard board) throws Exception {
        new IdleBars(folder, "PostgreSQL").kills(server::freshStore, board);
    }

    private String file(String name) {
        return folder.resolve(name + "-" + System.nanoTime() + ".db").toString();
    }

    private static List<String> chosen(Map<String, Part> parts) {
        String named = System.getProperty("bars", "");
        return named.isEmpty() ? List.copyOf(parts.keySet()) : List.of(named.split(","));
    }

    private void run(String name, Part part) {
        System.out.println(name);
        try {
            part.measure(board);
        } catch (Exception | Error e) {
            e.printStackTrace(System.out);
            board.broken(name, e);
        }
    }
}
