package spiral.queue.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import spiral.queue.JobState.Name;
import spiral.queue.JobStore;
import spiral.queue.NewJob;

/// What time brings, and those who see to it.
final class TimeSteps {
    private TimeSteps() {}

    /// Time passes, and nobody does anything.
    record Pass(long millis) implements Step {
        @Override
        public void in(World world) {
            world.pass(millis);
        }
    }

    /// Time passes, the living send their heartbeats, and every process sweeps. Who had been silent
    /// before is given up in the end.
    record Live(int halfSeconds) implements Step {
        private static final int ENOUGH = 6;

        @Override
        public void in(World world) {
            long begun = world.model.now;
            for (int i = 0; i < halfSeconds; i++) {
                world.pass(500);
                world.living().forEach(worker -> WorkerSteps.Beat.beat(world, worker));
                world.stores.forEach(store -> swept(world, store));
            }
            if (halfSeconds >= ENOUGH) {
                assertThat(world.model.crew.overdue(begun)).as("given up").isEmpty();
            }
        }
    }

    record Sweep(int by) implements Step {
        @Override
        public void in(World world) {
            swept(world, world.store(by));
        }
    }

    private static void swept(World world, JobStore store) {
        lapsed(world, store.sweep());
    }

    /// The store decides when; the model says whether it may, and what becomes of the jobs.
    private static void lapsed(World world, List<JobStore.Lapse> lapses) {
        Crew crew = world.model.crew;
        crew.sweeping();
        for (JobStore.Lapse lapse : lapses) {
            Step.same("may be given up: " + lapse, crew.mayLapse(lapse.worker()), true);
            Set<Long> holding =
                    crew.holding(lapse.worker()).stream()
                            .map(job -> job.id)
                            .collect(Collectors.toSet());
            Step.same("jobs that were lost", Set.copyOf(lapse.jobs()), holding);
            crew.lapse(lapse.worker());
        }
    }

    record Promote(int worker, int limit) implements Step {
        @Override
        public void in(World world) {
            world.worker(worker)
                    .ifPresent(id -> promoted(world, id, world.home(id).promote(id, limit), limit));
        }
    }

    private static void promoted(
            World world, long worker, JobStore.Promotion promotion, int limit) {
        boolean holder = world.model.crew.schedules(worker);
        Step.same("plays the scheduler", promotion.holder(), holder);
        List<ModelJob> due = holder ? world.model.due() : List.of();
        int moved = Math.min(limit, due.size());
        Step.same("made ready", promotion.moved(), moved);
        if (moved < due.size()) {
            due = chosen(world, due, moved);
        }
        due.forEach(job -> job.move(Name.READY, world.model.now));
    }

    /// Of those that are due at the same moment the store may choose.
    private static List<ModelJob> chosen(World world, List<ModelJob> due, int moved) {
        List<ModelJob> chosen =
                due.stream().filter(job -> now(world, job.id) == Name.READY).toList();
        assertThat(chosen).as("made ready").hasSize(moved);
        long last = chosen.stream().mapToLong(job -> job.at).max().orElse(0);
        assertThat(due)
                .filteredOn(job -> job.at < last)
                .as("those due first")
                .allMatch(chosen::contains);
        return chosen;
    }

    private static Name now(World world, long id) {
        return world.stores.getFirst().find(id).orElseThrow().life().state().name();
    }

    record Tick(int by) implements Step {
        @Override
        public void in(World world) {
            JobStore store = world.store(by);
            List<NewJob> come = world.model.ticks.come();
            Duration rest = store.controls().tick();
            submitted(world, store, come);
            Step.same("until the next tick", rest, world.model.ticks.rest());
        }
    }

    /// The jobs of the ticks: the model learns their numbers by looking.
    private static void submitted(World world, JobStore store, List<NewJob> come) {
        List<Long> fresh =
                new ArrayList<>(store.newest(types(come), Optional.empty(), 10_000).reversed());
        fresh.removeIf(world.jobs::contains);
        for (NewJob job : come) {
            ticked(world, job, fresh);
        }
        assertThat(fresh).as("jobs that no tick asks for").isEmpty();
    }

    private static Set<String> types(List<NewJob> jobs) {
        return jobs.stream().map(NewJob::type).collect(Collectors.toSet());
    }

    private static void ticked(World world, NewJob job, List<Long> fresh) {
        try {
            Submits submits = new Submits(world.model, List.of(job));
            List<Long> ids = new ArrayList<>();
            ids.add(submits.isNew(0) ? fresh.removeFirst() : submits.expected(0, List.of()));
            world.stored(submits, List.of(job), ids);
        } catch (spiral.queue.Lane.Closed draining) {
            return;
        }
    }

    /// All of it, as an idle worker does.
    record Tend(int worker, Set<String> types) implements Step {
        @Override
        public void in(World world) {
            world.worker(worker).ifPresent(id -> tend(world, id));
        }

        private void tend(World world, long id) {
            JobStore store = world.home(id);
            List<NewJob> come = world.model.ticks.come();
            JobStore.Tended tended = store.tend(id, types, 1000);
            promoted(world, id, tended.promotion(), 1000);
            lapsed(world, tended.lapses());
            submitted(world, store, come);
            if (!world.model.those(job -> mayStart(world, job)).isEmpty() && come.isEmpty()) {
                Step.same("ready", tended.ready(), true);
            }
            assertThat(tended.rest())
                    .as("rest")
                    .isLessThanOrEqualTo(world.model.ticks.rest().plusMillis(1));
        }

        private boolean mayStart(World world, ModelJob job) {
            boolean wanted = types.contains(job.type()) && !world.model.paused(job.type());
            return wanted && job.ready();
        }
    }

    record Tidy(int by) implements Step {
        @Override
        public void in(World world) {
            Step.same("let go", world.store(by).tidy(), world.model.tidy());
        }
    }
}
