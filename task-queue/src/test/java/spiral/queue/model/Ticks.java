package spiral.queue.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import spiral.queue.NewJob;
import spiral.queue.Schedule;
import spiral.queue.cron.CronExpression;

/// The schedules, and which of their ticks have been served.
final class Ticks {
    private final Model model;
    final TreeMap<String, Schedule.Standing> schedules = new TreeMap<>();
    private final Set<String> served = new HashSet<>();

    Ticks(Model model) {
        this.model = model;
    }

    /// In the place of one with the same name; where that one ticks alike, it goes on ticking.
    void put(Schedule schedule) {
        Schedule.Standing before = schedules.get(schedule.name());
        boolean alike =
                before != null
                        && before.schedule().cron().equals(schedule.cron())
                        && before.schedule().zone().equals(schedule.zone());
        Instant next = alike ? before.next() : after(schedule, now());
        schedules.put(schedule.name(), new Schedule.Standing(schedule, next));
    }

    private Instant now() {
        return Instant.ofEpochMilli(model.now);
    }

    private static Instant after(Schedule schedule, Instant time) {
        return CronExpression.parse(schedule.cron()).next(time, schedule.zone()).orElseThrow();
    }

    /// The jobs of all ticks that have come, in the order in which they are submitted.
    List<NewJob> come() {
        List<NewJob> jobs = new ArrayList<>();
        List<Schedule.Standing> due =
                schedules.values().stream()
                        .filter(standing -> !standing.next().isAfter(now()))
                        .sorted(java.util.Comparator.comparing(Schedule.Standing::next))
                        .toList();
        for (Schedule.Standing standing : due) {
            jobs.addAll(serve(standing));
            goesOn(standing.schedule());
        }
        return jobs;
    }

    private void goesOn(Schedule schedule) {
        schedules.put(schedule.name(), new Schedule.Standing(schedule, after(schedule, now())));
    }

    private List<NewJob> serve(Schedule.Standing standing) {
        Schedule schedule = standing.schedule();
        List<Instant> come = new ArrayList<>();
        for (Instant tick = standing.next(); !tick.isAfter(now()); tick = after(schedule, tick)) {
            come.add(tick);
        }
        List<Instant> counting = counting(schedule, come);
        return counting.stream()
                .filter(tick -> served.add(schedule.name() + " " + tick))
                .map(tick -> schedule.job())
                .toList();
    }

    private List<Instant> counting(Schedule schedule, List<Instant> come) {
        Instant last = come.getLast();
        return switch (schedule.missed()) {
            case SKIP -> last.isBefore(now().minus(Schedule.LATE)) ? List.of() : List.of(last);
            case ONCE -> List.of(last);
            case ALL -> come.subList(Math.max(0, come.size() - Schedule.MOST_MISSED), come.size());
        };
    }

    /// How long until the next one.
    Duration rest() {
        return schedules.values().stream()
                .map(standing -> Duration.between(now(), standing.next()))
                .map(left -> left.isNegative() ? Duration.ZERO : left)
                .reduce(Duration.ofMinutes(1), (a, b) -> a.compareTo(b) < 0 ? a : b);
    }
}
