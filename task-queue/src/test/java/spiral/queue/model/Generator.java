package spiral.queue.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import spiral.queue.JobStore.Suspects;
import spiral.queue.Lane;
import spiral.queue.Limit;
import spiral.queue.NewJob;
import spiral.queue.Schedule;

/// Makes histories. Few types and keys, so that jobs get into each other's way; and now and then a
/// calm passage in which one kind of step comes often.
final class Generator {
    private static final List<String> TYPES = List.of("mail", "print", "scan");
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/New_York");
    private static final List<String> CRONS =
            List.of("* * * * *", "*/2 * * * *", "31 * * * *", "30 2 * * *", "0 3 29 3 *");

    private record Kind(int weight, Supplier<Step> maker) {}

    private final RandomGenerator random;
    private final List<Kind> kinds;

    Generator(RandomGenerator random) {
        this.random = random;
        this.kinds = kinds();
    }

    private List<Kind> kinds() {
        return List.of(
                new Kind(20, this::submit),
                new Kind(34, this::trade),
                new Kind(4, this::begin),
                new Kind(2, () -> new WorkerSteps.Tell(old(3), random.nextInt(101))),
                new Kind(3, this::join),
                new Kind(2, () -> new WorkerSteps.Crash(old(3))),
                new Kind(1, () -> new WorkerSteps.Retire(old(3))),
                new Kind(2, () -> new WorkerSteps.Beat(old(3))),
                new Kind(2, () -> new WorkerSteps.HandBackAllBut(old(3), random.nextInt(3))),
                new Kind(8, this::promote),
                new Kind(4, this::pass),
                new Kind(8, () -> new TimeSteps.Live(random.nextInt(1, 9))),
                new Kind(3, () -> new TimeSteps.Sweep(by())),
                new Kind(3, () -> new TimeSteps.Tend(old(3), types())),
                new Kind(1, () -> new TimeSteps.Tidy(by())),
                new Kind(3, () -> new JobSteps.Cancel(by(), old(8))),
                new Kind(3, () -> new JobSteps.Revive(by(), old(8))),
                new Kind(2, () -> new JobSteps.Redrive(by(), maybe(this::type), 1 + old(3))),
                new Kind(2, this::lane),
                new Kind(2, this::limit),
                new Kind(1, this::put),
                new Kind(1, () -> new JobSteps.Remove(by(), "s" + random.nextInt(2))),
                new Kind(2, () -> new TimeSteps.Tick(by())),
                new Kind(3, () -> new Look(by())));
    }

    List<Step> history(int length) {
        List<Step> steps = new ArrayList<>();
        steps.add(new WorkerSteps.Join(0, 4, Set.copyOf(TYPES)));
        while (steps.size() < length) {
            Kind kind = kind();
            int times = random.nextInt(6) == 0 ? random.nextInt(1, 4) : 1;
            IntStream.range(0, times).forEach(_ -> steps.add(kind.maker.get()));
        }
        steps.add(new Look(by()));
        return steps;
    }

