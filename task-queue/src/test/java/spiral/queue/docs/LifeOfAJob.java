package spiral.queue.docs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import spiral.queue.IllegalMove;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.JobState.Name;

/// Every move that [JobLife] allows, found by trying each one on a job in each state.
final class LifeOfAJob {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final int BUDGET = 3;
    private static final long TOKEN = 4;
    private static final long WORKER = 1;

    private LifeOfAJob() {}

    /// A move: its name, and the states before and after it.
    record Move(Name from, String what, Name to) {}

    private static final Map<String, UnaryOperator<JobLife>> TRIED = tried();

    private static Map<String, UnaryOperator<JobLife>> tried() {
        Map<String, UnaryOperator<JobLife>> moves = new LinkedHashMap<>();
        moves.put("its time has come", life -> life.due(NOW));
        moves.put("claimed by a worker", life -> life.claim(WORKER, NOW));
        moves.put("done", life -> life.succeed(TOKEN, NOW));
        moves.put("failed", life -> life.fail(TOKEN, NOW, "why", WAIT));
        moves.put("handed back", life -> life.handBack(TOKEN, NOW));
        moves.put("its worker was lost", life -> life.crash(NOW, BUDGET));
        moves.put("withdrawn", life -> life.cancel(NOW));
        moves.put("stopped, since withdrawn", life -> life.stopped(TOKEN, NOW));
        moves.put("sent round again", life -> life.revive(NOW));
        return moves;
    }

    /// The moves that are legal, in the order of the states.
    static Set<Move> moves() {
        Set<Move> found = new LinkedHashSet<>();
        for (JobLife life : lives()) {
            TRIED.forEach((what, move) -> {
                try {
                    Name from = life.state().name();
                    found.add(new Move(from, what, move.apply(life).state().name()));
                } catch (IllegalMove refused) {
                    // is not in the picture
                }
            });
        }
        return found;
    }

    /// A job in each state: fresh, at its last attempt, and at its last crash.
    private static List<JobLife> lives() {
        List<JobLife> lives = new ArrayList<>();
        for (JobState state : states()) {
            lives.add(new JobLife(state, 1, 5, 0, TOKEN));
            lives.add(new JobLife(state, 5, 5, 0, TOKEN));
            lives.add(new JobLife(state, 1, 5, BUDGET - 1, TOKEN));
        }
        return lives;
    }

    private static List<JobState> states() {
        return List.of(
                new JobState.Blocked(NOW),
                new JobState.Scheduled(NOW),
                new JobState.Ready(NOW),
                new JobState.Running(WORKER, TOKEN, NOW),
                new JobState.Retrying(NOW, "why"),
                new JobState.Succeeded(NOW),
                new JobState.Dead(NOW, "why"),
                new JobState.Cancelled(NOW));
    }
}
