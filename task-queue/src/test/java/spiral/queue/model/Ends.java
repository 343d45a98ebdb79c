package spiral.queue.model;

import java.time.Duration;
import java.util.Optional;
import spiral.queue.Claim;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats.Event;
import spiral.queue.Settlement;

/// How attempts end: by what the worker says, or because it is gone.
final class Ends {
    static final String BROKEN = "its effect in the store failed: cannot be done";

    private final Model model;

    Ends(Model model) {
        this.model = model;
    }

    /// Whether it stands.
    ///
    /// @param pause the wait that the store chose, should this be a failure that is tried again
    boolean settle(Settlement settlement, boolean broken, long pause) {
        Claim claim = settlement.claim();
        ModelJob job = model.jobs.get(claim.job());
        if (job == null || !job.heldBy(claim.token())) {
            return (job != null && stoodBefore(settlement, job)) || stale(claim);
        }
        switch (settlement) {
            case Settlement.Success s when broken -> fail(job, claim, BROKEN, pause);
            case Settlement.Success s -> succeed(job, s);
            case Settlement.Failure f -> fail(job, claim, f.error(), pause);
            case Settlement.Stopped s -> stop(job, claim);
            case Settlement.HandBack h -> handBack(job, claim, h.why().words());
        }
        return true;
    }

    private static boolean stoodBefore(Settlement settlement, ModelJob job) {
        long token = settlement.claim().token();
        long worker = settlement.claim().worker();
        return switch (settlement) {
            case Settlement.Success s ->
                    (job.in(Name.SUCCEEDED) && job.token == token && job.worker == worker)
                            || (!s.effects().isEmpty() && job.ended(token, worker, "failed"));
            case Settlement.Failure f -> job.ended(token, worker, "failed");
            case Settlement.Stopped s -> job.ended(token, worker, "cancelled");
            case Settlement.HandBack h -> job.ended(token, worker, "handed back", "cancelled");
        };
    }

    private boolean stale(Claim claim) {
        model.counts.count(model.now, claim.type(), Event.STALE);
        return false;
    }

    private void succeed(ModelJob job, Settlement.Success success) {
        Claim claim = success.claim();
        model.effects += success.effects().size();
        job.end("succeeded", "", model.now);
        job.move(Name.SUCCEEDED, model.now);
        job.result = success.result();
        job.progress = Optional.empty();
        job.cancelAsked = false;
        model.breakers.record(claim.type(), claim.breakerGeneration(), true, model.now);
        model.count(job, Event.SUCCEEDED);
        model.those(child -> child.waitsFor.remove(job.id)).forEach(this::free);
    }

    /// A parent has succeeded.
    private void free(ModelJob child) {
        if (child.in(Name.BLOCKED) && child.waitsFor.isEmpty()) {
            boolean later = child.at > model.now;
            long due = later ? child.at : model.now;
            child.move(later ? Name.SCHEDULED : Name.READY, due);
            child.rank(due, model.settings.ageing());
        }
    }

    private void fail(ModelJob job, Claim claim, String why, long pause) {
        job.end("failed", why, model.now);
        job.error = Optional.of(why);
        model.breakers.record(claim.type(), claim.breakerGeneration(), false, model.now);
        model.count(job, Event.FAILED);
        if (job.cancelAsked) {
            model.cancelled(job);
            return;
        }
        boolean last = job.attempt >= job.made.maxAttempts();
        model.count(job, last ? Event.DEAD : Event.RETRIED);
        job.move(last ? Name.DEAD : Name.RETRYING, last ? model.now : model.now + pause);
        job.rank(job.at, model.settings.ageing());
        leave(job);
    }

    /// Whether the store may have chosen this wait: at least what the handler asks for, and between
    /// half of our own and all of it.
    boolean fits(ModelJob job, Duration atLeast, long pause) {
        long first = model.settings.firstWait().toMillis();
        long own = Math.min(model.settings.longestWait().toMillis(), first << (job.attempt - 1));
        long asked = atLeast.plusNanos(999_999).toMillis();
        return pause >= Math.max(own / 2, asked) && pause <= Math.max(own, asked);
    }

    private void stop(ModelJob job, Claim claim) {
        job.end("cancelled", "stopped while it ran", model.now);
        model.breakers.giveBack(claim.type(), claim.breakerGeneration());
        model.cancelled(job);
    }

    private void handBack(ModelJob job, Claim claim, String why) {
        model.breakers.giveBack(claim.type(), claim.breakerGeneration());
        giveBack(job, why);
    }

    /// Back in the line, uncharged; one that somebody cancelled is cancelled then.
    void giveBack(ModelJob job, String why) {
        if (job.cancelAsked) {
            job.end("cancelled", why, model.now);
            model.cancelled(job);
            return;
        }
        job.end("handed back", why, model.now);
        job.move(Name.READY, model.now);
        job.attempt--;
        leave(job);
        model.count(job, Event.HANDED_BACK);
    }

    /// Its worker fell silent.
    void lost(ModelJob job) {
        if (!job.begun) {
            giveBack(job, "its worker fell silent before it began");
            return;
        }
        job.end("crashed", "its worker fell silent", model.now);
        model.count(job, Event.CRASHED);
        if (job.cancelAsked) {
            model.cancelled(job);
            return;
        }
        job.crashes++;
        job.attempt--;
        boolean last = job.crashes >= model.settings.crashBudget();
        job.move(last ? Name.DEAD : Name.READY, model.now);
        leave(job);
        if (last) {
            job.error = Optional.of("its worker was lost " + job.crashes + " times while it ran");
            model.count(job, Event.DEAD);
        }
    }

    private static void leave(ModelJob job) {
        job.worker = 0;
        job.begun = false;
    }
}