    private Kind kind() {
        int left = random.nextInt(kinds.stream().mapToInt(Kind::weight).sum());
        for (Kind kind : kinds) {
            left -= kind.weight;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("weights add up");
    }

    // ---- small choices

    private int by() {
        return random.nextInt(3);
    }

    /// How long ago something came: mostly lately.
    private int old(int most) {
        return random.nextInt(4) == 0 ? random.nextInt(4 * most) : random.nextInt(most);
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return one(2) ? Optional.of(value.get()) : Optional.empty();
    }

    private String type() {
        return of(TYPES);
    }

    private Set<String> types() {
        Set<String> types = new TreeSet<>(TYPES);
        if (one(4)) {
            types.remove(type());
        }
        return types;
    }

    // ---- jobs

    private Step submit() {
        int jobs = one(3) ? random.nextInt(2, 6) : 1;
        JobSteps.Way way = one(6) ? of(List.of(JobSteps.Way.values())) : JobSteps.Way.OWN;
        return new JobSteps.Submit(
                by(), IntStream.range(0, one(40) ? 35 : jobs).mapToObj(_ -> order()).toList(), way);
    }

    private JobSteps.Order order() {
        NewJob job = job();
        if (one(5)) {
            job = job.unique("u" + random.nextInt(2));
        }
        if (one(6)) {
            job = job.idempotencyKey("i" + random.nextInt(3));
        }
        List<Integer> parents =
                one(5)
                        ? IntStream.range(0, random.nextInt(1, 4)).mapToObj(_ -> old(5)).toList()
                        : List.of();
        return new JobSteps.Order(job, parents);
    }

    private NewJob job() {
        NewJob job =
                NewJob.of(type(), String.valueOf(random.nextInt(3)))
                        .priority(one(3) ? random.nextInt(10) : 5)
                        .maxAttempts(random.nextInt(1, 4))
                        .timeout(Duration.ofMillis(random.nextInt(1, 100_000)));
        job = one(4) ? job.limitKey("k" + random.nextInt(2)) : job;
        job = one(4) ? job.delay(delay()) : job;
        return one(12) ? job.runAt(instant()) : job;
    }

    private Duration delay() {
        return one(8)
                ? Duration.ofNanos(random.nextInt(3_000_000))
                : Duration.ofMillis(random.nextInt(15_000));
    }

    private Instant instant() {
        return World.START.plusNanos(random.nextLong(-1_000_000_000L, 200_000_000_000L));
    }

    // ---- workers

    private Step join() {
        return new WorkerSteps.Join(by(), random.nextInt(3), types());
    }

    private Step trade() {
        int ends = one(3) ? 0 : random.nextInt(1, 5);
        return new WorkerSteps.Trade(
                old(3),
                IntStream.range(0, ends).mapToObj(_ -> end()).toList(),
                types(),
                one(4) ? 0 : one(3) ? 20 : random.nextInt(1, 5),
                of(List.of(Suspects.values())));
    }

    private WorkerSteps.End end() {
        WorkerSteps.Kind kind =
                one(2) ? WorkerSteps.Kind.FAILED : of(List.of(WorkerSteps.Kind.values()));
        return new WorkerSteps.End(old(5), one(3) ? WorkerSteps.Kind.DONE : kind);
    }

    private Step begin() {
        return new WorkerSteps.Begin(old(2));
    }

    private Step promote() {
        return new TimeSteps.Promote(old(2), one(4) ? random.nextInt(1, 3) : 1_000);
    }

    private Step pass() {
        return new TimeSteps.Pass(
                one(8) ? random.nextInt(900_000) : random.nextInt(one(2) ? 12_000 : 1_000));
    }

    // ---- controls

    private Step lane() {
        Lane.Mode mode = one(2) ? Lane.Mode.OPEN : of(List.of(Lane.Mode.values()));
        return new JobSteps.SetLane(by(), type(), mode);
    }

    private Step limit() {
        Limit limit = one(2) ? Limit.running(random.nextInt(1, 3)) : starts();
        return new JobSteps.SetLimit(by(), "k" + random.nextInt(2), maybe(() -> limit));
    }

    private Limit starts() {
        Duration per = Duration.ofMillis(random.nextInt(100, 20_000));
        int running = random.nextInt(3);
        return new Limit(running, random.nextInt(1, 4), per);
    }

    private Step put() {
        NewJob job =
                NewJob.of(type(), "9")
                        .delay(Duration.ofMillis(one(2) ? 0 : random.nextInt(15_000)));
        job = one(3) ? job.unique("u" + random.nextInt(2)) : job;
        return new JobSteps.Put(
                by(),
                new Schedule(
                        "s" + random.nextInt(2),
                        of(CRONS),
                        ZoneId.of(of(ZONES)),
                        of(List.of(Schedule.Missed.values())),
                        one(3) ? job.limitKey("k" + random.nextInt(2)) : job));
    }
}
