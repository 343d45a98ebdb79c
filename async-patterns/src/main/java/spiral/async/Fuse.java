package spiral.async;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The one reference of a [CircuitBreaker], and every way in which it is swapped.
///
/// A permit is the generation in which it was taken; whatever comes back under another generation
/// is dropped by [BreakerRules].
final class Fuse {
    final AtomicReference<Circuit> current;

    private final BreakerSettings settings;
    private final BreakerRules rules;
    private final Scheduler time;
    private final Listener listener;
    private final long slowNanos;

    Fuse(BreakerSettings settings, Scheduler time, Listener listener) {
        this.settings = settings;
        this.time = time;
        this.listener = listener;
        rules = settings.rules();
        slowNanos = settings.slowNanos();
        current = new AtomicReference<>(ruled(rules.initial()));
    }

    void thrown(long generation, long begun, Throwable thrown) {
        Throwable failure = Outcome.unwrapped(thrown);
        if (failure instanceof InterruptedException || failure instanceof CancellationException) {
            giveBack(generation);
        } else {
            failed(generation, begun, failure);
        }
    }

    /// A rule that breaks counts as a bad end: the place is not held for ever.
    private void failed(long generation, long begun, Throwable failure) {
        boolean counts = true;
        try {
            counts = settings.countsFailure(failure);
        } catch (Throwable brokenRule) {
            if (!brokenRule.equals(failure)) { // nothing can suppress itself
                brokenRule.addSuppressed(failure);
            }
            throw brokenRule;
        } finally {
            ended(generation, begun, counts);
        }
    }

    /// A rule that breaks counts as a bad end here, too.
    void returned(long generation, long begun, @Nullable Object value) {
        boolean bad = true;
        try {
            bad = settings.isBad(value);
        } finally {
            ended(generation, begun, bad);
        }
    }

    /// When a call begins, if that matters.
    long begun() {
        return slowNanos == Nanos.LONGEST ? 0 : time.nanos();
    }

    /// The generation of the permit that the caller now holds.
    long enter() {
        while (true) {
            Circuit before = current.get();
            if (before.isClosed()) {
                return before.generation();
            }
            long now = time.nanos();
            Admission answer = rules.ask(before.state(), now);
            if (before.forced()) {
                throw refused(Duration.ZERO);
            }
            if (swap(before, answer.next(), before.tally())) {
                if (answer instanceof Admission.Refused refusal) {
                    throw refused(refusal.retryAfter());
                }
                return answer.generation();
            }
        }
    }

    private BreakerOpen refused(Duration retryAfter) {
        return listener.told(new BreakerOpen(retryAfter));
    }

    void ended(long generation, long begun, boolean failed) {
        Circuit before = current.get();
        boolean times = slowNanos != Nanos.LONGEST;
        boolean good = !failed && !times;
        if (before.forced() || (good && before.unmoved())) {
            return;
        }
        long now = time.nanos();
        boolean slow = times && now - begun > slowNanos;
        if (failed || slow || !before.unmoved()) {
            record(generation, failed, slow, now);
        }
    }

    private void record(long generation, boolean failed, boolean slow, long now) {
        while (!recorded(current.get(), generation, failed, slow, now)) {}
    }

    private boolean recorded(
            Circuit before, long generation, boolean failed, boolean slow, long now) {
        Tally tally = before.tally();
        if (tally != null && before.generation() == generation) {
            return counted(before, tally.after(failed, slow, now), now);
        }
        boolean success = !failed && !slow;
        return swap(before, rules.record(before.state(), generation, success, now), tally);
    }

    private boolean counted(Circuit before, Tally after, long now) {
        return after.trips(now)
                ? swap(before, rules.opened(before.state(), now), null)
                : swap(before, before.state(), after);
    }

    void giveBack(long generation) {
        Circuit before;
        do {
            before = current.get();
        } while (!swap(before, rules.giveBack(before.state(), generation, 1), before.tally()));
    }

    @SuppressWarnings("ReferenceEquality") // the very same object says that nothing changed
    private boolean swap(Circuit before, BreakerState after, @Nullable Tally tally) {
        if (before.state() == after && (before.tally() == tally)) {
            return true;
        }
        boolean changed = before.generation() != after.generation();
        Circuit next = changed ? ruled(after) : Circuit.ruled(after, tally, settings);
        boolean won = current.compareAndSet(before, next);
        if (won && changed) {
            tell(before.state(), after);
        }
        return won;
    }

    private Circuit ruled(BreakerState state) {
        Tally tally = state instanceof BreakerState.Closed ? settings.tally() : null;
        return Circuit.ruled(state, tally, settings);
    }

    /// Opens or closes the circuit, whatever came before.
    ///
    /// @param forced keeps it so, whatever comes, until this is called again
    void set(boolean open, boolean forced) {
        Circuit before;
        BreakerState after;
        do {
            before = current.get();
            long generation = before.generation() + 1;
            after =
                    open
                            ? new BreakerState.Open(generation, time.nanos() + Nanos.LONGEST)
                            : BreakerRules.closed(generation);
        } while (!current.compareAndSet(before, forced ? Circuit.forced(after) : ruled(after)));
        tell(before.state(), after);
    }

    private void tell(BreakerState before, BreakerState after) {
        if (listener.listens()) {
            listener.tell(new Event.StateChanged(before, after));
        }
    }
}
