package spiral.queue.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spiral.queue.Claim;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.JobStore;
import spiral.queue.JobStore.Suspects;
import spiral.queue.JobStore.Verdict;
import spiral.queue.JobStore.Wanted;
import spiral.queue.Progress;
import spiral.queue.Settlement;
import spiral.queue.WorkerProfile;

/// What worker processes do.
final class WorkerSteps {
    private WorkerSteps() {}

    record Join(int by, int slots, Set<String> types) implements Step {
        @Override
        public void in(World world) {
            Duration lease = world.model.settings.lease();
            String name = "w" + world.workers.size();
            world.register(by, new WorkerProfile(name, 7, "here", slots, types, lease));
        }
    }

    /// It falls silent for ever.
    record Crash(int worker) implements Step {
        @Override
        public void in(World world) {
            world.worker(worker).ifPresent(world.crashed::add);
        }
    }

    record Retire(int worker) implements Step {
        @Override
        public void in(World world) {
            world.worker(worker)
                    .ifPresent(id -> {
                        world.home(id).retire(id);
                        world.model.crew.retire(id);
                    });
        }
    }

    record Beat(int worker) implements Step {
        @Override
        public void in(World world) {
            world.worker(worker).ifPresent(id -> beat(world, id));
        }

        static void beat(World world, long id) {
            JobStore.Heartbeat heart = world.home(id).heartbeat(id);
            Step.same("held", heart.held(), world.model.crew.beat(id));
            Step.same(
                    "cancelled", new HashSet<>(heart.cancelled()), world.model.crew.cancelled(id));
        }
    }

    record HandBackAllBut(int worker, int kept) implements Step {
        @Override
        public void in(World world) {
            world.worker(worker).ifPresent(id -> handBack(world, id));
        }

        private void handBack(World world, long id) {
            List<ModelJob> holding = world.model.crew.holding(id);
            List<ModelJob> gone = holding.subList(Math.min(kept, holding.size()), holding.size());
            List<Long> held =
                    holding.stream().filter(job -> !gone.contains(job)).map(job -> job.id).toList();
            Step.same("handed back", world.home(id).handBackAllBut(id, held), gone.size());
            gone.forEach(
                    job -> new Ends(world.model).giveBack(job, Settlement.Why.NOT_BEGUN.words()));
        }
    }

    record Begin(int claim) implements Step {
        @Override
        public void in(World world) {
            World.latest(world.claims, claim).ifPresent(c -> begin(world, c));
        }

        private static void begin(World world, Claim claim) {
            ModelJob job = world.model.jobs.get(claim.job());
            boolean holds = job != null && job.heldBy(claim.token());
            Step.same("begun", world.home(claim.worker()).begin(claim), holds);
            if (holds) {
                job.begun = true;
            }
        }
    }

    record Tell(int claim, int percent) implements Step {
        @Override
        public void in(World world) {
            World.latest(world.claims, claim).ifPresent(c -> tell(world, c));
        }

        private void tell(World world, Claim claim) {
            Progress progress = new Progress(percent, "at " + percent);
            world.home(claim.worker()).progress(List.of(new Progress.Report(claim, progress)));
            ModelJob job = world.model.jobs.get(claim.job());
            if (job != null && job.heldBy(claim.token())) {
                job.progress = Optional.of(progress);
            }
        }
    }

    /// How an attempt ends.
    enum Kind {
        DONE,
        RESULT,
        EFFECT,
        BROKEN,
        FAILED,
        LATER,
        STOPPED,
        BACK
    }

    /// The end of an attempt, by how long ago its claim came.
    record End(int claim, Kind kind) {
        Settlement of(Claim claim) {
            Duration took = Duration.ofMillis(5);
            return switch (kind) {
                case DONE -> success(claim, Optional.empty(), List.of());
                case RESULT -> success(claim, Optional.of("\"ü\""), List.of());
                case EFFECT -> success(claim, Optional.empty(), List.of(Effects.GOOD));
                case BROKEN -> success(claim, Optional.empty(), List.of(Effects.GOOD, Effects.BAD));
                case FAILED -> new Settlement.Failure(claim, took, "no " + claim.token());
                case LATER ->
                        new Settlement.Failure(
                                claim, took, "later", Duration.ofNanos(7_499_999_999L));
                case STOPPED -> new Settlement.Stopped(claim);
                case BACK -> new Settlement.HandBack(claim, Settlement.Why.SHUT_DOWN);
            };
        }

