package spiral.queue.model;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import spiral.queue.Job;
import spiral.queue.JobStore;
import spiral.queue.Lane;
import spiral.queue.Limit;
import spiral.queue.NewJob;
import spiral.queue.Schedule;

/// What those do who hand jobs in, and whoever runs the queue.
final class JobSteps {
    private JobSteps() {}

    /// In which transaction a batch is handed in.
    enum Way {
        OWN,
        COMMITTED,
        ROLLED_BACK
    }

    /// A job, and how long ago its parents came.
    record Order(NewJob job, List<Integer> parents) {
        NewJob in(World world) {
            return job.after(parents.stream().map(world::job).toArray(Long[]::new));
        }

        @Override
        public String toString() {
            return "%s %s p%d %s max %d %s %s%s"
                    .formatted(
                            job.type(),
                            job.payload(),
                            job.priority(),
                            job.start(),
                            job.maxAttempts(),
                            job.timeout(),
                            job.ties(),
                            parents.isEmpty() ? "" : " after " + parents);
        }
    }

    record Submit(int by, List<Order> orders, Way way) implements Step {
        @Override
        public void in(World world) throws Exception {
            List<NewJob> batch = orders.stream().map(order -> order.in(world)).toList();
            Optional<Submits> accepted =
                    Step.accepted(
                            () -> new Submits(world.model, batch),
                            () -> submit(world.store(by), batch));
            if (accepted.isPresent()) {
                List<Long> ids = submit(world.store(by), batch);
                if (way != Way.ROLLED_BACK) {
                    world.stored(accepted.get(), batch, ids);
                }
            }
        }

        private List<Long> submit(JobStore store, List<NewJob> batch) throws Exception {
            if (way == Way.OWN) {
                return store.submit(batch);
            }
            try (Connection connection = store.connect()) {
                connection.setAutoCommit(false);
                List<Long> ids = store.submit(connection, batch);
                if (way == Way.COMMITTED) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                return ids;
            }
        }
    }

    record Cancel(int by, int job) implements Step {
        @Override
        public void in(World world) throws Exception {
            long id = world.job(job);
            Step.accepted(
                            () -> change(() -> world.model.cancel(id)),
                            () -> world.store(by).cancel(id))
                    .ifPresent(_ -> answered(world, world.store(by).cancel(id)));
        }
    }

    private static boolean change(Runnable change) {
        change.run();
        return true;
    }

    private static void answered(World world, Job job) {
        Step.same("answer", job, world.model.job(job.id()).job());
    }

    record Revive(int by, int job) implements Step {
        @Override
        public void in(World world) throws Exception {
            long id = world.job(job);
            Step.accepted(
                            () -> change(() -> world.model.revive(id)),
                            () -> world.store(by).revive(id))
                    .ifPresent(_ -> answered(world, world.store(by).revive(id)));
        }
    }

    record Redrive(int by, Optional<String> type, int limit) implements Step {
        @Override
        public void in(World world) {
            int revived = world.store(by).controls().redrive(type, limit);
            Step.same("sent round again", revived, world.model.redrive(type, limit));
        }
    }

    record SetLane(int by, String type, Lane.Mode mode) implements Step {
        @Override
        public void in(World world) {
            world.store(by).controls().lane(type, mode);
            world.model.lane(type, mode);
        }
    }

    record SetLimit(int by, String key, Optional<Limit> limit) implements Step {
        @Override
        public void in(World world) {
            world.store(by).controls().limit(key, limit);
            world.model.limits.set(key, limit, world.model.now);
        }
    }

    record Put(int by, Schedule schedule) implements Step {
        @Override
        public void in(World world) {
            world.store(by).controls().put(schedule);
            world.model.ticks.put(schedule);
        }
    }

    record Remove(int by, String name) implements Step {
        @Override
        public void in(World world) {
            boolean there = world.model.ticks.schedules.remove(name) != null;
            Step.same("removed", world.store(by).controls().remove(name), there);
        }
    }
}
