package spiral.queue.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.Timeout;
import spiral.queue.Job;
import spiral.queue.JobState;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore;
import spiral.queue.Limit;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.BreakerView;
import spiral.queue.Schedule;

/// In virtual time: knows when the store will have something to do next, and sets one timer for that
/// instant. It stands in for the [Rounds] of a worker in real time, which look at the store again
/// and again. Owned by the loop's thread.
final class Agenda {
    /// Jobs looked at for the next due time.
    private static final int MOST_JOBS = 100_000;

    /// Instants remembered at which a limit may let somebody pass.
    private static final int MOST_INSTANTS = 1_000;

    private final EventLoop loop;
    private final JobStore store;
    private final long worker;
    private final Runnable lookForWork;
    private final TreeSet<Instant> permits = new TreeSet<>();
    private boolean ticking;
    private boolean asked;
    private @Nullable Timeout next;
    private @Nullable Sight seen;

    /// What a worker's claim depends on.
    private record Sight(
            Instant at,
            Map<Name, Long> states,
            List<BreakerView> breakers,
            int lanes,
            int limits) {}

    /// @param lookForWork called when a claim may find something that it did not find before
    Agenda(EventLoop loop, JobStore store, long worker, Runnable lookForWork) {
        this.loop = loop;
        this.store = store;
        this.worker = worker;
        this.lookForWork = lookForWork;
    }

    /// Something may have changed: looks at the store soon, at the present instant.
    void look() {
        if (!asked) {
            asked = true;
            loop.post("look at the store", this::lookNow);
        }
    }

    /// Whether ticks of schedules that lie ahead are waited for.
    void tick(boolean wanted) {
        ticking = wanted;
        look();
    }

    private void lookNow() {
        asked = false;
        moveDueJobs();
        Sight sight = sight();
        if (!sight.equals(seen)) {
            seen = sight;
            lookForWork.run();
        }
        arm(sight);
    }

    private void moveDueJobs() {
        while (!store.controls().schedules().isEmpty() && store.controls().tick().isZero()) {
            // many schedules are served in several rounds
        }
        int moved;
        do {
            moved = store.promote(worker, MOST_JOBS).moved();
        } while (moved > 0);
    }

    private Sight sight() {
        QueueStats stats = store.stats(Duration.ofMinutes(1));
        return new Sight(
                stats.at(),
                stats.states(),
                stats.breakers(),
                store.controls().lanes().hashCode(),
                store.controls().limits().hashCode());
    }

    private void arm(Sight sight) {
        if (next != null) {
            next.cancel();
        }
        Stream<Instant> waits =
                sight.states().getOrDefault(Name.READY, 0L) > 0 ? bars(sight) : Stream.of();
        Optional<Instant> first =
                Stream.of(due(Name.SCHEDULED), due(Name.RETRYING), ticks(), waits)
                        .flatMap(instants -> instants)
                        .filter(instant -> instant.isAfter(sight.at()))
                        .min(Instant::compareTo);
        next =
                first.map(instant ->
                                loop.setTimeout(
                                        "the store's next instant",
                                        Duration.between(sight.at(), instant),
                                        this::look))
                        .orElse(null);
    }

    private Stream<Instant> due(Name state) {
        return store.list(Optional.of(state), Optional.empty(), MOST_JOBS).stream()
                .map(Agenda::dueAt)
                .flatMap(Optional::stream);
    }

    private static Optional<Instant> dueAt(Job job) {
        return switch (job.life().state()) {
            case JobState.Scheduled waiting -> Optional.of(waiting.dueAt());
            case JobState.Retrying waiting -> Optional.of(waiting.dueAt());
            default -> Optional.empty();
        };
    }

    private Stream<Instant> ticks() {
        return ticking
                ? store.controls().schedules().stream().map(Schedule.Standing::next)
                : Stream.of();
    }

    /// When a breaker lets somebody try, or a limit has its next start to give: one is there so long
    /// after each moment at which all were.
    private Stream<Instant> bars(Sight sight) {
        for (Limit limit : store.controls().limits().values()) {
            if (limit.starts() > 0 && permits.size() < MOST_INSTANTS) {
                long millis = Math.ceilDiv(limit.per().toMillis(), limit.starts());
                permits.add(sight.at().plusMillis(millis));
            }
        }
        permits.headSet(sight.at(), true).clear();
        Stream<Instant> breakers =
                sight.breakers().stream().map(each -> sight.at().plus(each.retryAfter()));
        return Stream.concat(permits.stream(), breakers);
    }
}
