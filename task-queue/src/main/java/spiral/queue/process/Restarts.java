package spiral.queue.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import spiral.async.Backoff;
import spiral.async.Retry;
import spiral.async.Task;
import spiral.eventloop.EventLoop;
import spiral.queue.worker.LoopScheduler;

/// Begins a life again whenever it ends: a moment later, and longer after each death in a row.
///
///     life ──young death──► [Retry waits] ──► life ──young death──► [Retry waits longer] ──► life
///     life ──death after `healthy`──► a new row, which begins with the first wait
///
/// A row of deaths is one run of async-patterns' [Retry], which waits on the loop; with `demo
/// --mine` that may be a learner's. Belongs to the loop's thread.
public final class Restarts {
    /// What learners write in the exercise "Retry, longer each time"; the retry runs on it.
    private static final String LEARNT = "spiral.async.RetryLoop";

    /// After so many deaths in a row the waits begin anew.
    private static final int MOST_IN_A_ROW = 1_000;

    private final EventLoop loop;
    private final Retry retry;
    private final Duration healthy;
    private final List<CompletableFuture<?>> rows = new ArrayList<>();
    private boolean over;

    /// @param waits the waits between a death and the next life
    /// @param healthy a life of this length is no failure: its death counts as the first
    /// @param random spreads the waits
    public Restarts(EventLoop loop, Backoff waits, Duration healthy, RandomGenerator random) {
        this.loop = loop;
        this.retry = Retry.upTo(MOST_IN_A_ROW, waits, new LoopScheduler(loop), random);
        this.healthy = healthy;
    }

    /// Begins this life now, and again after each end. A life is a task whose stage completes, on
    /// the loop's thread, when it ends (with any value); what cannot be begun has died at once.
    public void keep(Task<Boolean> life) {
        row(life, () -> live(life));
    }

    /// From now on nothing begins again.
    public void end() {
        over = true;
        List.copyOf(rows).forEach(row -> row.cancel(true));
    }

    /// True when the loop inside the retry that waits here is a learner's: it does not come from
    /// where its neighbours come from.
    public static boolean byLearner() {
        try {
            return !place(Class.forName(LEARNT)).equals(place(Retry.class));
        } catch (ClassNotFoundException elsewhere) {
            return false;
        }
    }

    private void row(Task<Boolean> life, Task<Boolean> lives) {
        CompletableFuture<Boolean> row = retry.run(lives);
        rows.add(row);
        CompletableFuture<?> _ =
                row.whenComplete((_, _) -> loop.post("row over", () -> next(life)));
    }

    private void next(Task<Boolean> life) {
        rows.removeIf(CompletableFuture::isDone);
        if (!over) {
            row(life, new AfterDeath(life));
        }
    }

    private CompletableFuture<Boolean> live(Task<Boolean> life) throws Exception {
        var death = new CompletableFuture<Boolean>();
        if (!over) {
            long since = loop.nanos();
            CompletionStage<?> _ = life.start().whenComplete((_, _) -> died(death, since));
        }
        return death;
    }

    private void died(CompletableFuture<Boolean> death, long since) {
        if (loop.nanos() - since >= healthy.toNanos()) {
            death.complete(true);
        } else {
            death.completeExceptionally(new Died());
        }
    }

    private static String place(Class<?> type) {
        return String.valueOf(type.getProtectionDomain().getCodeSource());
    }

    /// The end of a life, as a failure that is worth another attempt.
    @SuppressWarnings("serial") // tells the retry, and nobody else
    private static final class Died extends Exception {
        Died() {
            super("it died", null, false, false);
        }
    }

    /// A row whose first attempt has just failed: the death that ended the last one.
    private final class AfterDeath implements Task<Boolean> {
        private final Task<Boolean> life;
        private boolean told;

        AfterDeath(Task<Boolean> life) {
            this.life = life;
        }

        @Override
        public CompletionStage<Boolean> start() throws Exception {
            if (told) {
                return live(life);
            }
            told = true;
            return CompletableFuture.failedFuture(new Died());
        }
    }
}