        private static Settlement success(
                Claim claim, Optional<String> result, List<Settlement.Effect> effects) {
            return new Settlement.Success(claim, Duration.ofMillis(5), result, effects);
        }
    }

    record Trade(int worker, List<End> ends, Set<String> types, int limit, Suspects suspects)
            implements Step {
        @Override
        public void in(World world) {
            world.worker(worker).ifPresent(id -> trade(world, id));
        }

        private void trade(World world, long id) {
            List<Claim> own = world.claims.stream().filter(c -> c.worker() == id).toList();
            List<End> meant = new ArrayList<>();
            List<Settlement> said = new ArrayList<>();
            for (End end : ends) {
                Optional<Claim> claim = World.latest(own, end.claim);
                claim.ifPresent(c -> said.add(end.of(c)));
                claim.ifPresent(c -> meant.add(end));
            }
            Wanted wanted = new Wanted(types, limit, suspects);
            JobStore.Exchange answer = world.home(id).exchange(id, said, wanted);
            for (int i = 0; i < said.size(); i++) {
                settled(world, said.get(i), meant.get(i).kind, answer.verdicts().get(i));
            }
            Step.same("claims", answer.claims(), claims(world, id, wanted));
            world.claims.addAll(answer.claims());
        }

        private static void settled(World world, Settlement said, Kind kind, Verdict verdict) {
            ModelJob job = world.model.jobs.get(said.claim().job());
            boolean holds = job != null && job.heldBy(said.claim().token());
            long pause = holds ? pause(world, said, job, verdict) : 0;
            boolean stands = new Ends(world.model).settle(said, kind == Kind.BROKEN, pause);
            Step.same("accepted " + said, verdict instanceof Verdict.Accepted, stands);
            if (verdict instanceof Verdict.Accepted accepted) {
                Step.same("life after it", inMillis(accepted.life()), job.life());
            }
        }

        /// The wait that the store has chosen, which must be one that it may choose.
        private static long pause(World world, Settlement said, ModelJob job, Verdict verdict) {
            if (verdict instanceof Verdict.Accepted accepted
                    && inMillis(accepted.life()).state() instanceof JobState.Retrying retrying) {
                long pause = retrying.dueAt().toEpochMilli() - world.model.now;
                Duration atLeast =
                        said instanceof Settlement.Failure f ? f.atLeast() : Duration.ZERO;
                boolean fits = new Ends(world.model).fits(job, atLeast, pause);
                Step.same("a wait of " + pause + " ms fits", fits, true);
                return pause;
            }
            return 0;
        }

        private static JobLife inMillis(JobLife life) {
            JobState state =
                    life.state() instanceof JobState.Retrying r
                            ? new JobState.Retrying(
                                    Instant.ofEpochMilli(
                                            r.dueAt().plusNanos(999_999).toEpochMilli()),
                                    r.why())
                            : life.state();
            return new JobLife(
                    state, life.attempt(), life.maxAttempts(), life.crashes(), life.token());
        }

        private static List<Claim> claims(World world, long id, Wanted wanted) {
            if (wanted.limit() == 0 || !world.model.crew.held(id)) {
                return List.of();
            }
            List<Claim> claims = new ArrayList<>();
            for (ModelJob job : new Claims(world.model, wanted).chosen()) {
                long since = job.at;
                Claims.take(world.model, job, id);
                claims.add(claim(world.model, job, id, since));
            }
            return claims;
        }

        private static Claim claim(Model model, ModelJob job, long worker, long since) {
            return new Claim(
                    job.id,
                    worker,
                    job.token,
                    job.type(),
                    job.made.payload(),
                    job.traceparent,
                    job.attempt,
                    job.made.maxAttempts(),
                    job.made.timeout(),
                    job.suspect(),
                    model.breakers.generation(job.type()),
                    Instant.ofEpochMilli(model.now),
                    Duration.ofMillis(model.now - since));
        }
    }

    /// What effects there are.
    private static final class Effects {
        static final Settlement.Effect GOOD =
                connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("INSERT INTO effect VALUES (1)");
                    }
                };
        static final Settlement.Effect BAD =
                _ -> {
                    throw new java.sql.SQLException("cannot be done");
                };
    }
}
