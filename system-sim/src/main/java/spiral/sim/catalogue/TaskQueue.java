package spiral.sim.catalogue;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.Polarity.REINFORCING;
import static spiral.sim.catalogue.Seen.told;
import static spiral.sim.expr.Expr.number;
import static spiral.sim.expr.Expr.step;

import java.util.List;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.Sim;

/// Our own task queue: retries reinforce, workers balance, and an autoscaler balances more slowly.
/// Its stocks and flows bear the names of the model behind `./spiral queue forecast`, which takes
/// its numbers from a living queue and has no autoscaler.
final class TaskQueue implements CatalogueModel {
    private static final String RATE = "jobs/second";

    @Override
    public String name() {
        return "task-queue";
    }

    @Override
    public String story() {
        return "Jobs arrive, wait, run and sometimes fail; a failed job comes back after a pause."
                + " From second 60 to 180 three times as many arrive. An autoscaler adds slots when"
                + " jobs pile up, but a new worker needs time to start.";
    }

    @Override
    public Model model() {
        var m = Sim.model(name()).time(0, 600, 0.25, "second");
        var usual = m.constant("Usual arrivals", 8, RATE);
        var rush = m.constant("Rush", 16, RATE);
        var service = m.constant("Residence", 1, "second");
        var pickup = m.constant("Pick-up", 1, "second");
        var failure = m.constant("Failure share", 0.2, "1");
        var death = m.constant("Death share", 0.02, "1");
        var pause = m.constant("Back-off", 10, "second");
        var least = m.constant("Least slots", 12, "jobs");
        var most = m.constant("Most slots", 60, "jobs");
        var goal = m.constant("Wanted wait", 5, "second");
        var starts = m.constant("Worker start", 20, "second");
        var arrivals = m.aux("Arrivals", RATE, usual.plus(step(rush, 60)).minus(step(rush, 180)));

        var ready = m.stock("Ready", 0, "jobs").nonNegative();
        var running = m.stock("Running", 0, "jobs").nonNegative();
        var retrying = m.stock("Retrying", 0, "jobs").nonNegative();
        var slots = m.stock("Slots", least, "jobs");
        var succeeded = m.stock("Succeeded", 0, "jobs");
        var dead = m.stock("Dead", 0, "jobs");

        m.flow("Arriving", RATE, arrivals).to(ready);
        var ending = m.aux("Ending", RATE, running.over(service));
        var free = m.aux("Free slots", "jobs", slots.minus(running).max(0));
        var starting =
                m.flow("Starting", RATE, ready.over(pickup).min(ending.plus(free.over(pickup))))
                        .from(ready)
                        .to(running);
        var failures = ending.times(failure);
        var failing =
                m.flow("Failing", RATE, failures.times(number(1).minus(death)))
                        .from(running)
                        .to(retrying);
        m.flow("Dying", RATE, failures.times(death)).from(running).to(dead);
        m.flow("Succeeding", RATE, ending.minus(failures)).from(running).to(succeeded);
        var back = m.flow("Coming back", RATE, retrying.over(pause)).from(retrying).to(ready);

        var needed = m.aux("Needed slots", "jobs", running.plus(ready.times(service).over(goal)));
        var scaling =
                m.flow(
                                "Scaling",
                                "jobs/second",
                                needed.max(least).min(most).minus(slots).over(starts))
                        .to(slots);
        m.aux("Backlog", "jobs", ready.plus(running).plus(retrying));

        m.loop("Retries", REINFORCING, ready, starting, running, ending, failing, retrying, back);
        m.loop("Workers", BALANCING, running, free, starting);
        m.loop("Autoscaler", BALANCING, ready, needed, scaling, slots, free, starting);
        return m.build();
    }

    @Override
    public List<List<String>> charts() {
        return List.of(List.of("Ready", "Slots", "Retrying"), List.of("Arrivals", "Succeeding"));
    }

    @Override
    public List<String> whatToSee(Run run) {
        Seen seen = new Seen(run);
        return List.of(
                told(
                        "The rush ends at second 180; %.0f jobs waited at most, in second %.0f,"
                                + " and each failed one came again: the loop Retries (R).",
                        seen.highest("Ready"), seen.whenHighest("Ready")),
                told(
                        "The loop Autoscaler (B) brings up to %.0f slots, and the backlog is below"
                                + " 60 from second %.0f on.",
                        seen.highest("Slots"), seen.lastAbove("Backlog", 60)));
    }

    @Override
    public List<Experiment> experiments() {
        return List.of(
                Experiment.of(this, "what if no worker may be added?", "Most slots=12"),
                Experiment.of(this, "and if half of the attempts fail?", "Failure share=0.5"),
                Experiment.of(this, "does it swing if workers start slowly?", "Worker start=120"));
    }
}
