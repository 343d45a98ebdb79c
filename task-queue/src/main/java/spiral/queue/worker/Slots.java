package spiral.queue.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import spiral.eventloop.EventLoop;
import spiral.queue.Claim;
import spiral.queue.JobHandler;
import spiral.queue.Settlement;
import spiral.queue.worker.Attempt.Stop;

/// What runs: each slot is a thread that works through a [Row] of jobs, mostly of one. Owned by the
/// loop's thread.
///
///     start ──► row's thread ──► ended (any thread puts, the loop takes all at once) ──► desk
///                   ▲ time is up, cancelled, lease lost, shut down
///
/// A row of quick jobs whose handler turns out to be slow is looked at after [Row#PATIENCE]: what
/// has not begun goes back to the desk, and starts in slots of its own.
final class Slots {
    /// How long a handler may go on after it was interrupted, before it is given up.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EventLoop loop;
    private final Map<String, JobHandler> handlers;
    private final ThreadFactory threads;
    private final int slots;
    private final Desk desk;
    private final Set<Row> rows = new LinkedHashSet<>();
    private int jobs;
    // put by the rows' threads, taken by the loop's; never more than there are jobs
    private final Queue<Ended> endings = new ConcurrentLinkedQueue<>();
    // true from the first of several endings until the loop takes them: one task serves them all
    private final AtomicBoolean told = new AtomicBoolean();

    private record Ended(Attempt attempt, Settlement settlement) {}

    /// Who gives jobs and hears of their ends; on the loop's thread.
    interface Desk {
        void ended(Attempt attempt, Settlement settlement);

        /// All that has ended until now was told.
        void allTold();

        /// These have not begun, and must be started anew.
        void takeBack(List<Claim> claims);
    }

    Slots(
            EventLoop loop,
            Map<String, JobHandler> handlers,
            ThreadFactory threads,
            int slots,
            Desk desk) {
        this.loop = loop;
        this.handlers = handlers;
        this.threads = threads;
        this.slots = slots;
        this.desk = desk;
    }

    boolean full() {
        return rows.size() >= slots;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// How many jobs are here, those that wait in a row included.
    int jobs() {
        return jobs;
    }

    /// All that have not ended.
    List<Attempt> attempts() {
        List<Attempt> open = new ArrayList<>(jobs);
        rows.forEach(row -> row.attempts().stream().filter(Attempt::isOpen).forEach(open::add));
        return open;
    }

    /// Starts these jobs, one after the other, in a slot of their own.
    ///
    /// @param claims at least one
    void start(List<Claim> claims) {
        Row row = new Row(loop);
        for (Claim claim : claims) {
            row.add(new Attempt(claim, handler(claim), loop, row));
        }
        rows.add(row);
        jobs += claims.size();
        Duration first = claims.getFirst().timeout();
        wake(row, claims.size() > 1 ? least(first, Row.PATIENCE) : first);
        row.start(threads, this::ended);
    }

    private JobHandler handler(Claim claim) {
        JobHandler handler = handlers.get(claim.type());
        if (handler == null) {
            throw new IllegalStateException("claimed a job of type " + claim.type());
        }
        return handler;
    }

    /// Takes back all that have not begun.
    List<Claim> takeBack() {
        List<Claim> back = new ArrayList<>();
        List.copyOf(rows).forEach(row -> back.addAll(takeBack(row)));
        return back;
    }

    private List<Claim> takeBack(Row row) {
        List<Attempt> rest = row.takeBack();
        rest.forEach(this::close);
        return rest.stream().map(Attempt::claim).toList();
    }

    /// Asks those of these to stop that run. The handler that does not end within [#PATIENCE] is given
    /// up, and settled so `instead`.
    void stop(List<Attempt> running, Stop why, Function<Attempt, Settlement> instead) {
        for (Attempt attempt : running) {
            if (attempt.stop(why)) {
                Settlement settlement = instead.apply(attempt);
                loop.setTimeout(
                        "handler does not stop", PATIENCE, () -> givenUp(attempt, settlement));
            }
        }
    }

    /// Asks all to stop, however long they take.
    void interruptAll() {
        attempts().forEach(attempt -> attempt.stop(Stop.SHUT_DOWN));
    }

    // ---- time

    private void wake(Row row, Duration in) {
        row.alarm(loop.setTimeout("job's time is up", in, () -> look(row)));
    }

    /// Time is up for a job of this row, or for those that wait behind one.
    private void look(Row row) {
        List<Claim> back = takeBack(row);
        for (Attempt attempt : row.attempts()) {
            if (attempt.isOpen()) {
                Duration left = attempt.claim().timeout().minus(attempt.took());
                if (left.isPositive()) {
                    wake(row, left);
                } else {
                    timeUp(attempt);
                }
            }
        }
        if (!back.isEmpty()) {
            desk.takeBack(back);
        }
    }

    private void timeUp(Attempt attempt) {
        String also = ", and its handler did not stop when interrupted";
        stop(List.of(attempt), Stop.TIMED_OUT, late -> late.timedOut(also));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    // ---- endings

    /// On the row's thread.
    private void ended(Attempt attempt, Settlement settlement) {
        endings.add(new Ended(attempt, settlement));
        if (!told.get() && told.compareAndSet(false, true)) {
            loop.post("jobs ended", this::tellAll);
        }
    }

    private void tellAll() {
        told.set(false);
        for (Ended next = endings.poll(); next != null; next = endings.poll()) {
            tell(next.attempt(), next.settlement());
        }
        desk.allTold();
    }

    private void givenUp(Attempt attempt, Settlement settlement) {
        if (attempt.isOpen()) {
            tell(attempt, settlement);
            desk.allTold();
        }
    }

    /// The handler has ended, or is given up; whichever comes first counts.
    private void tell(Attempt attempt, Settlement settlement) {
        if (attempt.isOpen()) {
            close(attempt);
            desk.ended(attempt, settlement);
        }
    }

    private void close(Attempt attempt) {
        jobs--;
        attempt.close();
        Row row = attempt.row();
        if (row.close()) {
            row.alarm(null);
            rows.remove(row);
        }
    }
}
