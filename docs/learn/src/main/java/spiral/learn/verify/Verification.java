package spiral.learn.verify;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import spiral.learn.Exercise;
import spiral.learn.course.Catalogue;
import spiral.learn.judge.Judge;

/// Verifies many exercises, as many at the same time as there are judges.
public final class Verification implements AutoCloseable {
    /// How many judges are worth having: each keeps a compiler and a worker busy.
    public static final int JUDGES = 2;

    private final Catalogue catalogue;
    private final List<Long> seeds;
    private final List<Judge> judges;
    private final BlockingQueue<Judge> idle;
    private final ExecutorService threads;

    /// @param seeds for random orders of the rules, one run each
    /// @param judges ours from now on
    public Verification(Catalogue catalogue, List<Long> seeds, List<Judge> judges) {
        this.catalogue = catalogue;
        this.seeds = seeds;
        this.judges = List.copyOf(judges);
        this.idle = new ArrayBlockingQueue<>(judges.size(), false, judges);
        this.threads = Executors.newFixedThreadPool(judges.size());
    }

    /// What [Verifier#missing] says, as soon as a judge has the time.
    public Future<List<String>> begin(Exercise exercise) {
        return threads.submit(() -> {
            var judge = idle.take();
            try {
                return new Verifier(catalogue, judge, seeds).missing(exercise);
            } finally {
                idle.add(judge);
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        judges.forEach(Judge::close);
    }
}
