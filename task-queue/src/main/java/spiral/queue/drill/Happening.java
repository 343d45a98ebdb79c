package spiral.queue.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import spiral.queue.drill.Night.Crew;

/// Lets a fault happen in a night: what the processes say then, and which of these lines prove it.
/// A line that would fit two faults proves neither.
final class Happening {
    /// The lease, and the time until a sweep notices that it has ended.
    private static final Duration GIVEN_UP = Duration.ofMillis(10_600);

    private static final Duration RESTART = Duration.ofMillis(700);
    private static final int FAILURES = 12;

    private final Night night;

    Happening(Night night) {
        this.night = night;
    }

    void of(Fault fault) {
        switch (fault) {
            case KILLED -> killed();
            case FROZEN -> frozen();
            case POISON -> poison();
            case OUTAGE -> outage();
            case DISK -> store(fault, "the disk is full");
            case LOCKED -> store(fault, "another program has kept it locked for 30 s");
            case CLOCK -> clock();
        }
    }

    private void killed() {
        Crew victim = night.somebody();
        List<Long> held = jobs(2 + night.any(5));
        proves(dies(victim, held), Fault.KILLED);
        night.finish(held);
    }

    /// It dies without a word, is started again, and somebody says that it fell silent.
    private String dies(Crew victim, List<Long> held) {
        victim.silence();
        night.work(RESTART);
        night.replace(victim);
        night.work(GIVEN_UP);
        return fellSilent(victim, held);
    }

    private void frozen() {
        Crew victim = night.somebody();
        List<Long> held = jobs(2 + night.any(3));
        victim.silence();
        night.work(GIVEN_UP);
        fellSilent(victim, held);
        night.finish(held);
        night.work(Duration.ofSeconds(15 + night.any(20)));
        victim.resume();
        proves(
                night.say(
                        victim,
                        "WARN",
                        "lease lost: stopping all its jobs",
                        Map.of("worker", victim.number())),
                Fault.FROZEN);
        for (long job : held) {
            Map<String, Object> fields = night.about(job, "render", 1);
            fields.put("reason", "the job has ended");
            proves(
                    night.say(
                            victim,
                            "WARN",
                            "acknowledgement refused: this worker no longer held the job",
                            fields),
                    Fault.FROZEN);
        }
        night.register(victim);
    }

    /// The first time others were running beside it; from the second time on it runs alone.
    private void poison() {
        List<Long> first = jobs(2 + night.any(4));
        long guilty = first.get(night.any(first.size()));
        dies(night.somebody(), first);
        night.finish(first.stream().filter(job -> job != guilty).toList());
        for (int crash = 2; crash <= 3; crash++) {
            night.work(Duration.ofSeconds(3 + night.any(6)));
            proves(dies(night.somebody(), List.of(guilty)), Fault.POISON);
        }
    }

    private void outage() {
        for (int i = 0; i < FAILURES; i++) {
            proves(
                    night.fail(
                            night.somebody(),
                            night.job(),
                            "lookup",
                            "java.net.ConnectException",
                            "Connection refused"),
                    Fault.OUTAGE);
            night.work(Duration.ofMillis(150));
        }
        night.rest("lookup");
        night.work(Duration.ofSeconds(45));
        night.rest("");
    }

    private void store(Fault fault, String reason) {
        for (int round = 0; round < 4; round++) {
            for (Crew worker : night.working()) {
                proves(
                        night.say(
                                worker,
                                "WARN",
                                "the store cannot be used just now: the store queue.db: " + reason,
                                Map.of()),
                        fault);
                night.pause(Duration.ofMillis(100));
            }
            night.pause(Duration.ofSeconds(4));
        }
    }

    private void clock() {
        night.clockError(Duration.ofMinutes(40 + night.any(20)));
        night.proving(Optional.of(Fault.CLOCK));
        night.work(Duration.ofSeconds(40));
        night.proving(Optional.empty());
        night.clockError(Duration.ZERO);
    }

    private String fellSilent(Crew victim, List<Long> held) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("worker", victim.number());
        fields.put("labels.worker.name", victim.author().name());
        fields.put("jobs", held);
        return night.say(
                night.somebody(), "WARN", "a worker fell silent: its jobs go to others", fields);
    }

    private List<Long> jobs(int count) {
        List<Long> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jobs.add(night.job());
        }
        return jobs;
    }

    private void proves(String line, Fault fault) {
        night.book().proves(line, fault);
    }
}
