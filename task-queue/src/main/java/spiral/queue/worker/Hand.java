package spiral.queue.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spiral.queue.Claim;

/// Claimed jobs that wait for a slot, first in, first out.
///
/// Owned by the loop's thread.
final class Hand {
    /// How long a job may wait here before it goes back: those before it turned out longer than
    /// expected, and other workers may be idle.
    private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(2).toNanos();

    private final Deque<Held> waiting = new ArrayDeque<>();

    private record Held(Claim claim, long sinceNanos) {}

    void add(Claim claim, long nowNanos) {
        waiting.add(new Held(claim, nowNanos));
    }

    /// The next job to run; it stays here.
    @Nullable Claim peek() {
        Held first = waiting.peek();
        return first == null ? null : first.claim();
    }

    Claim remove() {
        return waiting.remove().claim();
    }

    /// The next jobs up to so many, none of which must run alone; taken out.
    ///
    /// @param most at least one, as there is at least one such job
    List<Claim> take(int most) {
        List<Claim> taken = new ArrayList<>();
        while (taken.size() < most && !waiting.isEmpty() && !waiting.peek().claim().alone()) {
            taken.add(remove());
        }
        return taken;
    }

    /// Puts these before all others.
    void takeBack(List<Claim> claims, long nowNanos) {
        claims.reversed().forEach(claim -> waiting.addFirst(new Held(claim, nowNanos)));
    }

    int size() {
        return waiting.size();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Whether one that must run alone is here.
    boolean holdsAlone() {
        return waiting.stream().anyMatch(held -> held.claim().alone());
    }

    /// The ids of all that is here.
    List<Long> jobs() {
        return waiting.stream().map(held -> held.claim().job()).toList();
    }

    /// Takes out everything.
    List<Claim> clear() {
        List<Claim> all = waiting.stream().map(Held::claim).toList();
        waiting.clear();
        return all;
    }

    /// Takes out these jobs, as far as they are here.
    List<Claim> withdraw(Collection<Long> jobs) {
        List<Claim> found =
                waiting.stream().map(Held::claim).filter(c -> jobs.contains(c.job())).toList();
        waiting.removeIf(held -> jobs.contains(held.claim().job()));
        return found;
    }

    /// When the first has waited too long: takes out all but the next `keep`.
    List<Claim> overdue(int keep, long nowNanos) {
        Held first = waiting.peek();
        List<Claim> out = new ArrayList<>();
        if (first != null && nowNanos - first.sinceNanos() > LONGEST_WAIT_NANOS) {
            while (waiting.size() > keep) {
                out.add(waiting.removeLast().claim());
            }
        }
        return out;
    }
}
