package spiral.queue.forecast;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.Polarity.REINFORCING;

import spiral.sim.Model;
import spiral.sim.ModelBuilder;
import spiral.sim.ModelBuilder.StockDraft;
import spiral.sim.Sim;
import spiral.sim.TimeSpan;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Term;

/// The queue as stocks and flows.
///
///     arrivals ─┬─► scheduled ──due──┐
///               └────────────────────┴─► READY ──starting──► RUNNING ──succeeding──► succeeded
///                                          ▲                  │    │
///                                          └─ RETRYING ◄──────┘    └──dying────────► dead
///
///     R  Retries   ready → starting → running → failing → retrying → coming back → ready
///     B  Workers   running → free slots → starting → running
///
/// What it leaves out: priorities, breakers and crashes; every job is an average job.
///
/// How work is modelled. A job stays in `running` for the residence time, and `slots` of them may
/// be there. Where attempts are shorter than a few steps, both are stretched by the same factor:
/// the capacity, slots ÷ service time, stays what it is, and the steps stay few.
final class QueueModel {
    /// Steps that a job stays in a stock at least, so that Euler's method is stable.
    private static final double STEPS_IN_STOCK = 4;

    private static final String RATE = "jobs/second";

    private final Present now;
    private final double shortest;
    private final ModelBuilder m;
    private final StockDraft scheduled;
    private final StockDraft ready;
    private final StockDraft running;
    private final StockDraft retrying;
    private final Term ending;

    QueueModel(Present now, TimeSpan span) {
        this.now = now;
        shortest = STEPS_IN_STOCK * span.step();
        m = Sim.model("queue").time(span);
        scheduled = m.stock("Scheduled", now.scheduled(), "jobs").nonNegative();
        ready = m.stock("Ready", now.ready(), "jobs").nonNegative();
        running = m.stock("Running", now.running(), "jobs").nonNegative();
        retrying = m.stock("Retrying", now.retrying(), "jobs").nonNegative();
        Term residence = m.constant("Residence", atLeast(now.service()), "second");
        ending = m.aux("Ending", RATE, running.over(residence));
    }

    Model build() {
        arriving();
        Term starting = starting();
        ending(starting);
        m.aux("Backlog", "jobs", scheduled.plus(ready).plus(running).plus(retrying));
        return m.build();
    }

    private void arriving() {
        Term arrivals = m.constant("Arrivals", now.arrivals(), RATE);
        Term delayed = m.constant("Delayed share", now.delayedShare(), "1");
        m.flow("Arriving", RATE, arrivals.minus(arrivals.times(delayed))).to(ready);
        m.flow("Arriving for later", RATE, arrivals.times(delayed)).to(scheduled);
        m.flow("Coming due", RATE, scheduled.over(atLeast(now.untilDue())))
                .from(scheduled)
                .to(ready);
    }

    /// From ready to running: as many as slots are free or become free.
    private Term starting() {
        Term slots = m.constant("Slots", now.capacity() * atLeast(now.service()), "jobs");
        Term free = m.aux("Free slots", "jobs", slots.minus(running).max(0));
        Expr possible = ending.plus(free.over(shortest));
        Term starting =
                m.flow("Starting", RATE, ready.over(shortest).min(possible))
                        .from(ready)
                        .to(running);
        if (now.capacity() > 0) {
            m.loop("Workers", BALANCING, running, free, starting);
        }
        return starting;
    }

    private void ending(Term starting) {
        Term failure = m.constant("Failure share", now.failureShare(), "1");
        Term death = m.constant("Death share", now.deathShare(), "1");
        Expr failures = ending.times(failure);
        Term failing =
                m.flow("Failing", RATE, failures.minus(failures.times(death)))
                        .from(running)
                        .to(retrying);
        m.flow("Dying", RATE, failures.times(death)).from(running).to(m.stock("Dead", 0, "jobs"));
        m.flow("Succeeding", RATE, ending.minus(failures))
                .from(running)
                .to(m.stock("Succeeded", 0, "jobs"));
        Term back =
                m.flow("Coming back", RATE, retrying.over(atLeast(now.untilRetry())))
                        .from(retrying)
                        .to(ready);
        boolean turning = now.failureShare() > 0 && now.deathShare() < 1 && now.capacity() > 0;
        if (turning) {
            m.loop(
                    "Retries",
                    REINFORCING,
                    ready,
                    starting,
                    running,
                    ending,
                    failing,
                    retrying,
                    back);
        }
    }

    private double atLeast(double seconds) {
        return Math.max(seconds, shortest);
    }
}
