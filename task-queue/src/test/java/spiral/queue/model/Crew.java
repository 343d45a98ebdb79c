package spiral.queue.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import spiral.queue.JobState.Name;
import spiral.queue.WorkerProfile;

/// Who is alive, and who plays the scheduler.
final class Crew {
    /// Between the sweep that notes a missed heartbeat and the one that gives the worker up.
    private static final long GRACE = 400;

    private static final long ROLE = 2_000;

    private final Model model;
    final TreeMap<Long, Member> members = new TreeMap<>();
    private long scheduler;
    private long schedulerUntil;

    /// A worker process.
    static final class Member {
        final WorkerProfile profile;
        long until;
        long seen;
        Optional<Long> noted = Optional.empty();
        Optional<Long> ended = Optional.empty();
        String ending = "";

        Member(WorkerProfile profile) {
            this.profile = profile;
        }

        boolean silent(long now) {
            return ended.isEmpty() && until < now;
        }
    }

    Crew(Model model) {
        this.model = model;
    }

    void join(long id, WorkerProfile profile) {
        members.put(id, new Member(profile));
        beat(id);
    }

    boolean held(long worker) {
        return members.containsKey(worker) && members.get(worker).ended.isEmpty();
    }

    boolean beat(long worker) {
        if (held(worker)) {
            Member member = members.get(worker);
            member.seen = model.now;
            member.until = model.now + member.profile.lease().toMillis();
            member.noted = Optional.empty();
        }
        return held(worker);
    }

    List<ModelJob> holding(long worker) {
        return model.those(job -> job.in(Name.RUNNING) && job.worker == worker);
    }

    Set<Long> cancelled(long worker) {
        return holding(worker).stream()
                .filter(job -> job.cancelAsked && held(worker))
                .map(job -> job.id)
                .collect(java.util.stream.Collectors.toSet());
    }

    void retire(long worker) {
        if (held(worker)) {
            end(worker, "left");
            Ends ends = new Ends(model);
            holding(worker)
                    .forEach(job ->
                            ends.giveBack(
                                    job, "its worker left before it could say what became of it"));
        }
    }

    private void end(long worker, String ending) {
        members.get(worker).ended = Optional.of(model.now);
        members.get(worker).ending = ending;
        if (scheduler == worker) {
            schedulerUntil = 0;
        }
    }

    /// Somebody sweeps: from now on the silent ones may be given up, after the grace.
    void sweeping() {
        members.values().stream()
                .filter(member -> member.silent(model.now) && member.noted.isEmpty())
                .forEach(member -> member.noted = Optional.of(model.now));
    }

    /// Whether a sweep may give this worker up now.
    boolean mayLapse(long worker) {
        Member member = members.get(worker);
        return member != null
                && member.silent(model.now)
                && member.noted.isPresent()
                && model.now - member.noted.get() >= GRACE;
    }

    void lapse(long worker) {
        Ends ends = new Ends(model);
        List<ModelJob> lost = holding(worker);
        end(worker, "lost");
        lost.forEach(ends::lost);
    }

    /// Offers to play the scheduler; true when the worker does.
    boolean schedules(long worker) {
        boolean taken = scheduler != worker && schedulerUntil > model.now && !standsIn(worker);
        if (taken || !held(worker)) {
            return false;
        }
        boolean fresh = scheduler == worker && schedulerUntil - model.now > ROLE / 2;
        if (!fresh || !model.due().isEmpty()) { // else there is nothing to write
            scheduler = worker;
            schedulerUntil = model.now + ROLE;
        }
        return true;
    }

    /// The scheduler has slots for jobs, and this one has none.
    private boolean standsIn(long worker) {
        return slots(scheduler) > 0 && slots(worker) == 0;
    }

    private int slots(long worker) {
        return members.containsKey(worker) ? members.get(worker).profile.slots() : -1;
    }

    boolean leads(long worker) {
        return scheduler == worker && schedulerUntil > model.now;
    }

    void forget(long before) {
        members.values().removeIf(member -> member.ended.orElse(Long.MAX_VALUE) < before);
    }

    /// Those whose lease had run out at that time and who are still not given up.
    List<Long> overdue(long since) {
        return members.entrySet().stream()
                .filter(entry -> entry.getValue().silent(since))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    Duration lease() {
        return model.settings.lease();
    }
}
